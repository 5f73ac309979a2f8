// Antialiased bicubic resampling: each output is a weighted mean of the inputs within the kernel's support, which widens
// as the image shrinks. Definition: Pillow's resize, as ATen's UpSampleKernel takes it over (a = −0.5).
import type { Axis, Index, KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'

const outputBlock = 512
const sharpness = -0.5

/** Keys' cubic of the distance from the centre. */
function cubic(distance: Value): Value {
  const x = distance.abs()
  const near = x
    .mul(sharpness + 2)
    .sub(sharpness + 3)
    .mul(x)
    .mul(x)
    .add(1)
  const far = x
    .mul(sharpness)
    .sub(5 * sharpness)
    .mul(x)
    .add(8 * sharpness)
    .mul(x)
    .sub(4 * sharpness)
  return x.lt(1).select(near, x.lt(2).select(far, x.like(0)))
}

/** Weights of an output's inputs: their places, whether they count, and how much. */
interface Weights {
  readonly at: Value
  readonly isInside: Value
  readonly weight: Value
}

function weightsOf(k: KernelBuilder, place: Value, tap: Axis, compute: KernelDType): Weights {
  const size = k.scalar('size')
  const scale = k.scalar('scale', compute)
  const wide = scale.maximum(1)
  const support = wide.mul(2)
  const centre = place.to(compute).add(0.5).mul(scale)
  // Both bounds are cut off towards zero, as a conversion to an integer does.
  const first = centre.sub(support).add(0.5).to('int64').maximum(0)
  const end = centre.add(support).add(0.5).to('int64').minimum(size)
  const at = first.add(k.coord(tap))
  const isInside = at.lt(end)
  const weight = cubic(at.to(compute).sub(centre).add(0.5).div(wide))
  return { at, isInside, weight: isInside.select(weight, weight.like(0)) }
}

/** One pass: along the columns of each row, or along the rows of each column. */
export interface BicubicPass {
  readonly along: 'h' | 'w'
  readonly from: KernelDType
  readonly to: KernelDType
  readonly compute: KernelDType
  /** Of x's and y's columns. */
  readonly strides: readonly [StrideFact, StrideFact]
}

/**
 * Tensors: x and y [N, C, H, W], of one size but along the pass. Scalars: N, C, y's rows and columns, x's size along the pass, the
 * scale, and the most inputs of one output.
 */
export function buildBicubic(k: KernelBuilder, { along, from, to, compute, strides }: BicubicPass): void {
  const x = k.tensor({ name: 'x', dtype: from, access: 'read', strides: ['any', 'any', 'any', strides[0]] })
  const y = k.tensor({ name: 'y', dtype: to, access: 'write', strides: ['any', 'any', 'any', strides[1]] })
  const outer: Index[] = [k.program(k.scalar('images')), k.program(k.scalar('channels'))]
  const row = k.program(k.scalar('rows'))
  const column = k.blocks('w', k.scalar('columns'), outputBlock)
  const tap = k.open('tap', k.scalar('reach'))
  const { at, isInside, weight } = weightsOf(k, along === 'h' ? row : k.coord(column), tap, compute)
  const element = x.gather([...outer, ...(along === 'h' ? [at, column] : [row, at])], isInside)
  const sum = isInside.select(element.to(compute).mul(weight), 0).sum(tap)
  y.store([...outer, row, column], sum.div(weight.sum(tap)).to(to))
}
