// col2im: windows laid back over an image, where overlapping elements add up.
import type { Index, KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'

const columnBlock = 512

interface Window {
  readonly at: Value
  readonly isThere: Value
}

/** The window along one dimension that holds an output's element as its `tap`-th: its number, and whether there is one. */
function windowAt(k: KernelBuilder, name: string, place: Value, tap: Value, steps: boolean): Window {
  const scalar = (what: string) => k.scalar(`${what}_${name}`)
  const from = place.add(scalar('padding')).sub(tap.mul(scalar('dilation')))
  const at = steps ? from.maximum(0).div(scalar('stride')) : from
  const isOnStep = steps ? at.mul(scalar('stride')).eq(from) : from.ge(0)
  return {
    at,
    isThere: from
      .ge(0)
      .and(isOnStep)
      .and(at.lt(scalar('windows'))),
  }
}

/**
 * Tensors: x [N, C, kernel_h, kernel_w, windows_h, windows_w] and y [N, C, H, W]. Scalars: images, channels, h, w, and for both
 * dimensions kernel, windows, padding, dilation and, where windows are `stepped` by more than one element, stride.
 */
export function buildFold(k: KernelBuilder, dtype: KernelDType, compute: KernelDType, stepped: boolean): void {
  const any: StrideFact[] = ['any', 'any', 'any', 'any', 'any', 'any']
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: any })
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: ['any', 'any', 'any', 1] })
  const outer: Index[] = [k.program(k.scalar('images')), k.program(k.scalar('channels'))]
  const row = k.program(k.scalar('h'))
  const column = k.blocks('column', k.scalar('w'), columnBlock)
  const taps = [k.open('tap_h', k.scalar('kernel_h')), k.open('tap_w', k.scalar('kernel_w'))] as const
  const h = windowAt(k, 'h', row, k.coord(taps[0]), stepped)
  const w = windowAt(k, 'w', k.coord(column), k.coord(taps[1]), stepped)
  const isThere = h.isThere.and(w.isThere)
  const element = x.gather([...outer, ...taps, h.at, w.at], isThere).to(compute)
  y.store([...outer, row, column], isThere.select(element, 0).sum(...taps))
}
