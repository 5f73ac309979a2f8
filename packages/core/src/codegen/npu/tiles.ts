// Tiles that are kept between phases: in scratchpad where their size is known and small enough, else in device memory.
import type { Axis, KernelDType } from '../../kernel/index.ts'
import { index, op } from '../loops/build.ts'
import { type Expr, memoryBytes, type Variable } from '../loops/ir.ts'
import { representation } from '../loops/lower/elements.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { type KeptTile, Scratch, type TileSide } from '../loops/lower/scratch.ts'
import type { VectorStorage } from './ir.ts'

/** Rows of a tile start at multiples of so many elements, because vectors do. */
const rowUnit = 64

export class Tiles extends Scratch {
  readonly storage = new Map<Variable, VectorStorage>()
  private bytesLeft: number

  /** @param longest coordinates along the lane axis at most, where that is known */
  constructor(
    root: Scope,
    memory: Expr,
    private readonly laneAxis: Axis | null,
    private readonly longest: number | null,
    budget: number,
  ) {
    super(root, memory)
    this.bytesLeft = budget
  }

  override allocate(sides: readonly TileSide[], dtype: KernelDType): KeptTile {
    const extents = sides.map((s, i) => this.extentOf(s, i === sides.length - 1))
    const { elem, memory: loaded } = representation[dtype]
    const memory = elem === 'bool' ? 'f32' : elem === 'i32' ? 'i32' : (elem as typeof loaded)
    const elements = extents.reduce<number>((n, e) => n * (e ?? Number.POSITIVE_INFINITY), 1)
    const bytes = Math.ceil(elements / rowUnit) * rowUnit * memoryBytes[memory]
    if (!this.laneAxis || !(bytes <= this.bytesLeft)) return super.allocate(sides, dtype)
    this.bytesLeft -= bytes
    const local = this.root.names.variable('kept', { elem, lanes: Math.max(2, elements) })
    this.storage.set(local, { memory, elements, isTile: true })
    return {
      base: index(0),
      local,
      memory,
      dtype,
      sides: sides.map((s, i) => ({ ...s, extent: index(extents[i]!) })),
    }
  }

  protected override roundUp(bytes: Expr): Expr {
    const whole = super.roundUp(bytes)
    return whole.kind === 'const' ? whole : op('mul', op('div', whole, index(rowUnit)), index(rowUnit))
  }

  /** A side's length, rounded up where it is contiguous; null where it is not known. */
  private extentOf({ axis, extent }: TileSide, isLast: boolean): number | null {
    const most = axis === this.laneAxis ? (this.longest ?? axis.size) : axis.size
    const known = extent.kind === 'const' ? Number(extent.value) : most
    return known === null ? null : isLast ? Math.ceil(known / rowUnit) * rowUnit : known
  }
}
