// The bound of a pointwise operator's 16-bit gradient: PyTorch rounds every step of its formula, a kernel here only the last.
import type { ConformanceCase } from '../../case.ts'
import { dtypeInfo, unitRoundoff } from '../../host/dtypes.ts'
import { HostTensor, numelOf } from '../../host/tensor.ts'
import { type CaseValue, tensorsOf } from '../../host/value.ts'
import { broadcastShape, expandTo } from '../../reference/broadcast.ts'
import type { Bound } from './context.ts'
import { type ElementCall, gradientFormulas } from './gradient-formulas.ts'
import { type Precision, Rounded } from './rounded.ts'

/** Numbers that a call passes by position, after its tensors. */
const positional: Readonly<Record<string, string>> = { pow: 'exponent', lerp: 'weight' }

function precisionOf(dtype: HostTensor['dtype']): Precision | undefined {
  const { format, bytes } = dtypeInfo(dtype)
  if (!format || bytes !== 2) return undefined
  // Half of the smallest subnormal: bfloat16 has the exponents of float32.
  return dtype === 'float16'
    ? { u: unitRoundoff(dtype), tiny: 2 ** -25, most: 65504 }
    : { u: unitRoundoff(dtype), tiny: 2 ** -134, most: 2 ** 128 }
}

/** outer multiplies a column with a row. */
const asColumn = (base: string, tensors: readonly HostTensor[]): readonly HostTensor[] =>
  base === 'outer' && tensors[0]
    ? [HostTensor.fromNumbers(tensors[0].dtype, [tensors[0].numel, 1], tensors[0].numbers), ...tensors.slice(1)]
    : tensors

function numbersOf(base: string, { args, kwargs }: ConformanceCase): Record<string, number> {
  const named = Object.entries(kwargs).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  const plain = args.find((value) => typeof value === 'number')
  const name = positional[base]
  return { ...Object.fromEntries(named), ...(name && plain !== undefined ? { [name]: Number(plain) } : {}) }
}

const namedTensors = ({ kwargs }: ConformanceCase, shape: readonly number[]): [string, Float64Array][] =>
  Object.entries(kwargs)
    .filter((entry): entry is [string, HostTensor & CaseValue] => entry[1] instanceof HostTensor)
    .map(([name, tensor]) => [name, expandTo(tensor, shape)])

/**
 * For each element the error of PyTorch's formula in 16 bits, by running error analysis; where the operator broadcast an input, the
 * errors of its copies add up. Sums themselves are made in float32, whose roundings are 2^13 times smaller.
 */
const pointwiseGradientBound =
  (base: string): Bound =>
  ({ test, expected, result, sides }) => {
    const { gradient } = test
    const precision = precisionOf(expected.dtype)
    const formula = gradientFormulas[base]
    const [gradOut] = tensorsOf(gradient?.gradOut ?? [])
    if (!gradient || !precision || !formula || !gradOut || sides === 1) return undefined
    const at = gradient.requiresGrad.flatMap((isWanted, i) => (isWanted ? [i] : []))[result]
    const tensors = asColumn(base, tensorsOf(test.args))
    const own = at === undefined ? undefined : tensors[at]
    if (at === undefined || !own || own.numel !== expected.numel) return undefined
    const shape = broadcastShape(...tensors.map((tensor) => tensor.shape))
    const values = tensors.map((tensor) => expandTo(tensor, shape))
    const named = namedTensors(test, shape)
    const [out] = tensorsOf(test.out)
    const isReduced = gradOut.numel === 1 && numelOf(shape) !== 1
    const grads = expandTo(gradOut, shape)
    const outs = out && !isReduced ? expandTo(out, shape) : new Float64Array(numelOf(shape))
    const numbers = numbersOf(base, test)
    if (isReduced && test.kwargs.reduction !== 'sum') numbers.count = numelOf(shape)
    const places = expandTo(
      HostTensor.fromNumbers(
        'float64',
        own.shape,
        Float64Array.from({ length: own.numel }, (_, i) => i),
      ),
      shape,
    )
    const errors = new Float64Array(own.numel)
    const exact = (value: number) => Rounded.exact(value, precision)
    for (let i = 0; i < places.length; i++) {
      const call: ElementCall = {
        grad: exact(grads[i]!),
        inputs: values.map((column) => exact(column[i]!)),
        result: Rounded.kept(outs[i]!, precision),
        named: Object.fromEntries(named.map(([name, column]) => [name, exact(column[i]!)])),
        numbers,
      }
      errors[places[i]!] = errors[places[i]!]! + (formula(call)[at]?.error ?? 0)
    }
    return errors.map((error) => (Number.isFinite(error) ? error : 0))
  }

export const pointwiseGradientBounds: Readonly<Record<string, Bound>> = Object.fromEntries(
  Object.keys(gradientFormulas).map((base) => [`${base}_gradient`, pointwiseGradientBound(base)]),
)
