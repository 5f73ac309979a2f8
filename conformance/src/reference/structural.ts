// References of operators that move data: indexing, selection, views.
import { argument, type Call, reducedDims } from '../arguments.ts'
import { dtypeInfo, isDType } from '../host/dtypes.ts'
import { contiguousStrides, eachOffset, HostTensor, numelOf } from '../host/tensor.ts'
import { type CaseValue, isList } from '../host/value.ts'
import { mapElements } from './pointwise.ts'
import { commonDtype } from './promotion.ts'

export function tensorAt(call: Call, position: number, ...names: string[]): HostTensor {
  const value = argument(call, position, ...names)
  if (!(value instanceof HostTensor)) throw new TypeError(`${call.operator}: argument ${position} must be a tensor`)
  return value
}

export const numberAt = (call: Call, position: number, name: string, otherwise: number): number => {
  const value = argument(call, position, name)
  return typeof value === 'number' ? value : otherwise
}

const dimAt = (call: Call, position: number, rank: number): number =>
  reducedDims(numberAt(call, position, 'dim', 0), rank)[0] ?? 0

/** Builds a tensor of `shape` by asking for the source position of each index. */
function pick(input: HostTensor, shape: readonly number[], source: (index: readonly number[]) => number): HostTensor {
  const strides = contiguousStrides(shape)
  const { numbers } = input
  const result = Float64Array.from({ length: numelOf(shape) }, (_, i) => {
    const at = source(shape.map((side, d) => Math.floor(i / strides[d]!) % side))
    return at < 0 ? 0 : numbers[at]!
  })
  return HostTensor.fromNumbers(input.dtype, shape, result)
}

function positionIn(shape: readonly number[], index: readonly number[]): number {
  return contiguousStrides(shape).reduce((at, stride, d) => at + stride * index[d]!, 0)
}

function gather(call: Call): HostTensor {
  const [input, index] = [tensorAt(call, 0), tensorAt(call, 2, 'index')]
  if (input.shape.length === 0) return pick(input, index.shape, () => 0)
  const dim = dimAt(call, 1, input.shape.length)
  return pick(input, index.shape.length === 0 ? [] : index.shape, (at) => {
    const chosen = index.numbers[positionIn(index.shape, at)]!
    const full = index.shape.length === 0 ? [chosen] : at.map((i, d) => (d === dim ? chosen : i))
    return positionIn(input.shape, full)
  })
}

function indexSelect(call: Call): HostTensor {
  const [input, index] = [tensorAt(call, 0), tensorAt(call, 2, 'index')]
  const dim = dimAt(call, 1, input.shape.length)
  const shape = input.shape.map((side, d) => (d === dim ? index.numel : side))
  return pick(input, shape, (at) =>
    positionIn(
      input.shape,
      at.map((i, d) => (d === dim ? index.numbers[i]! : i)),
    ),
  )
}

function embedding(call: Call): HostTensor {
  const [weight, indices] = [tensorAt(call, 0, 'weight'), tensorAt(call, 1, 'indices')]
  const width = weight.shape[1] ?? 1
  return pick(weight, [...indices.shape, width], (at) => {
    const row = indices.numbers[positionIn(indices.shape, at.slice(0, -1))]!
    return row * width + at.at(-1)!
  })
}

function transposed(input: HostTensor, order: readonly number[]): HostTensor {
  const shape = order.map((d) => input.shape[d]!)
  return pick(input, shape, (at) =>
    positionIn(
      input.shape,
      input.shape.map((_, d) => at[order.indexOf(d)]!),
    ),
  )
}

function transpose(call: Call): HostTensor {
  const input = tensorAt(call, 0)
  const rank = input.shape.length
  const [a, b] = [numberAt(call, 1, 'dim0', 0), numberAt(call, 2, 'dim1', 1)].map(
    (d) => reducedDims(d, rank)[0] ?? 0,
  ) as [number, number]
  return transposed(
    input,
    input.shape.map((_, d) => (d === a ? b : d === b ? a : d)),
  )
}

