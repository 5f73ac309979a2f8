// Evenly spaced values: arange, range, linspace, logspace.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, decode, defaultFloat, encode, isComplex, isIntegral } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { fillByPosition, fillFromHost, type PositionFormula, positionDType } from './by-position.ts'
import { newTensor } from './fill.ts'

type Scalar = number | bigint
const isWhole = (x: Scalar) => typeof x === 'bigint' || Number.isInteger(x)

/** Values from `start` by `step`: `length` of them. */
function arrange(
  rt: Runtime,
  operator: string,
  start: Scalar,
  step: Scalar,
  length: number,
  dtype: DType,
  out: readonly Tensor[] | null,
): Tensor {
  if (isComplex(dtype))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: complex ranges are not defined`, { operator })
  const target = newTensor(rt, operator, [length], dtype, undefined, out)
  const isTruncated = isIntegral(dtype, true) && !(isWhole(start) && isWhole(step))
  const compute = positionDType(rt, isTruncated ? 'float64' : dtype)
  if (isTruncated && compute === 'float32') fillFromHost(rt, target, (i) => Number(start) + i * Number(step))
  else
    fillByPosition(rt, operator, target, compute, [start, step], [compute, compute], (i, [from, by]) =>
      from!.add(i.to(compute).mul(by!)),
    )
  return target
}

function arange(
  rt: Runtime,
  start: Scalar,
  end: Scalar,
  step: Scalar,
  dtype: unknown,
  out: readonly Tensor[] | null,
): Tensor {
  checkStep('arange', start, end, step)
  const whole = [start, end, step].every(isWhole)
  const wanted = out ? out[0]!.dtype : ((dtype as DType | null) ?? (whole ? 'int64' : defaultFloat))
  // Integer dtypes truncate the bounds first, as PyTorch's accumulation in int64 does.
  const cut = (x: Scalar) => (isIntegral(wanted, true) && typeof x === 'number' ? Math.trunc(x) : x)
  const length = whole
    ? Number((BigInt(end) - BigInt(start) + BigInt(step) - (BigInt(step) > 0n ? 1n : -1n)) / BigInt(step))
    : Math.ceil((Number(end) - Number(start)) / Number(step))
  return arrange(rt, 'arange', cut(start), cut(step), length, wanted, out)
}

/** As arange, with the end included. */
function range(
  rt: Runtime,
  start: Scalar,
  end: Scalar,
  step: Scalar,
  dtype: unknown,
  out: readonly Tensor[] | null,
): Tensor {
  checkStep('range', start, end, step)
  const length = Math.floor((Number(end) - Number(start)) / Number(step)) + 1
  const wanted = out ? out[0]!.dtype : ((dtype as DType | null) ?? defaultFloat)
  return arrange(rt, 'range', start, step, length, wanted, out)
}

function checkStep(operator: string, start: Scalar, end: Scalar, step: Scalar): void {
  const [from, to, by] = [Number(start), Number(end), Number(step)]
  if (by !== 0 && Number.isFinite(from) && Number.isFinite(to) && (to - from) * by >= 0) return
  throw new OpGemsError('BAD_ARGUMENT', `${operator}: a step of ${step} does not lead from ${start} to ${end}`, {
    operator,
  })
}

/** `steps` values from `start` to `end`, both included; PyTorch counts from the nearer end. */
const spaced: PositionFormula = (i, [start, end, step, steps], compute) => {
  const last = steps!.sub(1)
  const fromStart = start!.add(step!.mul(i.to(compute)))
  const fromEnd = end!.sub(step!.mul(last.sub(i).to(compute)))
  return i.lt(steps!.div(2)).select(fromStart, fromEnd)
}

function linspace(
  rt: Runtime,
  operator: 'linspace' | 'logspace',
  from: unknown,
  to: unknown,
  steps: number,
  base: number,
  dtype: unknown,
  out: readonly Tensor[] | null,
): Tensor {
  const start = scalarOf(operator, from)
  const end = scalarOf(operator, to)
  if (steps < 0)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: steps must not be negative, got ${steps}`, { operator })
  const target = newTensor(rt, operator, [steps], (dtype as DType | null) ?? null, undefined, out)
  if (isComplex(target.dtype)) rt.refuseComplex(operator, [target])
  const whole = isIntegral(target.dtype, true)
  // Integer results: bounds are truncated first, the step stays fractional, every value is truncated.
  const bounds = (whole ? [Math.trunc(start), Math.trunc(end)] : [start, end]) as [number, number]
  const compute = positionDType(rt, whole ? 'float64' : target.dtype)
  // PyTorch keeps the step in the result's own dtype, however narrow.
  const step = steps > 1 ? (whole ? Number : rounder(target.dtype))((bounds[1] - bounds[0]) / (steps - 1)) : 0
  const scalars = [...bounds, step, steps, base]
  const types: KernelDType[] = [compute, compute, compute, 'int64', compute]
  const oneStep = steps === 1
  if (whole && compute === 'float32') {
    const at = (i: number) =>
      i < Math.trunc(steps / 2) || oneStep ? bounds[0] + step * i : bounds[1] - step * (steps - 1 - i)
    fillFromHost(rt, target, operator === 'linspace' ? at : (i) => base ** at(i))
    return target
  }
  fillByPosition(rt, `${operator}${oneStep ? '1' : ''}`, target, compute, scalars, types, (i, values) => {
    const exponent = oneStep ? values[0]! : spaced(i, values, compute)
    return operator === 'linspace' ? exponent : values[4]!.pow(exponent)
  })
  return target
}

