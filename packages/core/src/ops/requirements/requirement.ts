// What an operator asks of its tensor arguments together, checked before anything is computed.
import { type DTypeKind, dtypeInfo } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, type Shape, sameShape, Tensor } from '../../tensor/index.ts'

/** The arguments of one call by the names of the schema; absent ones are null. */
export type NamedTensors = Readonly<Record<string, unknown>>

/** @throws DTYPE_MISMATCH, SHAPE_MISMATCH, UNSUPPORTED_DTYPE naming the operator and the arguments */
export type Requirement = (operator: string, args: NamedTensors) => void

const tensorsAmong = (args: NamedTensors, names: readonly string[]): [name: string, tensor: Tensor][] =>
  names.flatMap((name) => {
    const value = args[name]
    return value instanceof Tensor ? [[name, value] as [string, Tensor]] : []
  })

const describe = (tensors: readonly (readonly [string, Tensor])[]) =>
  tensors.map(([name, t]) => `${name} ${t.describe()}`).join(', ')

/** These tensors have one dtype. */
export const oneDType =
  (...names: readonly string[]): Requirement =>
  (operator, args) => {
    const tensors = tensorsAmong(args, names)
    const dtypes = tensors.map(([, t]) => t.dtype)
    if (new Set(dtypes).size <= 1) return
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: these must have one dtype: ${describe(tensors)}`, {
      operator,
      dtypes,
    })
  }

/** These tensors are of one of the kinds. */
export const kinds =
  (allowed: readonly DTypeKind[], ...names: readonly string[]): Requirement =>
  (operator, args) => {
    for (const [name, tensor] of tensorsAmong(args, names))
      if (!allowed.includes(dtypeInfo(tensor.dtype).kind))
        throw new OpGemsError(
          'UNSUPPORTED_DTYPE',
          `${operator}: ${name} must be ${allowed.join(' or ')}, got ${tensor.describe()}`,
          { operator, dtypes: [tensor.dtype] },
        )
  }
export const floats = (...names: readonly string[]): Requirement => kinds(['float', 'complex'], ...names)

/** Parameters of a normalisation have the input's dtype, or float32 beside an input of 16 bits. */
export const parametersOf =
  (input: string, ...names: readonly string[]): Requirement =>
  (operator, args) => {
    const [[, x] = []] = tensorsAmong(args, [input])
    if (!x) return
    const isNarrow = dtypeInfo(x.dtype).bytes === 2
    for (const [name, { dtype }] of tensorsAmong(args, names))
      if (dtype !== x.dtype && !(isNarrow && dtype === 'float32'))
        throw new OpGemsError(
          'DTYPE_MISMATCH',
          `${operator}: ${name} is ${dtype} beside ${input} ${x.describe()}; expected ${x.dtype}${isNarrow ? ' or float32' : ''}`,
          { operator, dtypes: [x.dtype, dtype] },
        )
  }

/** These tensors have one shape. */
export const oneShape =
  (...names: readonly string[]): Requirement =>
  (operator, args) => {
    const tensors = tensorsAmong(args, names)
    if (tensors.every(([, t]) => sameShape(t.shape, tensors[0]![1].shape))) return
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: these must have one shape: ${describe(tensors)}`, {
      operator,
      shapes: tensors.map(([, t]) => t.shape),
    })
  }

/** The tensor broadcasts to the shape that the other arguments lead to; null where they are wrong themselves. */
export const expandsToShape =
  (name: string, expected: (args: NamedTensors) => Shape | null): Requirement =>
  (operator, args) => {
    const [[, tensor] = []] = tensorsAmong(args, [name])
    const shape = tensor ? expected(args) : null
    if (!tensor || !shape) return
    const skipped = shape.length - tensor.rank
    if (skipped >= 0 && tensor.shape.every((side, d) => side === 1 || side === shape[d + skipped])) return
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${name} ${tensor.describe()} does not expand to ${formatShape(shape)}`,
      { operator, shapes: [tensor.shape, shape] },
    )
  }
export const expandsTo = (name: string, other: string): Requirement =>
  expandsToShape(name, (args) => (args[other] as Tensor).shape)

/** The tensor has the shape that the other arguments lead to; null where they are wrong themselves, which others report. */
export const shapeIs =
  (name: string, expected: (args: NamedTensors) => Shape | null): Requirement =>
  (operator, args) => {
    const [[, tensor] = []] = tensorsAmong(args, [name])
    const shape = tensor ? expected(args) : null
    if (!tensor || !shape || sameShape(tensor.shape, shape)) return
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${name} must have shape ${formatShape(shape)}, got ${tensor.describe()}`,
      { operator, shapes: [tensor.shape] },
    )
  }

/** The tensor has a single element. */
export const singleElement =
  (...names: readonly string[]): Requirement =>
  (operator, args) => {
    for (const [name, tensor] of tensorsAmong(args, names))
      if (tensor.numel !== 1)
        throw new OpGemsError(
          'SHAPE_MISMATCH',
          `${operator}: ${name} must have one element, got ${tensor.describe()}`,
          {
            operator,
            shapes: [tensor.shape],
          },
        )
  }

/** The tensor has elements, where the argument `when` is true or not named. */
export const filled =
  (name: string, when?: string): Requirement =>
  (operator, args) => {
    const [[, tensor] = []] = tensorsAmong(args, [name])
    if (tensor?.numel !== 0 || (when !== undefined && args[when] !== true)) return
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${name} ${tensor.describe()} has no elements`, {
      operator,
      shapes: [tensor.shape],
    })
  }

/** The tensor has at least so many dimensions. */
export const rankAtLeast =
  (name: string, rank: number): Requirement =>
  (operator, args) => {
    const [[, tensor] = []] = tensorsAmong(args, [name])
    if (!tensor || tensor.rank >= rank) return
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${name} needs at least ${rank} dimensions, got ${tensor.describe()}`,
      { operator, shapes: [tensor.shape] },
    )
  }

/** The tensor's sizes but the first are not zero: it has elements in each sample. */
export const filledSamples =
  (name: string, rank: number): Requirement =>
  (operator, args) => {
    const [[, tensor] = []] = tensorsAmong(args, [name])
    const sample = tensor && (tensor.rank > rank ? tensor.shape.slice(1) : tensor.shape)
    if (!tensor || !sample?.includes(0)) return
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: only the batch of ${name} may be empty, got ${tensor.describe()}`,
      {
        operator,
        shapes: [tensor.shape],
      },
    )
  }
