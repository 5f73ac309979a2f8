// What an operator asks of its tensor arguments together, checked before anything is computed.
import type { Arguments } from '../../dispatch/contract.ts'
import { dtypeInfo, isComplex, isFloating } from '../../dtype/index.ts'
import { type ErrorCode, OpGemsError } from '../../errors/errors.ts'
import { expandsTo, formatShape, type Shape, sameShape, Tensor } from '../../tensor/index.ts'

/** Where the schema has the argument of this name; -1 where it has none. */
export type PlaceOf = (name: string) => number

/** @throws DTYPE_MISMATCH, SHAPE_MISMATCH, UNSUPPORTED_DTYPE naming the operator and the arguments */
export type Check = (args: Arguments) => void

/** Made once for each operator, so that a call looks no names up. */
export type Requirement = (operator: string, placeOf: PlaceOf) => Check

const tensorAt = (args: Arguments, place: number): Tensor | null => {
  const value = args[place]
  return value instanceof Tensor ? value : null
}

function refuse(code: ErrorCode, operator: string, why: string, tensors: readonly Tensor[]): never {
  throw new OpGemsError(code, `${operator}: ${why}`, {
    operator,
    dtypes: tensors.map((t) => t.dtype),
    shapes: tensors.map((t) => t.shape),
  })
}

/** A dimension number made non-negative; one that is out of range stays so, which the operator reports. */
export const axisOf = (dim: unknown, rank: number): number =>
  (dim as number) < 0 ? (dim as number) + rank : (dim as number)

/** All of these that are tensors agree with the first one of them. */
const alike =
  (agree: (a: Tensor, b: Tensor) => boolean, code: ErrorCode, what: string) =>
  (...names: readonly string[]): Requirement =>
  (operator, placeOf) => {
    const places = names.map(placeOf).filter((place) => place >= 0)
    return (args) => {
      let first: Tensor | null = null
      for (const place of places) {
        const tensor = tensorAt(args, place)
        if (tensor === null) continue
        first ??= tensor
        if (agree(first, tensor)) continue
        const tensors = places.map((p) => tensorAt(args, p)).filter((t) => t !== null)
        const described = names.map((name) => `${name} ${tensorAt(args, placeOf(name))?.describe() ?? 'None'}`)
        refuse(code, operator, `these must have one ${what}: ${described.join(', ')}`, tensors)
      }
    }
  }

/** These tensors have one dtype. */
export const oneDType = alike((a, b) => a.dtype === b.dtype, 'DTYPE_MISMATCH', 'dtype')
/** These tensors have one shape. */
export const oneShape = alike((a, b) => sameShape(a.shape, b.shape), 'SHAPE_MISMATCH', 'shape')

/** Each of these that is a tensor passes; `why` says what is asked of it. */
const each =
  (passes: (tensor: Tensor) => boolean, code: ErrorCode, why: string, names: readonly string[]): Requirement =>
  (operator, placeOf) => {
    const places = names.map((name) => [name, placeOf(name)] as const).filter(([, place]) => place >= 0)
    return (args) => {
      for (const [name, place] of places) {
        const tensor = tensorAt(args, place)
        if (tensor !== null && !passes(tensor))
          refuse(code, operator, `${name} ${why}, got ${tensor.describe()}`, [tensor])
      }
    }
  }

/** These tensors are floating-point or complex. */
export const floats = (...names: readonly string[]): Requirement =>
  each((t) => isFloating(t.dtype) || isComplex(t.dtype), 'UNSUPPORTED_DTYPE', 'must be floating-point', names)
/** These tensors have one element. */
export const singleElement = (...names: readonly string[]): Requirement =>
  each((t) => t.numel === 1, 'SHAPE_MISMATCH', 'must have one element', names)
/** The tensor has at least so many dimensions. */
export const rankAtLeast = (name: string, rank: number): Requirement =>
  each((t) => t.rank >= rank, 'SHAPE_MISMATCH', `needs at least ${rank} dimensions`, [name])
/** The tensor has elements. */
export const filled = (name: string): Requirement =>
  each((t) => t.numel > 0, 'SHAPE_MISMATCH', 'must have elements', [name])
/** Only the first of more than `rank` dimensions may be empty. */
export const filledSamples = (name: string, rank: number): Requirement =>
  each(
    (t) => !(t.rank > rank ? t.shape.slice(1) : t.shape).includes(0),
    'SHAPE_MISMATCH',
    'may be empty along its batch alone',
    [name],
  )

/** The requirement holds where the argument of this name has one of the values. */
export const where =
  (name: string, values: readonly unknown[], requirement: Requirement): Requirement =>
  (operator, placeOf) => {
    const [place, check] = [placeOf(name), requirement(operator, placeOf)]
    return (args) => {
      if (values.includes(args[place])) check(args)
    }
  }

/** Parameters of a normalisation have the input's dtype, or float32 beside an input of 16 bits. */
export const parametersOf =
  (input: string, ...names: readonly string[]): Requirement =>
  (operator, placeOf) => {
    const inputPlace = placeOf(input)
    const places = names.map(placeOf).filter((place) => place >= 0)
    return (args) => {
      const x = tensorAt(args, inputPlace)
      for (const place of places) {
        const parameter = tensorAt(args, place)
        if (x === null || parameter === null || parameter.dtype === x.dtype) continue
        const isNarrow = dtypeInfo(x.dtype).bytes === 2
        if (isNarrow && parameter.dtype === 'float32') continue
        const expected = isNarrow ? `${x.dtype} or float32` : x.dtype
        const name = names.find((n) => placeOf(n) === place)
        const why = `${name} is ${parameter.dtype} beside ${input} ${x.describe()}; expected ${expected}`
        refuse('DTYPE_MISMATCH', operator, why, [x, parameter])
      }
    }
  }

const shapes =
  (fits: (shape: Shape, expected: Shape) => boolean, verb: string) =>
  (name: string, from: readonly string[], expected: (...values: readonly unknown[]) => Shape | null): Requirement =>
  (operator, placeOf) => {
    const place = placeOf(name)
    const places = from.map(placeOf)
    return (args) => {
      const tensor = tensorAt(args, place)
      const shape = tensor && expected(...places.map((p) => args[p]))
      if (tensor && shape && !fits(tensor.shape, shape))
        refuse('SHAPE_MISMATCH', operator, `${name} ${tensor.describe()} ${verb} ${formatShape(shape)}`, [tensor])
    }
  }

/** The tensor has the shape that the arguments `from` lead to; null where they are wrong themselves, which others report. */
export const shapeIs = shapes(sameShape, 'must have shape')
/** The tensor broadcasts to the shape that the arguments `from` lead to; null where they are wrong themselves. */
export const expandsToShape = shapes(expandsTo, 'does not expand to')
/** The tensor broadcasts to the shape of the other. */
export const expandsToOther = (name: string, other: string): Requirement =>
  expandsToShape(name, [other], (tensor) => (tensor as Tensor).shape)