/** Rounds a number to a dtype. */
const rounder = (dtype: DType) => (x: number) => Number(decode(encode([x], dtype), dtype)[0])

/** A number, or the value of a zero-dim tensor. */
function scalarOf(operator: string, value: unknown): number {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  const tensor = value as Tensor
  if (tensor.rank === undefined || tensor.rank > 0 || isComplex(tensor.dtype))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: start and end must be real numbers or zero-dim tensors`, {
      operator,
    })
  return Number(tensor.dataSync()[0])
}

const scalar = (x: unknown): Scalar => (typeof x === 'boolean' ? Number(x) : (x as Scalar))
const boundKinds = ['', 'Scalar_Tensor', 'Tensor_Scalar', 'Tensor_Tensor']

export const ranges: Contract[] = [
  {
    overload: 'arange',
    category: 'creation',
    compute: (rt, [end, dtype], out) => arange(rt, 0, scalar(end), 1, dtype, out),
  },
  {
    overload: 'arange.start',
    category: 'creation',
    compute: (rt, [start, end, dtype], out) =>
      out
        ? arange(rt, scalar(start), scalar(end), scalar(dtype ?? 1), null, out)
        : arange(rt, scalar(start), scalar(end), 1, dtype, null),
  },
  {
    overload: 'arange.start_step',
    category: 'creation',
    compute: (rt, [start, end, step, dtype], out) => arange(rt, scalar(start), scalar(end), scalar(step), dtype, out),
  },
  {
    overload: 'range.step',
    category: 'creation',
    compute: (rt, [start, end, step, dtype], out) => range(rt, scalar(start), scalar(end), scalar(step), dtype, out),
  },
  {
    overload: 'range',
    category: 'creation',
    compute: (rt, [start, end, dtype], out) => range(rt, scalar(start), scalar(end), 1, out ? null : dtype, out),
  },
  ...boundKinds.flatMap((kind): Contract[] => [
    {
      overload: kind ? `linspace.${kind}` : 'linspace',
      category: 'creation',
      acceptsNumbers: true,
      compute: (rt, [start, end, steps, dtype], out) =>
        linspace(rt, 'linspace', start, end, steps as number, 1, dtype, out),
    },
    {
      overload: kind ? `logspace.${kind}` : 'logspace',
      category: 'creation',
      acceptsNumbers: true,
      compute: (rt, [start, end, steps, base, dtype], out) =>
        linspace(rt, 'logspace', start, end, steps as number, base as number, dtype, out),
    },
  ]),
]
