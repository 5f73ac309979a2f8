// Scratch memory of one worker: tiles kept between phases, laid out densely over their axes.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Axis, KernelDType } from '../../../kernel/index.ts'
import { elements, setElements } from '../../npu/build.ts'
import { addIndex, address, convert, index, load, mulIndex, op, store, widen } from '../build.ts'
import { type Expr, type MemoryType, memoryBytes, type Variable } from '../ir.ts'
import { representation } from './elements.ts'
import type { Scope } from './scope.ts'

/** A tile in scratch. */
export interface KeptTile {
  readonly base: Expr
  /** Holds the elements of a tile in scratchpad, where they are register elements; `base` then means nothing. */
  readonly local?: Variable
  readonly memory: MemoryType
  readonly dtype: KernelDType
  /** Outermost first; the last is contiguous. */
  readonly sides: readonly TileSide[]
}
export interface TileSide {
  readonly axis: Axis
  readonly start: Expr
  readonly extent: Expr
}

const alignment = 64

/** Hands out scratch; the host learns the total from `tiles`. */
export class Scratch {
  private top: Expr = index(0)
  /** For each tile: bytes of an element and the axes whose extents multiply. */
  readonly tiles: { readonly bytes: number; readonly axes: readonly Axis[] }[] = []

  constructor(
    protected readonly root: Scope,
    private readonly memory: Expr,
  ) {}

  allocate(sides: readonly TileSide[], dtype: KernelDType): KeptTile {
    const { memory } = representation[dtype]
    const base = this.root.name('tile', address(this.memory, this.top))
    const elements = sides.reduce((n, s) => mulIndex(n, s.extent), index(1))
    this.top = this.root.name('top', addIndex(this.top, this.roundUp(mulIndex(elements, index(memoryBytes[memory])))))
    this.tiles.push({ bytes: memoryBytes[memory], axes: sides.map((s) => s.axis) })
    return { base, memory, dtype, sides }
  }

  /** Memory of a fixed size. */
  allocateBytes(bytes: number): Expr {
    const base = this.root.name('area', address(this.memory, this.top))
    this.top = this.root.name('top', addIndex(this.top, index(Math.ceil(bytes / alignment) * alignment)))
    this.tiles.push({ bytes, axes: [] })
    return base
  }

  /** As many bytes or more, such that the next tile's elements are aligned as far as the machine asks for it. */
  protected roundUp(bytes: Expr): Expr {
    if (bytes.kind === 'const') return index(Math.ceil(Number(bytes.value) / alignment) * alignment)
    return addIndex(bytes, index(alignment))
  }
}

interface Place {
  readonly offset: Expr
  readonly lanes: number
  /** Between lanes, in elements. */
  readonly stride: 1 | Expr
}
function placeIn(scope: Scope, tile: KeptTile): Place {
  let offset: Expr = index(0)
  let lanes = 1
  let stride: Expr = index(1)
  for (const { axis, start, extent } of tile.sides) {
    const bound = scope.binding(axis)
    if (!bound)
      throw new OpGemsError('BAD_KERNEL', `a tile kept in scratch is read outside the loop over axis '${axis.name}'`)
    const { coord, lanes: bindingLanes } = bound.binding
    if (bindingLanes > 1) {
      lanes = bindingLanes
      stride = index(1)
    } else stride = mulIndex(stride, extent)
    const relative = start.kind === 'const' && Number(start.value) === 0 ? coord : addIndex(coord, negate(start))
    offset = addIndex(mulIndex(offset, extent), relative)
  }
  return { offset, lanes, stride: stride.kind === 'const' && Number(stride.value) === 1 ? 1 : stride }
}
const negate = (x: Expr): Expr => (x.kind === 'const' ? index(-Number(x.value)) : op('neg', x))

export function loadKept(scope: Scope, tile: KeptTile): Expr {
  const { offset, lanes, stride } = placeIn(scope, tile)
  if (tile.local) return elements(tile.local, offset, lanes, stride)
  const raw = load(tile.memory, tile.base, offset, lanes, lanes > 1 ? stride : 1)
  return tile.dtype === 'bool' ? convert('bool', raw) : raw
}

export function storeKept(scope: Scope, tile: KeptTile, value: Expr): void {
  const { offset, lanes, stride } = placeIn(scope, tile)
  if (tile.local) return scope.push(setElements(tile.local, offset, widen(value, lanes), stride))
  const raw = tile.dtype === 'bool' ? convert('i32', value) : value
  scope.push(store(tile.memory, tile.base, offset, widen(raw, lanes), lanes > 1 ? stride : 1))
}
