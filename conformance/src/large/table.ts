// The tensor that large cases start from: rows whose elements are known by their place.
import type { DType } from '../host/dtypes.ts'
import type { ConformanceTensor } from '../runtime.ts'
import type { Site } from './site.ts'

/** A prime, so that rows start at places of every alignment. */
export const columns = 4099

/** uint8 sums wrap; the others stay so small that 16-bit floats are exact. */
const spans = { uint8: [251, 241], other: [16, 13] } as const

export class Table {
  readonly rows: number
  private readonly spans: readonly [number, number]
  private readonly rowAddends: ReadonlyMap<number, number>
  private readonly columnAddends: ReadonlyMap<number, number>
  private readonly rowSums: ReadonlyMap<number, number>
  private readonly columnSums: ReadonlyMap<number, number>

  /** @param least elements at least */
  constructor(
    readonly dtype: DType,
    least: number,
  ) {
    this.rows = Math.ceil(least / columns)
    this.spans = dtype === 'uint8' ? spans.uint8 : spans.other
    this.rowAddends = countValues(this.rows, (i) => this.ofRow(i))
    this.columnAddends = countValues(columns, (j) => this.ofColumn(j))
    this.rowSums = this.sums(this.rowAddends, this.columnAddends)
    this.columnSums = this.sums(this.columnAddends, this.rowAddends)
  }
  get shape(): readonly number[] {
    return [this.rows, columns]
  }
  get count(): number {
    return this.rows * columns
  }
  ofColumn(column: number): number {
    return (column * 7) % this.spans[0]
  }
  ofRow(row: number): number {
    return (row * 13 + (row >> 10)) % this.spans[1]
  }
  at(row: number, column: number): number {
    return this.added(this.ofColumn(column), this.ofRow(row))
  }
  /** The element at a place in row-major order. */
  flat(place: number): number {
    return this.at(Math.floor(place / columns), place % columns)
  }
  /** Sum of f over all elements, from how often each pair of addends comes. */
  sum(f: (x: number) => number = (x) => x): number {
    let sum = 0
    for (const [x, n] of this.rowAddends) for (const [y, m] of this.columnAddends) sum += n * m * f(this.added(x, y))
    return sum
  }
  readonly sumOfRow = (row: number): number => this.rowSums.get(this.ofRow(row))!
  readonly sumOfColumn = (column: number): number => this.columnSums.get(this.ofColumn(column))!

  /** Made by one broadcast addition. @param rowOf which row stands where */
  make(site: Site, rowOf: (row: number) => number = (row) => row): ConformanceTensor {
    const addends = site.tensor(
      this.dtype,
      [this.rows, 1],
      numbers(this.rows, (i) => this.ofRow(rowOf(i))),
    )
    return site.call('aten::add.Tensor', [this.row(site), addends])
  }
  private row(site: Site): ConformanceTensor {
    return site.tensor(
      this.dtype,
      [1, columns],
      numbers(columns, (j) => this.ofColumn(j)),
    )
  }
  private added(a: number, b: number): number {
    return this.dtype === 'uint8' ? (a + b) % 256 : a + b
  }
  /** For each of these addends the sum over the others. */
  private sums(of: ReadonlyMap<number, number>, over: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
    const total = (x: number) => [...over].reduce((sum, [y, n]) => sum + n * this.added(x, y), 0)
    return new Map([...of.keys()].map((x) => [x, total(x)]))
  }
}

/** How often each value comes. */
function countValues(length: number, value: (i: number) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < length; i++) counts.set(value(i), (counts.get(value(i)) ?? 0) + 1)
  return counts
}

export const numbers = (count: number, f: (i: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => f(i))
