// Gradients of maxima, and their undoing: elements go to the places that were recorded for them.

import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { formatShape, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { checkInput, refuse, slidingWindows } from './windows.ts'

type Outputs = readonly Tensor[] | null
const call = (rt: Runtime, name: string, args: readonly unknown[]) => rt.call(`aten::${name}`, args) as Tensor

/** Planes of `rank` dimensions in rows: [planes, elements]. */
const planes = (rt: Runtime, t: Tensor, rank: number): Tensor => {
  const elements = t.shape.slice(-rank).reduce((n, s) => n * s, 1)
  return call(rt, 'reshape', [t, [t.numel / Math.max(elements, 1), elements]])
}

/** Adds each value to the place in its plane that its index names; sums are kept in the computing dtype. */
export function addAtPlaces(
  rt: Runtime,
  operator: string,
  rank: number,
  values: Tensor,
  indices: Tensor,
  like: Tensor,
  out: Outputs,
): Tensor {
  if (!sameShape(values.shape, indices.shape)) refuse(operator, indices, `expected indices as ${values.describe()}`)
  const result = out ? checkOutput(operator, out[0]!, like.shape, like.dtype) : rt.empty(like.shape, like.dtype)
  rt.tidy(() => {
    const sums = rt.empty(like.shape, computeType(like.dtype))
    fillWith(rt, sums, 0)
    if (values.numel > 0) {
      const wide = call(rt, 'to.dtype', [values, sums.dtype])
      call(rt, 'scatter_add_', [planes(rt, sums, rank), 1, planes(rt, indices, rank), planes(rt, wide, rank)])
    }
    call(rt, 'copy_', [result, sums])
  })
  return result
}

const define = contractsIn('convolution')
type Numbers = readonly number[]
type WindowSizes = [kernel: Numbers, stride: Numbers, padding: Numbers, dilation: Numbers]

function maxPoolBackward(rank: number): Contract {
  const operator = `max_pool${rank}d_with_indices_backward`
  return define(operator, (rt, args, out) => {
    const [grad, self, kernel, stride, padding, dilation, ceil] = args as [Tensor, Tensor, ...WindowSizes, boolean]
    checkInput(rt, operator, self, rank)
    const { sizes } = slidingWindows(operator, self, rank, { kernel, stride, padding, dilation, ceil })
    const shape = [...self.shape.slice(0, -rank), ...sizes]
    if (!sameShape(grad.shape, shape)) refuse(operator, grad, `expected a gradient of shape ${formatShape(shape)}`)
    return addAtPlaces(rt, operator, rank, grad, args[7] as Tensor, self, out)
  })
}
function adaptiveMaxBackward(rank: number): Contract {
  const operator = `adaptive_max_pool${rank}d_backward`
  return define(operator, (rt, [grad, self, indices], out) =>
    addAtPlaces(rt, operator, rank, grad as Tensor, indices as Tensor, self as Tensor, out),
  )
}

/** Values at the places of their indices, zeros elsewhere. */
function unpool(rank: number): Contract {
  const operator = `max_unpool${rank}d`
  return define(operator, (rt, args, out) => {
    const [self, indices, sizes] = args as [Tensor, Tensor, readonly number[]]
    if (!sameShape(self.shape, indices.shape)) refuse(operator, indices, `expected indices as ${self.describe()}`)
    const shape = [...self.shape.slice(0, -rank), ...sizes]
    const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
    fillWith(rt, result, 0)
    if (self.numel > 0)
      rt.tidy(() => {
        const flat = result.isContiguous() ? result : rt.contiguous(result)
        const rows = planes(rt, flat, rank)
        call(rt, 'scatter_', [rows, 1, planes(rt, indices, rank), planes(rt, self, rank)])
        if (flat !== result) call(rt, 'copy_', [result, flat])
      })
    return result
  })
}

/** Without the places, which are found again. */
function maxPoolBackwardAnew(rank: number): Contract {
  const operator = `max_pool${rank}d_backward`
  const sizes = `int[${rank}]`
  const contract = define(operator, (rt, [grad, self, ...windows]) =>
    rt.tidy(() => {
      const [, places] = rt.call(`aten::max_pool${rank}d_with_indices`, [self, ...windows]) as Tensor[]
      return rt.call(`aten::max_pool${rank}d_with_indices_backward`, [grad, self, ...windows, places])
    }),
  )
  if (rank === 2) return contract
  const options = `${sizes} kernel_size, ${sizes} stride=[], ${sizes} padding=0, ${sizes} dilation=1, bool ceil_mode=False`
  return { ...contract, schema: `${operator}(Tensor grad_output, Tensor self, ${options}) -> Tensor` }
}

export const poolingGradients: Contract[] = [2, 3].flatMap((rank) => [
  maxPoolBackward(rank),
  maxPoolBackwardAnew(rank),
  adaptiveMaxBackward(rank),
  unpool(rank),
])
