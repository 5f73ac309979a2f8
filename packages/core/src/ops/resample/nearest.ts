// Nearest-neighbour resampling in one to three dimensions, and its gradient.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Site } from '../../kernels/indexed.ts'
import { hasAtenSchema } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { bitsDType } from '../index/element-bits.ts'
import { checkOutput } from '../outputs.ts'
import { runResampling } from './iteration.ts'
import { checkGradient, checkSpatial, scaleOf } from './sizes.ts'

type Numbers = readonly number[]
type Scales = readonly (number | null)[]

interface Resampling {
  readonly operator: string
  /** Whether outputs look from their centres. */
  readonly isExact: boolean
  readonly sizes: Numbers
  readonly scales: Scales
}

/**
 * Visits the elements of `large` [N, C, outputs] with the places of their sources in `small` [N, C, inputs]: copies from
 * there, or adds to there.
 */
function visit(rt: Runtime, call: Resampling, small: Tensor, large: Tensor, adds: boolean): void {
  const { operator, isExact, scales } = call
  const rank = scales.length
  const [from, to] = adds
    ? [large.dtype, small.dtype]
    : [bitsDType(operator, small.dtype), bitsDType(operator, small.dtype)]
  const key = `${operator}:${rank}:${from}:${to}:${adds}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        { dtype: from, access: adds ? ('read' as const) : ('write' as const), computed: 0 },
        { dtype: to, access: adds ? ('readwrite' as const) : ('read' as const), computed: rank },
      ],
      scalars: [...scales.map((): KernelDType => 'int64'), ...scales.map((): KernelDType => 'float32')],
      body: (site: Site) => {
        const places = scales.map((_, i) => {
          const place = site.coord(i).to('float32')
          const source = (isExact ? place.add(0.5) : place)
            .mul(site.scalars[rank + i]!)
            .floor()
            .to('int64')
          return source.minimum(site.scalars[i]!.sub(1))
        })
        if (adds) site.write(1, places, site.load(0).to(to as KernelDType), 'sum')
        else site.store(0, site.read(1, places))
      },
    }
    return new IndexedProgram(key, spec, store)
  })
  const factors = scales.map((scale, i) => scaleOf(small.shape[2 + i]!, large.shape[2 + i]!, scale ?? null))
  runResampling(program, small, large, factors)
}

function forward(rt: Runtime, self: Tensor, call: Resampling, out: readonly Tensor[] | null): Tensor {
  const { operator, sizes } = call
  checkSpatial(operator, self, sizes, call.scales)
  const shape = [...self.shape.slice(0, 2), ...sizes]
  const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  visit(rt, call, self, result, false)
  return result
}

/** Each input's gradient is the sum of those of its copies, in the computing dtype. */
function backward(rt: Runtime, grad: Tensor, shape: Numbers, call: Resampling, out: readonly Tensor[] | null): Tensor {
  const { operator, sizes } = call
  checkGradient(operator, grad, shape, sizes, call.scales)
  const result = out ? checkOutput(operator, out[0]!, shape, grad.dtype) : rt.empty(shape, grad.dtype)
  rt.tidy(() => {
    const sums = rt.empty(shape, computeType(grad.dtype))
    fillWith(rt, sums, 0)
    visit(rt, call, sums, grad, true)
    rt.call('aten::copy_', [result, sums])
  })
  return result
}

const define = (overload: string, compute: Contract['compute']): Contract => ({
  overload,
  category: 'convolution',
  compute,
})

function nearest(name: string, rank: number): Contract[] {
  const operator = `${name}${rank}d`
  const isExact = name.includes('exact')
  const gradient = `${operator}_backward`
  return [
    define(operator, (rt, [self, sizes, ...scales], out) =>
      forward(rt, self as Tensor, { operator, isExact, sizes: sizes as Numbers, scales: scales as Scales }, out),
    ),
    define(`${operator}.vec`, (rt, [self, sizes, factors]) => {
      const input = self as Tensor
      const scales = (factors as Numbers | null) ?? Array<null>(rank).fill(null)
      const outputs = (sizes as Numbers | null) ?? input.shape.slice(2).map((s, i) => Math.floor(s * (scales[i] ?? 1)))
      return forward(rt, input, { operator, isExact, sizes: outputs, scales }, null)
    }),
    define(gradient, (rt, [grad, sizes, shape, ...scales], out) => {
      const call = { operator: gradient, isExact, sizes: sizes as Numbers, scales: scales as Scales }
      return backward(rt, grad as Tensor, shape as Numbers, call, out)
    }),
  ]
}

export const nearestNeighbours: Contract[] = ['upsample_nearest', '_upsample_nearest_exact'].flatMap((name) =>
  // Our list of schemas lacks the gradient of the exact form in one dimension.
  [1, 2, 3].flatMap((rank) => nearest(name, rank).filter((c) => hasAtenSchema(c.overload))),
)
