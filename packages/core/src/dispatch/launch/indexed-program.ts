// Launches an indexed operator: sorts and merges the dimensions of its iteration, picks or makes the kernel of their class.
import type { StrideFact } from '../../kernel/index.ts'
import { buildIndexed, type DimensionRole, type IndexedSpec } from '../../kernels/indexed.ts'
import type { CompiledKernel } from './compiled-kernel.ts'
import type { KernelStore } from './kernel-store.ts'

/** An operand with its strides along the iteration's dimensions (0 where it has none) and along its computed ones. */
export interface IndexedArgument {
  readonly address: number
  readonly strides: readonly number[]
  readonly computed?: readonly number[]
}

export interface IndexedIteration {
  readonly sizes: readonly number[]
  readonly roles: readonly DimensionRole[]
}

/** Innermost dimensions up to this size are handled many rows at a time. */
const shortSide = 16

export class IndexedProgram {
  private readonly kernels = new Map<string, CompiledKernel>()

  constructor(
    readonly key: string,
    private readonly spec: IndexedSpec,
    private readonly store: KernelStore,
  ) {}

  /** Nothing runs where a size is 0. The first operand without computed dimensions decides the order of the loops. */
  run(iteration: IndexedIteration, operands: readonly IndexedArgument[], scalars: readonly (number | bigint)[]): void {
    if (iteration.sizes.includes(0)) return
    const merged = mergeDimensions(iteration, operands)
    const strides = operands.map((o, i) => [
      ...merged.strides[i]!.filter((_, d) => !o.computed || merged.roles[d] === 'plain'),
      ...(o.computed ?? []),
    ])
    const innermost = merged.roles.length - 1
    const isRow = (o: IndexedArgument) => !o.computed || merged.roles[innermost] === 'plain'
    const facts = operands.map((o, i) => {
      const last = isRow(o) ? strides[i]!.length - 1 - (o.computed?.length ?? 0) : -1
      return strides[i]!.map((s, d): StrideFact => (s === 1 ? 1 : s === 0 && d === last ? 0 : 'any'))
    })
    const classes = `${merged.roles.map((r) => (typeof r === 'number' ? r : r[0])).join('')}|${facts.map((f) => f.map((x) => (x === 'any' ? '*' : x)).join('')).join('|')}`
    const isShort = innermost > 0 && merged.sizes[innermost]! <= shortSide && merged.sizes[innermost - 1]! > shortSide
    const layout = isShort ? `${classes}|short` : classes
    let kernel = this.kernels.get(layout)
    if (!kernel) {
      kernel = this.store.get(`${this.key}/${layout}`, this.spec.name, (k) =>
        buildIndexed(k, this.spec, merged.roles, facts, isShort),
      )
      this.kernels.set(layout, kernel)
    }
    kernel.launch(
      operands.map((o, i) => ({ address: o.address, strides: strides[i]! })),
      [...merged.sizes, ...scalars],
    )
  }
}

interface Merged {
  readonly sizes: readonly number[]
  readonly roles: readonly ('plain' | 'lookup' | number)[]
  readonly strides: readonly (readonly number[])[]
}

/** Drops dimensions of size 1 whose coordinate nobody asks for, sorts by stride, merges neighbours of the same role. */
function mergeDimensions({ sizes, roles }: IndexedIteration, operands: readonly IndexedArgument[]): Merged {
  const specialNumber = roles.map((_, i) => roles.slice(0, i).filter((r) => r === 'special').length)
  const order = sizes.map((_, i) => i).filter((i) => sizes[i] !== 1 || roles[i] === 'special')
  const main = [...operands.filter((o) => !o.computed), ...operands.filter((o) => o.computed)]
  order.sort((a, b) => compareStrides(main, a, b) || a - b)
  const merged = {
    sizes: [] as number[],
    roles: [] as ('plain' | 'lookup' | number)[],
    strides: operands.map((): number[] => []),
  }
  for (const dimension of order) {
    const size = sizes[dimension]!
    const role = roles[dimension] === 'special' ? specialNumber[dimension]! : (roles[dimension] as 'plain' | 'lookup')
    const last = merged.sizes.length - 1
    const fits = (o: IndexedArgument, i: number) =>
      (o.computed && role === 'lookup') || merged.strides[i]![last] === o.strides[dimension]! * size
    const joins = last >= 0 && typeof role === 'string' && merged.roles[last] === role && operands.every(fits)
    if (joins) {
      merged.sizes[last]! *= size
      merged.strides.forEach((s, i) => {
        s[last] = operands[i]!.strides[dimension]!
      })
    } else {
      merged.sizes.push(size)
      merged.roles.push(role)
      merged.strides.forEach((s, i) => s.push(operands[i]!.strides[dimension]!))
    }
  }
  return merged
}

/** Larger strides first; the first operand that tells the two dimensions apart decides. */
function compareStrides(operands: readonly IndexedArgument[], a: number, b: number): number {
  for (const { strides } of operands) {
    const [x, y] = [Math.abs(strides[a]!), Math.abs(strides[b]!)]
    if (x === 0 || y === 0) continue
    if (x !== y) return y - x
  }
  return 0
}
