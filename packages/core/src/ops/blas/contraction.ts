// Sums of products over named dimensions: einsum, tensordot and inner. Each pair is one batched matrix product over views.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { type Equation, parseEquation } from './equation.ts'

/** A tensor with a name for each dimension; equal names mean the same coordinate. */
interface Named {
  readonly tensor: Tensor
  readonly names: readonly string[]
}

const sum = (rt: Runtime, tensor: Tensor, dims: readonly number[]): Tensor =>
  dims.length === 0 ? tensor : (rt.call('aten::sum.dim_IntList', [tensor, dims], { dtype: tensor.dtype }) as Tensor)
const size = ({ tensor, names }: Named, name: string): number => tensor.shape[names.indexOf(name)] ?? 1
const product = (sizes: readonly number[]): number => sizes.reduce((n, s) => n * s, 1)

/** Sums over the dimensions whose names are not kept. */
function sumOut(rt: Runtime, operand: Named, isKept: (name: string) => boolean): Named {
  const dims = operand.names.flatMap((n, i) => (isKept(n) ? [] : [i]))
  return { tensor: sum(rt, operand.tensor, dims), names: operand.names.filter(isKept) }
}
/** Without the dimensions of size 1 that another operand has larger: these broadcast. */
function withoutRepeated(rt: Runtime, operand: Named, other: Named): Named {
  const dims = operand.names.flatMap((n, i) => (operand.tensor.shape[i] === 1 && size(other, n) > 1 ? [i] : []))
  if (dims.length === 0) return operand
  const tensor = rt.call('aten::squeeze.dims', [operand.tensor, dims]) as Tensor
  return { tensor, names: operand.names.filter((_, i) => !dims.includes(i)) }
}
/** The tensor's dimensions in three groups, each as one dimension. */
function grouped(rt: Runtime, operand: Named, groups: readonly (readonly string[])[]): Tensor {
  const order = groups.flat().map((n) => operand.names.indexOf(n))
  const permuted = rt.call('aten::permute', [operand.tensor, order]) as Tensor
  return rt.call('aten::reshape', [permuted, groups.map((g) => product(g.map((n) => size(operand, n))))]) as Tensor
}

