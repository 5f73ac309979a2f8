// Reading and writing elements at places given by index tensors: what index_select, gather, index, embedding, scatter
// and index_put have in common.

import { copyInto } from '../../dispatch/launch/copy.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { dtypeInfo, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import {
  type DimensionRole,
  type IndexedOperand,
  type ScatterMode,
  type Site,
  wrapIndex,
} from '../../kernels/indexed.ts'
import { elementCount, type HostScalar, type Shape, type Tensor } from '../../tensor/index.ts'
import { orderedStrides } from '../memory-format.ts'
import { bitsDType, valueBits } from './element-bits.ts'

/** A correspondence between an iteration and the elements of a tensor that index tensors choose. */
export interface Lookup {
  readonly operator: string
  /** Sizes of the iteration. */
  readonly sizes: Shape
  readonly roles: readonly DimensionRole[]
  /** The tensor that is indexed. */
  readonly table: Tensor
  /** Its strides along the plain dimensions of the iteration, 0 along the others. */
  readonly tableStrides: readonly number[]
  /** The dimensions of `table` that indices choose along, and the tensors that hold these. */
  readonly dimensions: readonly number[]
  readonly indices: readonly { readonly tensor: Tensor; readonly strides: readonly number[] }[]
  /** Whether -1 means the last place; otherwise negative indices are out of range. */
  readonly wraps: boolean
}

/** A tensor with its strides along the iteration. */
interface SourceElements {
  readonly tensor: Tensor
  readonly strides: readonly number[]
}

/** Reads the chosen elements into `out`, whose strides follow the iteration. */
export function readElements(
  rt: Runtime,
  lookup: Lookup,
  out: Tensor,
  outStrides: readonly number[] = out.strides,
): void {
  const bits = bitsDType(lookup.operator, lookup.table.dtype)
  const { count } = prepare(lookup)
  const program = lookupProgram(
    rt,
    `read:${bits}`,
    lookup,
    [{ dtype: bits, access: 'write', computed: 0 }],
    [],
    (site) => {
      const places = placesOf(site, lookup, 1)
      site.store(0, site.read(count + 1, places.at, places.isInside))
    },
    { dtype: bits, access: 'read', computed: count },
  )
  program.run(
    lookup,
    [{ address: out.address, strides: outStrides }, ...indexArguments(lookup), tableArgument(lookup)],
    sizesOf(lookup),
  )
}

/** Writes a tensor's elements, or one value, to the chosen places; `mode` combines with what stands there. */
export function writeElements(
  rt: Runtime,
  lookup: Lookup,
  source: SourceElements | HostScalar,
  mode: ScatterMode,
): void {
  const { count } = prepare(lookup)
  const { table, operator } = lookup
  if (mode !== 'set' && isComplex(table.dtype)) rt.refuseComplex(operator, [table])
  const isTensor = typeof source === 'object' && 'tensor' in source
  if (isTensor && roundsOften(rt, lookup, mode)) return writeInFloat32(rt, lookup, source, mode)
  const dtype = mode === 'set' ? bitsDType(operator, table.dtype) : (table.dtype as KernelDType)
  const from = !isTensor || mode === 'set' ? dtype : (source.tensor.dtype as KernelDType)
  const first: IndexedOperand[] = isTensor ? [{ dtype: from, access: 'read', computed: 0 }] : []
  const bits = bitsDType(operator, table.dtype)
  const program = lookupProgram(
    rt,
    `${mode}:${isTensor ? from : 'value'}:${dtype}`,
    lookup,
    first,
    isTensor ? [] : [bits],
    (site) => {
      const places = placesOf(site, lookup, first.length)
      const value = isTensor ? site.load(0).to(dtype) : site.scalars[count]!
      site.write(count + first.length, places.at, value, mode, places.isInside)
    },
    { dtype, access: 'readwrite', computed: count },
  )
  const sources = isTensor ? [{ address: source.tensor.address, strides: source.strides }] : []
  const value = isTensor ? [] : [valueBits(source, table.dtype)]
  program.run(lookup, [...sources, ...indexArguments(lookup), tableArgument(lookup)], [...sizesOf(lookup), ...value])
}

/**
 * Whether sums or products of 16-bit floats are better made in float32: threads that run at the same time combine in any order, and
 * each of many roundings would show. Few elements into a large tensor seldom meet, and are not worth a copy of it.
 */
