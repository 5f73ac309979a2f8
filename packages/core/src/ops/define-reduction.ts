// Defines reductions: over some or all dimensions, with or without keeping them, to one or several results.
import type { Arguments, Contract } from '../dispatch/contract.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { type DType, isComplex } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType, Value } from '../kernel/index.ts'
import type { Row } from '../kernels/rows.ts'
import { atenSchema, type Schema } from '../schema/index.ts'
import { normalizeDimension, type Shape, type Tensor } from '../tensor/index.ts'
import { LatestCall } from './latest-call.ts'
import { checkOutput } from './outputs.ts'
import { prepareReduction } from './reduction/run.ts'
import type { Reduction } from './reduction/task.ts'
import { RowGeometry } from './row-call.ts'

export interface ReductionTypes {
  /** Elements are cast to it when loaded. */
  readonly compute: DType
  /** One for each result. */
  readonly results: readonly DType[]
}

/** A reduction that is one monoid: what goes in, and what comes out of the folded tuple. Long rows may be folded in parts. */
export interface Fold {
  readonly monoid: string
  /** Dtypes of the tuple's components where they are not all the computing dtype. */
  readonly dtypes?: (compute: KernelDType) => readonly KernelDType[]
  /** The tuple of an element; `others` are the elements of further inputs. */
  pre(x: Value, row: Row, attributes: Named, others: readonly Value[]): readonly Value[]
  post(tuple: readonly Value[], count: Value, row: Row, attributes: Named): readonly Value[]
}
export type Named = Readonly<Record<string, unknown>>

/** What a reduction computes. */
export interface ReductionBody {
  readonly fold?: Fold
  /** The fold of rows of fewer than 2³¹ elements, where narrower positions make it cheaper. */
  readonly shortFold?: Fold
  /** Any computation over the row; with a fold besides, how whole rows and single blocks are done better than by folding. */
  readonly body?: (x: Value, row: Row, attributes: Named) => readonly Value[]
  /** The fold's tuple of a block, where that is done better than by folding. */
  readonly part?: (x: Value, row: Row, attributes: Named) => readonly Value[]
  /** Positions in the row matter (argmax), so dimensions keep their order. */
  readonly ordered?: boolean
}

export interface ReductionDefinition extends ReductionBody {
  readonly overloads: readonly string[]
  types(self: DType, args: Named, operator: string): ReductionTypes
  /** Refuses to reduce nothing: an empty row has no greatest element. */
  readonly needsElements?: boolean
  /** An empty list of dimensions means none instead of all (any.dims). */
  readonly emptyMeansNone?: boolean
  /** The output given by the caller decides the dtype, as the dtype argument does (sum.out). */
  readonly outDecides?: boolean
  /** Refuses arguments before anything runs. */
  readonly check?: (self: Tensor, args: Named, dims: ReadonlySet<number>, operator: string) => void
}

export function defineReduction(definition: ReductionDefinition): Contract[] {
  return definition.overloads.map((overload) => {
    let schema: Schema | undefined
    const latest = new LatestCall<Prepared>()
    return {
      overload,
      category: 'reduction',
      compute: (rt, args, out) => {
        const known = out ? undefined : latest.find(rt, args)
        if (known) return runPrepared(rt, args, known)
        schema ??= atenSchema(overload)
        return reduce(rt, schema, definition, args, out, latest)
      },
    }
  })
}

/** A call whose arguments were found right, with at least one result. */
interface Prepared {
  readonly run: Reduction
  readonly shape: Shape
  readonly results: readonly DType[]
}

function runPrepared(rt: Runtime, args: Arguments, { run, shape, results }: Prepared): Tensor | readonly Tensor[] {
  const outputs = results.map((dtype) => rt.empty(shape, dtype))
  run([args[0] as Tensor], outputs)
  return outputs.length === 1 ? outputs[0]! : outputs
}

function reduce(
  rt: Runtime,
  schema: Schema,
  definition: ReductionDefinition,
  args: Arguments,
  out: readonly Tensor[] | null,
  latest: LatestCall<Prepared>,
): Tensor | readonly Tensor[] {
  const named: Record<string, unknown> = {}
  for (let i = 0; i < args.length; i++) named[schema.args[i]!.name] = args[i]
  const self = named.self as Tensor
  if (out && definition.outDecides) named.dtype ??= out[0]!.dtype
  const types = definition.types(self.dtype, named, schema.name)
  if (isComplex(types.compute) || isComplex(self.dtype)) rt.refuseComplex(schema.name, [self])
  const dims = reducedDimensions(schema.name, self, named.dim, definition.emptyMeansNone ?? false)
  if (definition.needsElements && self.numel === 0) checkElements(schema.name, self, dims, named.dim)
  definition.check?.(self, named, dims, schema.name)
  const shape = reducedShape(self.shape, dims, named.keepdim === true)
  const outputs = types.results.map((dtype, i) =>
    out ? checkOutput(schema.name, out[i]!, shape, dtype) : rt.empty(shape, dtype),
  )
  if (outputs[0]!.numel > 0) {
    const geometry = new RowGeometry(self.shape, dims)
    const run = prepareReduction(rt, schema.name, definition, named, types, [self], geometry, outputs)
    run([self], outputs)
    if (!out) latest.keep(rt, args, { run, shape, results: types.results })
  }
  return outputs.length === 1 ? outputs[0]! : outputs
}

/** Without the reduced dimensions, or with them as size 1. */
export const reducedShape = (shape: Shape, dims: ReadonlySet<number>, keep: boolean): Shape =>
  shape.flatMap((size, i) => (dims.has(i) ? (keep ? [1] : []) : [size]))

/** The dimensions an argument names: a number, a list, or null for all. @throws INDEX_OUT_OF_RANGE, BAD_ARGUMENT for repeats */
function reducedDimensions(operator: string, self: Tensor, dim: unknown, emptyMeansNone: boolean): ReadonlySet<number> {
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

function checkElements(operator: string, self: Tensor, dims: ReadonlySet<number>, dim: unknown): void {
  const rowIsEmpty = [...dims].some((d) => self.shape[d] === 0)
  const isWhole = dim === null || dim === undefined || (Array.isArray(dim) && dim.length === 0)
  if (rowIsEmpty || isWhole)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: cannot reduce ${self.describe()} over a dimension without elements`,
      { operator, shapes: [self.shape] },
    )
}
