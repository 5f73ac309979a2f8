// Antialiased resampling: each output is a weighted mean of the inputs within the filter's support, which widens as the image
// shrinks. Definition: Pillow's resize, as ATen's UpSampleKernel takes it over.
import type { Axis, Index, KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'
import { farWeight, nearWeight } from './cubic.ts'

const outputBlock = 512

/** A weight by the distance from the centre, and where it ends. */
interface Filter {
  readonly support: number
  weight(distance: Value): Value
}

export const filters = {
  linear: { support: 1, weight: (x: Value): Value => x.abs().neg().add(1).maximum(0) },
  cubic: {
    support: 2,
    weight: (distance: Value): Value => {
      const x = distance.abs()
      return x.lt(1).select(nearWeight(x, -0.5), x.lt(2).select(farWeight(x, -0.5), x.like(0)))
    },
  },
} as const satisfies Readonly<Record<string, Filter>>
export type FilterName = keyof typeof filters

/** Weights of an output's inputs: their places, whether they count, and how much. */
interface Weights {
  readonly at: Value
  readonly isInside: Value
  readonly weight: Value
}

function weightsOf(k: KernelBuilder, place: Value, tap: Axis, { filter, compute }: AntialiasedPass): Weights {
  const { support: reach, weight: weigh } = filters[filter]
  const size = k.scalar('size')
  const scale = k.scalar('scale', compute)
  const wide = scale.maximum(1)
  const support = wide.mul(reach)
  const centre = place.to(compute).add(0.5).mul(scale)
  // Both bounds are cut off towards zero, as a conversion to an integer does.
  const first = centre.sub(support).add(0.5).to('int64').maximum(0)
  const end = centre.add(support).add(0.5).to('int64').minimum(size)
  const at = first.add(k.coord(tap))
  const isInside = at.lt(end)
  const weight = weigh(at.to(compute).sub(centre).add(0.5).div(wide))
  return { at, isInside, weight: isInside.select(weight, weight.like(0)) }
}

/** One pass: along the columns of each row, or along the rows of each column. */
export interface AntialiasedPass {
  readonly filter: FilterName
  readonly along: 'h' | 'w'
  readonly from: KernelDType
  readonly to: KernelDType
  readonly compute: KernelDType
  /** Of x's and y's columns. */
  readonly strides: readonly [StrideFact, StrideFact]
}

/** Places of y and their inputs in x along the pass. */
function passOf(k: KernelBuilder, pass: AntialiasedPass) {
  const outer: Index[] = [k.program(k.scalar('images')), k.program(k.scalar('channels'))]
  const row = k.program(k.scalar('rows'))
  const column = k.blocks('w', k.scalar('columns'), outputBlock)
  const tap = k.open('tap', k.scalar('reach'))
  const weights = weightsOf(k, pass.along === 'h' ? row : k.coord(column), tap, pass)
  const inputs: Index[] = [...outer, ...(pass.along === 'h' ? [weights.at, column] : [row, weights.at])]
  return { tap, ...weights, inputs, outputs: [...outer, row, column] as Index[] }
}

/**
 * Tensors: x and y [N, C, H, W], of one size but along the pass. Scalars: N, C, y's rows and columns, x's size along the pass, the
 * scale, and the most inputs of one output.
 */
export function buildAntialiased(k: KernelBuilder, pass: AntialiasedPass): void {
  const { from, to, compute, strides } = pass
  const x = k.tensor({ name: 'x', dtype: from, access: 'read', strides: ['any', 'any', 'any', strides[0]] })
  const y = k.tensor({ name: 'y', dtype: to, access: 'write', strides: ['any', 'any', 'any', strides[1]] })
  const { tap, isInside, weight, inputs, outputs } = passOf(k, pass)
  const element = x.gather(inputs, isInside)
  const sum = isInside.select(element.to(compute).mul(weight), 0).sum(tap)
  y.store(outputs, sum.div(weight.sum(tap)).to(to))
}

/** Adds the gradient of each output to its inputs: tensors sums, as x above, and dy, as y; scalars as above. */
export function buildAntialiasedGradient(k: KernelBuilder, pass: AntialiasedPass): void {
  const { from, to, compute, strides } = pass
  const sums = k.tensor({ name: 'sums', dtype: from, access: 'readwrite', strides: ['any', 'any', 'any', strides[0]] })
  const dy = k.tensor({ name: 'dy', dtype: to, access: 'read', strides: ['any', 'any', 'any', strides[1]] })
  const { tap, isInside, weight, inputs, outputs } = passOf(k, pass)
  const grad = dy
    .load(...outputs)
    .to(compute)
    .div(weight.sum(tap))
  sums.scatter('sum', inputs, grad.mul(weight), isInside)
}