const roundsOften = (rt: Runtime, { table, sizes }: Lookup, mode: ScatterMode): boolean =>
  rt.device.target.family !== 'loops' &&
  (mode === 'sum' || mode === 'prod') &&
  (table.dtype === 'float16' || table.dtype === 'bfloat16') &&
  elementCount(sizes) * 4 >= table.numel

/** Combines in a float32 copy of the table, whose values are rounded once. */
function writeInFloat32(rt: Runtime, lookup: Lookup, source: SourceElements, mode: ScatterMode): void {
  const { table, tableStrides } = lookup
  const strides = orderedStrides(table.shape, table.strides)
  const wide = rt.empty(table.shape, 'float32', strides)
  copyInto(rt, wide, table)
  const wideStrides = tableStrides.map((s) => {
    const dimension = table.strides.findIndex((t, d) => t === s && table.shape[d] !== 1)
    return s === 0 || dimension < 0 ? 0 : strides[dimension]!
  })
  writeElements(rt, { ...lookup, table: wide, tableStrides: wideStrides }, source, mode)
  copyInto(rt, table, wide)
  wide.dispose()
}

/** The program of a lookup: operands are `first`, the indices, the table; scalars the sizes of the indexed dimensions, then `scalars`. */
function lookupProgram(
  rt: Runtime,
  kind: string,
  lookup: Lookup,
  first: readonly IndexedOperand[],
  scalars: readonly KernelDType[],
  body: (site: Site) => void,
  table: IndexedOperand,
): IndexedProgram {
  const indices = lookup.indices.map((i): IndexedOperand => ({ dtype: i.tensor.dtype, access: 'read', computed: 0 }))
  const key = `${lookup.operator}:${kind}:${indices.map((i) => i.dtype)}:${lookup.wraps ? 'wraps' : ''}`
  return rt.program(key, (store) => {
    const sizes = indices.map((): KernelDType => 'int64')
    const spec = {
      name: lookup.operator,
      operands: [...first, ...indices, table],
      scalars: [...sizes, ...scalars],
      body,
    }
    return new IndexedProgram(key, spec, store)
  })
}

/** The places that the index operands from `first` on choose; indices outside fail the launch. */
function placesOf(
  site: Site,
  lookup: Lookup,
  first: number,
): { readonly at: readonly Value[]; readonly isInside: Value } {
  const places = lookup.indices.map((_, i) => {
    const index = site.load(first + i).to('int64')
    const size = site.scalars[i]!
    return lookup.wraps ? wrapIndex(index, size) : { at: index, isInside: index.ge(0).and(index.lt(size)) }
  })
  const isInside = places.map((p) => p.isInside).reduce((a, b) => a.and(b))
  site.k.check(isInside, `${lookup.operator}: an index is out of range for the dimension that it indexes`)
  return { at: places.map((p) => p.at), isInside }
}

const indexArguments = (lookup: Lookup) =>
  lookup.indices.map(({ tensor, strides }) => ({ address: tensor.address, strides }))
const tableArgument = ({ table, tableStrides, dimensions }: Lookup) => ({
  address: table.address,
  strides: tableStrides,
  computed: dimensions.map((d) => table.strides[d] ?? 1),
})
const sizesOf = ({ table, dimensions }: Lookup) => dimensions.map((d) => table.shape[d] ?? 1)

/** @throws INDEX_OUT_OF_RANGE when there is nothing to index; DTYPE_MISMATCH for indices that are no integers */
function prepare(lookup: Lookup): { readonly count: number } {
  for (const { tensor } of lookup.indices)
    if (dtypeInfo(tensor.dtype).kind !== 'int')
      throw new OpGemsError(
        'DTYPE_MISMATCH',
        `${lookup.operator}: indices must be int64 or another integer dtype, got ${tensor.describe()}`,
        { operator: lookup.operator, dtypes: [tensor.dtype] },
      )
  if (!lookup.sizes.includes(0) && sizesOf(lookup).includes(0))
    throw new OpGemsError(
      'INDEX_OUT_OF_RANGE',
      `${lookup.operator}: cannot index into ${lookup.table.describe()}, which has no elements there`,
      { operator: lookup.operator, shapes: [lookup.table.shape] },
    )
  return { count: lookup.indices.length }
}