/** The product of two operands, summed over the names they share that are not kept. */
function contractPair(rt: Runtime, operator: string, a: Named, b: Named, isKept: (name: string) => boolean): Named {
  const first = withoutRepeated(rt, a, b)
  const second = withoutRepeated(rt, b, a)
  const left = sumOut(rt, first, (n) => isKept(n) || second.names.includes(n))
  const right = sumOut(rt, second, (n) => isKept(n) || first.names.includes(n))
  const shared = left.names.filter((n) => right.names.includes(n))
  for (const name of shared)
    if (size(left, name) !== size(right, name))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: sizes ${size(left, name)} and ${size(right, name)} of a shared dimension differ in ${a.tensor.describe()} and ${b.tensor.describe()}`,
        { operator, shapes: [a.tensor.shape, b.tensor.shape] },
      )
  const batch = shared.filter(isKept)
  const inner = shared.filter((n) => !isKept(n))
  const rows = left.names.filter((n) => !shared.includes(n))
  const columns = right.names.filter((n) => !shared.includes(n))
  const result = rt.call('aten::bmm', [
    grouped(rt, left, [batch, rows, inner]),
    grouped(rt, right, [batch, inner, columns]),
  ]) as Tensor
  const shape = [...[...batch, ...rows].map((n) => size(left, n)), ...columns.map((n) => size(right, n))]
  return { tensor: rt.call('aten::reshape', [result, shape]) as Tensor, names: [...batch, ...rows, ...columns] }
}

/** Contracts operands from left to right; the result's dimensions are `output`, in order. */
function contract(rt: Runtime, operator: string, operands: readonly Named[], output: readonly string[]): Tensor {
  let result = operands[0]!
  operands.slice(1).forEach((operand, i) => {
    const later = operands.slice(i + 2).flatMap((o) => o.names)
    result = contractPair(rt, operator, result, operand, (n) => output.includes(n) || later.includes(n))
  })
  const summed = sumOut(rt, result, (n) => output.includes(n))
  const order = output.map((n) => summed.names.indexOf(n))
  return rt.call('aten::permute', [summed.tensor, order]) as Tensor
}

/** Repeated names of one operand become its diagonal. */
function diagonals(rt: Runtime, tensor: Tensor, names: readonly string[]): Named {
  const repeated = names.findIndex((n, i) => names.indexOf(n) < i)
  if (repeated < 0) return { tensor, names }
  const name = names[repeated]!
  const first = names.indexOf(name)
  if (tensor.shape[first] !== tensor.shape[repeated])
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `einsum: label '${name}' names dimensions ${first} and ${repeated} of different sizes in ${tensor.describe()}`,
      { operator: 'einsum', shapes: [tensor.shape] },
    )
  const rest = names.filter((_, i) => i !== first && i !== repeated)
  const diagonal = rt.call('aten::diagonal', [tensor, 0, first, repeated]) as Tensor
  return diagonals(rt, diagonal, [...rest, name])
}

function einsum(rt: Runtime, text: string, tensors: readonly Tensor[]): Tensor {
  const equation: Equation = parseEquation(
    text,
    tensors.map((t) => t.rank),
  )
  return rt.tidy(() => {
    const operands = tensors.map((t, i) => diagonals(rt, t, equation.inputs[i]!))
    const result = contract(rt, 'einsum', operands, equation.output)
    return tensors.includes(result) ? (rt.call('aten::alias', [result]) as Tensor) : result
  })
}

function tensordot(
  rt: Runtime,
  operator: string,
  a: Tensor,
  b: Tensor,
  dimsA: readonly number[],
  dimsB: readonly number[],
): Tensor {
  const left = dimsA.map((d) => normalizeDimension(operator, d, a.rank))
  const right = dimsB.map((d) => normalizeDimension(operator, d, b.rank))
  if (left.length !== right.length)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: dimensions ${formatShape(dimsA)} and ${formatShape(dimsB)} must be as many`,
      { operator },
    )
  const name = (side: string, dims: readonly number[]) => (_: number, d: number) =>
    dims.includes(d) ? `inner${dims.indexOf(d)}` : `${side}${d}`
  const namesA = a.shape.map(name('left', left))
  const namesB = b.shape.map(name('right', right))
  const output = [...namesA, ...namesB].filter((n) => !n.startsWith('inner'))
  return rt.tidy(() =>
    contract(
      rt,
      operator,
      [
        { tensor: a, names: namesA },
        { tensor: b, names: namesB },
      ],
      output,
    ),
  )
}

/** Products of last dimensions; with a zero-dim tensor, plain multiplication. */
function inner(rt: Runtime, a: Tensor, b: Tensor): Tensor {
  if (a.rank === 0 || b.rank === 0) return rt.call('aten::mul.Tensor', [a, b]) as Tensor
  return tensordot(rt, 'inner', a, b, [-1], [-1])
}

/** Hands a result out: into `out` where there is one. */
function deliver(rt: Runtime, result: Tensor, out: readonly Tensor[] | null): Tensor {
  if (!out) return result
  rt.call('aten::copy_', [out[0], result])
  result.dispose()
  return out[0]!
}

export const contractions: Contract[] = [
  {
    overload: 'einsum',
    category: 'blas',
    compute: (rt, [equation, tensors]) => einsum(rt, equation as string, tensors as readonly Tensor[]),
  },
  {
    overload: 'tensordot',
    category: 'blas',
    compute: (rt, [a, b, dimsA, dimsB], out) =>
      deliver(rt, tensordot(rt, 'tensordot', a as Tensor, b as Tensor, dimsA as number[], dimsB as number[]), out),
  },
  {
    overload: 'inner',
    category: 'blas',
    compute: (rt, [a, b], out) => deliver(rt, inner(rt, a as Tensor, b as Tensor), out),
  },
]
