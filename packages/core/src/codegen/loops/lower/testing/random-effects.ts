// Random stores, scatters and checks of a random kernel.
import type { Index, KernelDType } from '../../../../kernel/index.ts'
import { clamped, type Item, isExact, isFloat, isInt, roundoff } from './item.ts'
import type { Drawing, Side } from './random-kernel.ts'
import { castTo } from './random-operations.ts'
import type { Dimension } from './tensor-spec.ts'

export function randomEffects(drawing: Drawing): void {
  const { draw, items } = drawing
  const count = draw.int(1, 3)
  for (let i = 0; i < count; i++) {
    const item = i === 0 || draw.chance(50) ? items[items.length - 1]! : draw.of(items)
    const kind = draw.of(['store', 'store', 'store', 'store', 'update', 'permute', 'combine', 'check'] as const)
    if (kind === 'store' || !isExact(item)) storeItem(drawing, item)
    else if (kind === 'update') update(drawing, item)
    else if (kind === 'permute') permute(drawing, item)
    else if (kind === 'combine') combine(drawing, item)
    else if (draw.chance(30)) drawing.k.check(castTo(item, 'bool').value, 'a random check')
    else storeItem(drawing, item)
  }
}

interface Place {
  readonly index: Index[]
  readonly dimensions: Dimension[]
}
/** One coordinate for each program instance and each axis of the tile, in any order: no element is written twice. */
function placeOf({ draw, sides }: Drawing, item: Item, spell: (side: Side) => Index): Place {
  const isOver = (s: Side) => s.axis !== null && item.value.node.axes.includes(s.axis)
  const own = draw.shuffled(sides.filter((s) => isOver(s) || s.program))
  return {
    index: own.map((s) => (isOver(s) ? spell(s) : s.program!.value)),
    dimensions: own.map((s) => (isOver(s) ? s.dimension : s.program!.dimension)),
  }
}
const along = (side: Side): Index => side.axis!

function storedDType({ draw }: Drawing, item: Item): KernelDType {
  const { dtype } = item.value
  if (!isFloat(dtype) || draw.chance(50)) return dtype
  return draw.dtype(
    isExact(item) && item.bound > 60_000 ? ['float32', 'float64'] : ['float32', 'float64', 'float16', 'bfloat16'],
  )
}
const toleranceOf = (item: Item, dtype: KernelDType) =>
  isExact(item) ? 0 : 2 * item.error + 4 * item.bound * roundoff(dtype)

function storeItem(drawing: Drawing, given: Item): void {
  const item = isExact(given) ? given : clamped(given, 1000)
  const { index, dimensions } = placeOf(drawing, item, along)
  const dtype = storedDType(drawing, item)
  drawing.specs.output(dtype, dimensions, toleranceOf(item, dtype)).store(index, item.value)
}

/** Reads the elements it then writes. */
function update(drawing: Drawing, item: Item): void {
  const { index, dimensions } = placeOf(drawing, item, along)
  const { dtype } = item.value
  const handle = drawing.specs.both(dtype, dimensions, 0, 8)
  const old = handle.load(...index)
  const small = isFloat(dtype) ? clamped(item, 1000).value : item.value
  handle.store(index, dtype === 'bool' ? old.xor(small) : old.sub(small))
}

/** A scatter to places that are all different: each axis backwards. */
function permute(drawing: Drawing, item: Item): void {
  const { draw, k, items } = drawing
  const backwards = (side: Side): Index =>
    side.axis!.from.op === 'const'
      ? k.scalar(`n${side.dimension.side}`).sub(1).sub(k.coord(side.axis!))
      : k.coord(side.axis!)
  const { index, dimensions } = placeOf(drawing, item, backwards)
  const handle = drawing.specs.output(item.value.dtype, dimensions, 0)
  const masks = items.filter((m) => isExact(m) && m.value.node.axes.every((a) => item.value.node.axes.includes(a)))
  const mask = draw.chance(50) ? castTo(draw.of(masks), 'bool').value : undefined
  handle.scatter('set', index, item.value, mask)
}

/** A scatter that meets the same few places again and again. */
function combine(drawing: Drawing, item: Item): void {
  const { draw, k, sides, items } = drawing
  const { dtype } = item.value
  const mode =
    isFloat(dtype) || isInt(dtype) ? draw.of(['sum', 'max', 'min'] as const) : draw.of(['sum', 'prod'] as const)
  const side = draw.of(sides)
  const coordinate = side.axis ? k.coord(side.axis) : side.program!.value
  const small = isFloat(dtype) ? clamped(item, 8).value : item.value
  const handle = drawing.specs.both(dtype, [{ side: -1, extent: () => 3 }], 0, 8)
  const mask = draw.chance(40) ? castTo(draw.of(items.filter(isExact)), 'bool').value : undefined
  handle.scatter(mode, [coordinate.rem(3)], small, mask)
}
