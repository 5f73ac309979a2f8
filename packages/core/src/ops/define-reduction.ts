// Defines reductions: over some or all dimensions, with or without keeping them, to one or several results.
import type { Arguments, Contract } from '../dispatch/contract.ts'
import { type RowArgument, RowProgram, type RowSizes } from '../dispatch/launch/row-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { type DType, isComplex } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { type KernelDType, monoid, type Value } from '../kernel/index.ts'
import type { Row, RowSpec } from '../kernels/rows.ts'
import { atenSchema } from '../schema/index.ts'
import { normalizeDimension, type Tensor } from '../tensor/index.ts'
import { checkOutput } from './outputs.ts'

/** Elements of one block when a few long rows are cut up for parallel work. */
const splitBlock = 32768
/** Rows below which long rows are cut. */
const fewRows = 64

export interface ReductionTypes {
  /** Elements are cast to it when loaded. */
  readonly compute: DType
  /** One for each result. */
  readonly results: readonly DType[]
}

/** The fold when it is one monoid: what goes in, and what comes out of the folded tuple. */
export interface Fold {
  readonly monoid: string
  /** The tuple of an element; `position` is its place in the row. */
  pre(x: Value, row: Row, attributes: Named): readonly Value[]
  post(tuple: readonly Value[], count: Value, row: Row, attributes: Named): readonly Value[]
}
export type Named = Readonly<Record<string, unknown>>

export interface ReductionDefinition {
  readonly overloads: readonly string[]
  types(self: DType, args: Named, operator: string): ReductionTypes
  /** One monoid, which may then be folded in parts; or any computation over the row. */
  readonly fold?: Fold
  readonly body?: (x: Value, row: Row, attributes: Named) => readonly Value[]
  /** Scalar arguments passed to the kernel (the others are part of its key). */
  readonly parameters?: readonly string[]
  /** Positions in the row matter (argmax), so dimensions keep their order. */
  readonly ordered?: boolean
  /** Refuses to reduce nothing: an empty row has no greatest element. */
  readonly needsElements?: boolean
  /** An empty list of dimensions means none instead of all (amax, any.dims). */
  readonly emptyMeansNone?: boolean
}

export function defineReduction(definition: ReductionDefinition): Contract[] {
  return definition.overloads.map((overload) => ({
    overload,
    category: 'reduction',
    compute: (rt, args, out) => reduce(rt, overload, definition, args, out),
  }))
}

function reduce(
  rt: Runtime,
  overload: string,
  definition: ReductionDefinition,
  args: Arguments,
  out: readonly Tensor[] | null,
) {
  const schema = atenSchema(overload)
  const named = Object.fromEntries(schema.args.map((a, i) => [a.name, args[i]]))
  const self = named.self as Tensor
  const types = definition.types(self.dtype, named, schema.name)
  if (isComplex(types.compute)) rt.refuseComplex(schema.name, [self])
  const dims = reducedDimensions(schema.name, self, named.dim, definition.emptyMeansNone ?? false)
  if (definition.needsElements && self.numel === 0) checkElements(schema.name, self, dims)
  const shape = self.shape.flatMap((size, i) => (dims.has(i) ? (named.keepdim === true ? [1] : []) : [size]))
  const outputs = types.results.map((dtype, i) =>
    out ? checkOutput(schema.name, out[i]!, shape, dtype) : rt.empty(shape, dtype),
  )
  if (outputs[0]!.numel > 0) new Reduction(rt, overload, definition, named, types, self, dims).run(outputs)
  return outputs.length === 1 ? outputs[0] : outputs
}