function flip(call: Call): HostTensor {
  const input = tensorAt(call, 0)
  const given = argument(call, 1, 'dims')
  const dims = isList(given) && given.length === 0 ? [] : reducedDims(given, input.shape.length)
  return pick(input, input.shape, (at) =>
    positionIn(
      input.shape,
      at.map((i, d) => (dims.includes(d) ? input.shape[d]! - 1 - i : i)),
    ),
  )
}

const triangle =
  (keep: (column: number, row: number, diagonal: number) => boolean) =>
  (call: Call): HostTensor => {
    const input = tensorAt(call, 0)
    const diagonal = numberAt(call, 1, 'diagonal', 0)
    return pick(input, input.shape, (at) => (keep(at.at(-1)!, at.at(-2)!, diagonal) ? positionIn(input.shape, at) : -1))
  }

/** Concatenation; a legacy empty tensor of shape [0] is skipped. */
function concatenate(call: Call): HostTensor {
  const list = argument(call, 0, 'tensors')
  const given = isList(list) ? list.filter((item) => item instanceof HostTensor) : []
  const tensors = given.filter((tensor) => tensor.shape.length !== 1 || tensor.numel > 0)
  const first = tensors[0] ?? given[0]
  if (!first) throw new TypeError('cat needs tensors')
  const dtype = commonDtype(given)
  const dim = dimAt(call, 1, first.shape.length)
  const along = tensors.map((tensor) => tensor.shape[dim]!)
  const shape = first.shape.map((side, d) => (d === dim ? along.reduce((sum, n) => sum + n, 0) : side))
  const result = new Float64Array(numelOf(shape))
  const strides = contiguousStrides(shape)
  tensors.forEach((tensor, t) => {
    const start = along.slice(0, t).reduce((sum, n) => sum + n, 0)
    eachOffset(tensor.shape, strides, start * strides[dim]!, (i, at) => {
      result[at] = tensor.numbers[i]!
    })
  })
  return HostTensor.fromNumbers(dtype, shape, result)
}

/** The elements under strides, from contiguous storage. */
function asStrided(call: Call): HostTensor {
  const input = tensorAt(call, 0)
  const [shape, strides] = [argument(call, 1, 'size'), argument(call, 2, 'stride')].map((list) =>
    isList(list) ? list.map(Number) : [],
  )
  const result = new Float64Array(numelOf(shape!))
  eachOffset(shape!, strides!, numberAt(call, 3, 'storage_offset', 0), (i, at) => {
    result[i] = input.numbers[at]!
  })
  return HostTensor.fromNumbers(input.dtype, shape!, result)
}

function where(call: Call): HostTensor {
  const [condition, yes, no] = [0, 1, 2].map((at) => argument(call, at, ['condition', 'self', 'other'][at]!) ?? null)
  return mapElements([condition!, yes!, no!], (c, a, b) => (c !== 0 ? a : b), commonDtype([yes!, no!]))
}

function maskedFill(call: Call): HostTensor {
  const [input, mask, value] = [tensorAt(call, 0), tensorAt(call, 1, 'mask'), argument(call, 2, 'value') ?? null]
  return mapElements([input, mask, value], (x, m, v) => (m !== 0 ? v : x), input.dtype)
}

/** Conversion: floats round once, to integers they truncate, to bool they are compared with zero. */
function convert(call: Call): HostTensor {
  const input = tensorAt(call, 0)
  const target = argument(call, 1, 'dtype')
  const named =
    typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'dtype' ? target.name : ''
  if (!isDType(named)) throw new TypeError(`${call.operator}: a dtype must be given`)
  const truncates = dtypeInfo(named).kind === 'int'
  return HostTensor.fromNumbers(named, input.shape, truncates ? input.numbers.map(Math.trunc) : input.numbers)
}

export const structuralReferences: Readonly<Record<string, (call: Call) => CaseValue>> = {
  gather,
  index_select: indexSelect,
  embedding,
  transpose,
  flip,
  tril: triangle((column, row, diagonal) => column - row <= diagonal),
  triu: triangle((column, row, diagonal) => column - row >= diagonal),
  to: convert,
  cat: concatenate,
  as_strided: asStrided,
  where,
  masked_fill: maskedFill,
}
