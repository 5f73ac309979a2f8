// Random tensors of a distribution: uniform, normal, exponential, whole numbers, and others in closed form.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, dtypeInfo } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { uniform, uniformAboveZero, wholeNumber } from '../../kernels/philox.ts'
import { broadcastShapes, type Shape, Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { newTensor } from '../creation/fill.ts'
import { formatStrides } from '../memory-format.ts'
import { checkOutput } from '../outputs.ts'
import { type DrawFormula, draw, refuseGenerator } from './draw.ts'

type Outputs = readonly Tensor[] | null

/** A distribution over floats with scalar parameters. */
interface Distribution {
  readonly name: string
  readonly formula: DrawFormula
  readonly check?: (...parameters: number[]) => boolean
}

const uniforms: Distribution = {
  name: 'uniform',
  formula: ({ bits, scalars: [from, to], compute, digits }) => [
    from!.to(compute).add(uniform(bits, digits, compute).mul(to!.to(compute).sub(from!.to(compute)))),
  ],
  check: (from, to) => from! <= to!,
}
const normals: Distribution = {
  name: 'normal',
  formula: ({ normal, scalars: [mean, deviation], compute }) => [
    mean!.to(compute).add(normal.mul(deviation!.to(compute))),
  ],
  check: (_, deviation) => deviation! >= 0,
}
const digitsOf = (compute: string) => (compute === 'float64' ? 53 : 24)
const exponentials: Distribution = {
  name: 'exponential',
  formula: ({ bits, scalars: [rate], compute }) => [
    uniformAboveZero(bits, digitsOf(compute), compute).log().neg().div(rate!.to(compute)),
  ],
  check: (rate) => rate! > 0,
}
const logNormals: Distribution = {
  name: 'log_normal',
  formula: (d) => [normals.formula(d)[0]!.exp()],
  check: (_, deviation) => deviation! > 0,
}
const cauchys: Distribution = {
  name: 'cauchy',
  formula: ({ bits, scalars: [median, sigma], compute }) => {
    const angle = uniform(bits, digitsOf(compute), compute).sub(0.5).mul(Math.PI)
    return [median!.to(compute).add(sigma!.to(compute).mul(angle.tan()))]
  },
  check: (_, sigma) => sigma! > 0,
}
/** Trials up to the first success: log(u) / log(1 − p) rounded up, at least 1. */
const geometrics: Distribution = {
  name: 'geometric',
  formula: ({ bits, scalars: [failure], compute }) => [
    uniformAboveZero(bits, digitsOf(compute), compute).log().div(failure!.to(compute)).ceil().maximum(1),
  ],
}

function fillFrom(
  rt: Runtime,
  { name, formula, check }: Distribution,
  target: Tensor,
  parameters: readonly number[],
  generator: unknown,
): Tensor {
  refuseGenerator(name, generator)
  if (dtypeInfo(target.dtype).kind !== 'float' && name !== 'geometric')
    throw new OpGemsError('DTYPE_MISMATCH', `${name}: expects a floating-point dtype, got ${target.describe()}`, {
      operator: name,
      dtypes: [target.dtype],
    })
  if (check && !check(...parameters))
    throw new OpGemsError('BAD_ARGUMENT', `${name}: parameters ${parameters.join(', ')} are out of range`, {
      operator: name,
    })
  draw(rt, name, [target], [], parameters, formula)
  return target
}

/** Like self, or the tensor that is written. */
const likeSelf = (rt: Runtime, operator: string, self: Tensor, out: Outputs): Tensor =>
  out
    ? checkOutput(operator, out[0]!, self.shape, self.dtype)
    : rt.empty(self.shape, self.dtype, formatStrides(operator, self.shape, null, self))

const tensor = (value: unknown) => value as Tensor
const dtypeOr = (value: unknown, out: Outputs) => (out ? null : ((value ?? null) as DType | null))
const contract = contractsIn('random')

/** `uniform` and its like: functional, in-place and out forms. */
const filling = (distribution: Distribution, count: number): Contract =>
  contract(distribution.name, (rt, [self, ...rest], out) =>
    fillFrom(
      rt,
      distribution,
      likeSelf(rt, distribution.name, tensor(self), out),
      rest.slice(0, count).map(Number),
      rest[count],
    ),
  )

/** rand and randn with their generator and _like forms. */
function created(name: 'rand' | 'randn', distribution: Distribution): Contract[] {
  const parameters = [0, 1]
  return [
    contract(name, (rt, [size, dtype], out) => {
      const target = newTensor(rt, name, size as Shape, dtypeOr(dtype, out), undefined, out)
      return fillFrom(rt, distribution, target, parameters, null)
    }),
    contract(`${name}.generator`, (rt, [size, generator, dtype], out) => {
      const target = newTensor(rt, name, size as Shape, dtypeOr(dtype, out), undefined, out)
      return fillFrom(rt, distribution, target, parameters, generator)
    }),
    contract(`${name}_like`, (rt, [self, dtype, , , , format], out) =>
      fillFrom(rt, distribution, newLike(rt, `${name}_like`, tensor(self), dtype, format, out), parameters, null),
    ),
  ]
}

function newLike(rt: Runtime, operator: string, self: Tensor, dtype: unknown, format: unknown, out: Outputs): Tensor {
  const strides = formatStrides(operator, self.shape, out ? null : format, self)
  return newTensor(rt, operator, self.shape, dtypeOr(dtype, out) ?? self.dtype, strides, out)
}

/** mean + deviation·z where either may be a tensor. */
function normalOf(rt: Runtime, mean: Tensor | number, deviation: Tensor | number, generator: unknown, out: Outputs) {
  refuseGenerator('normal', generator)
  const tensors = [mean, deviation].filter((x): x is Tensor => typeof x !== 'number')
  const shape = broadcastShapes(
    'normal',
    tensors.map((t) => t.shape),
  )
  const target = newTensor(rt, 'normal', shape, out ? null : tensors[0]!.dtype, undefined, out)
  if (!(deviation instanceof Tensor || deviation >= 0))
    throw new OpGemsError('BAD_ARGUMENT', `normal: the deviation must not be negative, got ${deviation}`, {
      operator: 'normal',
    })
  const numbers = [mean, deviation].filter((x): x is number => typeof x === 'number')
  const kinds = `${typeof mean === 'number' ? 'number' : 'tensor'},${typeof deviation === 'number' ? 'number' : 'tensor'}`
  draw(rt, `normal(${kinds})`, [target], tensors, numbers, ({ normal, scalars, inputs, compute, require }) => {
    const from = (x: Tensor | number) => (typeof x === 'number' ? scalars[0]! : inputs[tensors.indexOf(x)]!).to(compute)
    const spread = from(deviation)
    if (deviation instanceof Tensor) require(spread.ge(0), 'a deviation is negative')
    return [from(mean).add(normal.mul(spread))]
  })
  return target
}

function fillWhole(rt: Runtime, operator: string, target: Tensor, low: number, high: number): Tensor {
  if (!(high > low))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: high (${high}) must be above low (${low})`, { operator })
  const isFloat = dtypeInfo(target.dtype).kind === 'float'
  draw(rt, 'randint', [target], [], [low, high - low], ({ words, scalars: [from, count] }) => {
    const bounds = [from!, count!].map((x) => x.to('int64'))
    const value = bounds[0]!.add(wholeNumber(words).rem(bounds[1]!))
    return [isFloat ? value.to('float32') : value]
  })
  return target
}

const randint = (name: string, hasLow: boolean, hasGenerator: boolean): Contract =>
  contract(name, (rt, args, out) => {
    const [low, high, size, ...rest] = hasLow ? args : [0, ...args]
    const [generator, dtype] = hasGenerator ? rest : [null, ...rest]
    refuseGenerator('randint', generator)
    const target = newTensor(rt, 'randint', size as Shape, out ? null : ((dtype ?? 'int64') as DType), undefined, out)
    return fillWhole(rt, 'randint', target, low as number, high as number)
  })

export const distributions: Contract[] = [
  filling(uniforms, 2),
  filling(exponentials, 1),
  filling(logNormals, 2),
  filling(cauchys, 2),
  contract('geometric', (rt, [self, p, generator], out) => {
    const chance = p as number
    if (!(chance > 0 && chance < 1))
      throw new OpGemsError('BAD_ARGUMENT', `geometric: p must be between 0 and 1, got ${chance}`, {
        operator: 'geometric',
      })
    const target = likeSelf(rt, 'geometric', tensor(self), out)
    return fillFrom(rt, geometrics, target, [Math.log1p(-chance)], generator)
  }),
  contract('normal_', (rt, [self, mean, deviation, generator]) => {
    fillFrom(rt, normals, tensor(self), [mean as number, deviation as number], generator)
    tensor(self).storage.version++
    return self
  }),
  contract('normal.Tensor_Tensor', (rt, [mean, deviation, generator], out) =>
    normalOf(rt, tensor(mean), tensor(deviation), generator, out),
  ),
  contract('normal.Tensor_float', (rt, [mean, deviation, generator], out) =>
    normalOf(rt, tensor(mean), deviation as number, generator, out),
  ),
  contract('normal.float_Tensor', (rt, [mean, deviation, generator], out) =>
    normalOf(rt, mean as number, tensor(deviation), generator, out),
  ),
  contract('normal.float_float', (rt, [mean, deviation, size, generator, dtype], out) => {
    const target = newTensor(rt, 'normal', size as Shape, dtypeOr(dtype, out), undefined, out)
    return fillFrom(rt, normals, target, [mean as number, deviation as number], generator)
  }),
  ...created('rand', uniforms),
  ...created('randn', normals),
  randint('randint', false, false),
  randint('randint.generator', false, true),
  randint('randint.low', true, false),
  randint('randint.low_generator', true, true),
  contract('randint_like', (rt, [self, high, dtype, , , , format], out) =>
    fillWhole(rt, 'randint_like', newLike(rt, 'randint_like', tensor(self), dtype, format, out), 0, high as number),
  ),
  contract('randint_like.low_dtype', (rt, [self, low, high, dtype, , , , format], out) =>
    fillWhole(
      rt,
      'randint_like',
      newLike(rt, 'randint_like', tensor(self), dtype, format, out),
      low as number,
      high as number,
    ),
  ),
]