/** The dimensions an argument names: a number, a list, or null for all. @throws INDEX_OUT_OF_RANGE, BAD_ARGUMENT for repeats */
export function reducedDimensions(
  operator: string,
  self: Tensor,
  dim: unknown,
  emptyMeansNone: boolean,
): ReadonlySet<number> {
  const all = new Set(self.shape.map((_, i) => i))
  if (dim === null || dim === undefined) return all
  const list = (Array.isArray(dim) ? dim : [dim]) as number[]
  if (list.length === 0) return emptyMeansNone ? new Set() : all
  const dims = new Set<number>()
  for (const d of list) {
    const dimension = normalizeDimension(operator, d, self.rank)
    if (dims.has(dimension))
      throw new OpGemsError('BAD_ARGUMENT', `${operator}: dimension ${dimension} appears twice`, { operator })
    if (self.rank > 0) dims.add(dimension)
  }
  return dims
}

function checkElements(operator: string, self: Tensor, dims: ReadonlySet<number>): void {
  const rowIsEmpty = [...dims].some((d) => self.shape[d] === 0)
  const wholeIsEmpty = dims.size === self.rank
  if (rowIsEmpty || wholeIsEmpty)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: cannot reduce ${self.describe()} over a dimension without elements`,
      {
        operator,
        shapes: [self.shape],
      },
    )
}

class Reduction {
  private readonly sizes: RowSizes
  private readonly input: RowArgument

  constructor(
    private readonly rt: Runtime,
    private readonly overload: string,
    private readonly definition: ReductionDefinition,
    private readonly named: Named,
    private readonly types: ReductionTypes,
    private readonly self: Tensor,
    private readonly dims: ReadonlySet<number>,
  ) {
    const pick = (values: readonly number[], reduced: boolean) => values.filter((_, i) => dims.has(i) === reduced)
    this.sizes = { kept: pick(self.shape, false), row: pick(self.shape, true) }
    this.input = { address: self.address, kept: pick(self.strides, false), row: pick(self.strides, true) }
  }

  run(outputs: readonly Tensor[]): void {
    const rows = this.sizes.kept.reduce((n, s) => n * s, 1)
    const length = this.sizes.row.reduce((n, s) => n * s, 1)
    const canSplit = this.definition.fold && !this.definition.ordered && rows < fewRows && length > 2 * splitBlock
    if (canSplit && this.self.isContiguous() && this.isTail()) this.runSplit(outputs, rows, length)
    else this.runWhole(outputs)
  }

  /** Whether the reduced dimensions are the last ones, so that rows are contiguous. */
  private isTail(): boolean {
    return [...this.dims].every((d) => d >= this.self.rank - this.dims.size)
  }

  private runWhole(outputs: readonly Tensor[]): void {
    const { definition, types, self } = this
    const body = (row: Row) => {
      const x = row.load(0).to(types.compute as KernelDType)
      const attributes = this.attributes(row)
      const results = definition.fold
        ? this.foldRow(definition.fold, x, row, attributes)
        : definition.body!(x, row, attributes)
      results.forEach((r, i) => row.store(i + 1, r.to(types.results[i]! as KernelDType)))
    }
    const spec: RowSpec = {
      name: this.name,
      operands: [
        { dtype: self.dtype, access: 'read', over: 'all' },
        ...outputs.map((o) => ({ dtype: o.dtype, access: 'write', over: 'kept' }) as const),
      ],
      scalars: this.parameterNames.map(() => types.compute as KernelDType),
      body,
    }
    this.program('whole', spec, outputs).run(this.sizes, [this.input, ...this.results(outputs)], this.parameters, {
      ordered: definition.ordered ?? false,
    })
  }

  private foldRow(fold: Fold, x: Value, row: Row, attributes: Named): readonly Value[] {
    const tuple = row.k.reduce(fold.monoid, row.axes, fold.pre(x, row, attributes))
    return fold.post(tuple, row.count, row, attributes)
  }

  /** Blocks of each row are folded apart into partial tuples, which a second launch folds together. */
  private runSplit(outputs: readonly Tensor[], rows: number, length: number): void {
    const { rt, types } = this
    const fold = this.definition.fold!
    const compute = types.compute as KernelDType
    const blocks = Math.ceil(length / splitBlock)
    const arity = this.tupleDTypes(fold).length
    const partials = this.tupleDTypes(fold).map((dtype) => rt.empty([rows, blocks], dtype as DType))
    const partSpec: RowSpec = {
      name: `${this.name}_part`,
      split: splitBlock,
      operands: [
        { dtype: this.self.dtype, access: 'read', over: 'all' },
        ...partials.map((p) => ({ dtype: p.dtype, access: 'write', over: 'kept' }) as const),
      ],
      scalars: this.parameterNames.map(() => compute),
      body: (row) => {
        const tuple = row.k.reduce(fold.monoid, row.axes, fold.pre(row.load(0).to(compute), row, this.attributes(row)))
        tuple.forEach((t, i) => row.store(i + 1, t))
      },
    }
    const row: RowArgument = { address: this.input.address, kept: [length], row: [1] }
    const part = (p: Tensor): RowArgument => ({ address: p.address, kept: [blocks], row: [] })
    this.program('part', partSpec, partials).run(
      { kept: [rows], row: [length] },
      [row, ...partials.map(part)],
      this.parameters,
    )
    const joinSpec: RowSpec = {
      name: `${this.name}_join`,
      operands: [
        ...partials.map((p) => ({ dtype: p.dtype, access: 'read', over: 'all' }) as const),
        ...outputs.map((o) => ({ dtype: o.dtype, access: 'write', over: 'kept' }) as const),
      ],
      scalars: ['int64', ...this.parameterNames.map(() => compute)],
      body: (r) => {
        const tuple = r.k.reduce(
          fold.monoid,
          r.axes,
          partials.map((_, i) => r.load(i)),
        )
        const results = fold.post(tuple, r.scalars[0]!, r, this.attributes(r, 1))
        results.forEach((x, i) => r.store(arity + i, x.to(types.results[i]! as KernelDType)))
      },
    }
    this.program('join', joinSpec, outputs).run(
      { kept: [rows], row: [blocks] },
      [
        ...partials.map((p): RowArgument => ({ address: p.address, kept: [blocks], row: [1] })),
        ...outputs.map((o): RowArgument => ({ address: o.address, kept: [1], row: [] })),
      ],
      [length, ...this.parameters],
    )
    for (const p of partials) p.dispose()
  }

  private tupleDTypes(fold: Fold): readonly KernelDType[] {
    return fold.monoid === 'argmax' || fold.monoid === 'argmin'
      ? [this.types.compute as KernelDType, 'int64']
      : Array.from({ length: monoid(fold.monoid).arity }, () => this.foldedDType(fold))
  }
  private foldedDType(fold: Fold): KernelDType {
    return fold.monoid === 'any' || fold.monoid === 'all' ? 'bool' : (this.types.compute as KernelDType)
  }

  private results(outputs: readonly Tensor[]): RowArgument[] {
    return outputs.map((o) => ({ address: o.address, kept: this.outputStrides(o), row: [] }))
  }
  /** The output's strides along the kept dimensions, whether or not it keeps the reduced ones as size 1. */
  private outputStrides(out: Tensor): readonly number[] {
    if (out.rank === this.sizes.kept.length) return out.strides
    return out.strides.filter((_, i) => !this.dims.has(i))
  }
  private get name(): string {
    return this.overload.split('.')[0]!
  }
  private get parameterNames(): readonly string[] {
    return this.definition.parameters ?? []
  }
  private get parameters(): readonly number[] {
    return this.parameterNames.map((p) => Number(this.named[p]))
  }
  private attributes(row: Row, from = 0): Named {
    return { ...this.named, ...Object.fromEntries(this.parameterNames.map((p, i) => [p, row.scalars[from + i]!])) }
  }
  private program(part: string, spec: RowSpec, outputs: readonly Tensor[]): RowProgram {
    const attributes = Object.entries(this.named).filter(
      ([n]) => !['self', 'dim', 'keepdim', 'dtype', ...this.parameterNames].includes(n),
    )
    const key = `${this.overload}/${part}(${this.self.dtype})${this.types.compute}>${outputs.map((o) => o.dtype)}${JSON.stringify(attributes)}`
    return this.rt.program(key, (store) => new RowProgram(key, spec, store))
  }
}
