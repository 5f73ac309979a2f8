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

/** Weights along one dimension: places of the inputs, whether they count, and how much. */
interface Weights {
  readonly at: Value
  readonly isInside: Value
  readonly weight: Value
}

function weightsOf(k: KernelBuilder, name: string, place: Value, axis: Axis, compute: KernelDType): Weights {
  const size = k.scalar(`in_${name}`)
  const scale = k.scalar(`scale_${name}`, compute)
  const wide = scale.maximum(1)
  const support = wide.mul(2)
  const centre = place.to(compute).add(0.5).mul(scale)
  // Both bounds are cut off towards zero, as a conversion to an integer does.
  const first = centre.sub(support).add(0.5).to('int64').maximum(0)
  const end = centre.add(support).add(0.5).to('int64').minimum(size)
  const at = first.add(k.coord(axis))
  const isInside = at.lt(end)
  const weight = cubic(at.to(compute).sub(centre).add(0.5).div(wide))
  return { at, isInside, weight: isInside.select(weight, weight.like(0)) }
}

/** Tensors: x and y [N, C, H, W]. Scalars: N, C, then for each of H and W: out, in, scale, and the most inputs of one output. */
export function buildBicubic(k: KernelBuilder, dtype: KernelDType, compute: KernelDType, along: StrideFact): void {
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', 'any', 'any', 'any'] })
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: ['any', 'any', 'any', along] })
  const outer: Index[] = [k.program(k.scalar('images')), k.program(k.scalar('channels'))]
  const row = k.program(k.scalar('out_h'))
  const column = k.blocks('w', k.scalar('out_w'), outputBlock)
  const [tall, wide] = ['h', 'w'].map((n) => k.open(`k${n}`, k.scalar(`reach_${n}`))) as [Axis, Axis]
  const vertical = weightsOf(k, 'h', row, tall, compute)
  const horizontal = weightsOf(k, 'w', k.coord(column), wide, compute)
  const isInside = vertical.isInside.and(horizontal.isInside)
  const element = x.gather([...outer, vertical.at, horizontal.at], isInside).to(compute)
  const weight = vertical.weight.mul(horizontal.weight)
  const sum = isInside.select(element.mul(weight), 0).sum(tall, wide)
  y.store([...outer, row, column], sum.div(vertical.weight.sum(tall).mul(horizontal.weight.sum(wide))))
}
