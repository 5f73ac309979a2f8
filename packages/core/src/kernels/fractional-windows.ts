// Windows of a fractional max pooling. Definition of their starts: ATen's FractionalMaxPooling.h.
import {
  type Index,
  type KernelBuilder,
  type KernelDType,
  lowest,
  type StrideFact,
  type Value,
} from '../kernel/index.ts'

const outputBlock = 512

/**
 * Where the window of an output starts: ⌊(i + s)·α⌋ − ⌊s·α⌋ with α = (in − kernel)/(out − 1) and the plane's sample s; the last one
 * ends with the input.
 */
function startOf(k: KernelBuilder, name: string, place: Value, sample: Value): Value {
  const [size, count, kernel] = ['in', 'out', 'kernel'].map((what) => k.scalar(`${what}_${name}`)) as [
    Value,
    Value,
    Value,
  ]
  const room = size.sub(kernel)
  const steps = count.sub(1)
  const alpha = room.to(sample.dtype).div(steps.maximum(1).to(sample.dtype))
  const at = (x: Value) => x.mul(alpha).to('int64')
  const start = at(place.to(sample.dtype).add(sample)).sub(at(sample))
  return place.eq(steps).select(room, start.maximum(0).minimum(room))
}

/**
 * Tensors: x [N, C, H, W], samples [N, C, 2] (of the columns, then of the rows), y and its places [N, C, H, W]. Scalars: images,
 * channels, and in, out and kernel of both dimensions.
 */
export function buildFractionalWindows(k: KernelBuilder, dtype: KernelDType, compute: KernelDType): void {
  const any: StrideFact[] = ['any', 'any', 'any', 'any']
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: any })
  const samples = k.tensor({ name: 'samples', dtype, access: 'read', strides: ['any', 'any', 'any'] })
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: any })
  const places = k.tensor({ name: 'places', dtype: 'int64', access: 'write', strides: any })
  const plane = [k.program(k.scalar('images')), k.program(k.scalar('channels'))] as const
  const row = k.program(k.scalar('out_h'))
  const column = k.blocks('column', k.scalar('out_w'), outputBlock)
  const taps = [k.open('tap_h', k.scalar('kernel_h')), k.open('tap_w', k.scalar('kernel_w'))] as const
  const sample = (i: number) => samples.load(...plane, i).to(compute)
  const h = startOf(k, 'h', row, sample(1)).add(k.coord(taps[0]))
  const w = startOf(k, 'w', k.coord(column), sample(0)).add(k.coord(taps[1]))
  const inside = h.lt(k.scalar('in_h')).and(w.lt(k.scalar('in_w')))
  const element = x.gather([...plane, h, w], inside).to(compute)
  const [best, where] = k.reduce(
    'argmax',
    [...taps],
    [inside.select(element, lowest(compute)), h.mul(k.scalar('in_w')).add(w)],
  )
  const at: Index[] = [...plane, row, column]
  y.store(at, best!)
  places.store(at, where!)
}
