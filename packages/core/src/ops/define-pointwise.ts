// Defines pointwise operators: a formula over elements serves every overload, dtype and layout.
import type { Category, Contract } from '../dispatch/contract.ts'
import type { DType, DTypeKind, PromotionKind } from '../dtype/index.ts'
import type { Value } from '../kernel/index.ts'
import { atenSchema } from '../schema/index.ts'
import { PointwiseFormula } from './pointwise-derivative.ts'
import { PointwiseOperator } from './pointwise-operator.ts'

/** What the formula computes with, by the schema's argument names; absent where an optional argument is None. */
export interface Operands {
  readonly [name: string]: Value | undefined
  readonly self: Value
  readonly other: Value
  readonly alpha: Value
  readonly value: Value
  readonly weight: Value
  readonly grad_output: Value
  readonly output: Value
}
/** Arguments that are part of the kernel instead of being passed to it, by name. */
export type Attributes = Readonly<Record<string, unknown>>
/** A call's arguments by name. */
export type NamedArguments = Readonly<Record<string, unknown>>

export interface PointwiseTypes {
  /** Dtype in which elements are computed. */
  readonly compute: DType
  readonly result: DType
  /** Of each result, where they differ. */
  readonly results?: readonly DType[]
}

export interface PointwiseDefinition {
  /** ATen overloads that this formula serves; tensor and Scalar arguments of the same name are interchangeable. */
  readonly overloads: readonly string[]
  readonly promotion: PromotionKind
  /** Kinds of the operands' common dtype that the operator takes; all real ones by default. Others: UNSUPPORTED_DTYPE. */
  readonly accepts?: readonly DTypeKind[]
  /** Scalar arguments that take part in promotion as PyTorch's wrapped numbers do; the others are parameters in the computing dtype. */
  readonly promotes?: readonly string[]
  /** Arguments that reach the formula in their own dtype and do not promote: conditions, masks, indices. */
  readonly raw?: readonly string[]
  /** Numeric arguments that change the kernel instead of being passed to it: they arrive in `attributes`. */
  readonly fixed?: readonly string[]
  /** Values of numeric arguments that have a kernel of their own, as pow's 2: they arrive in `attributes`, other values as operands. */
  readonly fixedValues?: Readonly<Record<string, readonly number[]>>
  /** Numbers outside of the computing integer dtype are refused; otherwise they wrap, as in PyTorch's arithmetic. */
  readonly ranged?: boolean
  readonly category?: Category
  /** False where no derivative is known: gradients are refused with NO_GRADIENT. */
  readonly differentiable?: false
  /** Dtype in which to compute and of the result, where promotion does not say. Depends on dtypes and attributes alone. */
  readonly types?: (common: PointwiseTypes, args: NamedArguments) => PointwiseTypes
  /** Refuses arguments before anything runs, on every call. */
  readonly check?: (args: NamedArguments, types: PointwiseTypes) => void
  /** The result (or results) from operands cast to the computing dtype. */
  formula(operands: Operands, attributes: Attributes, types: PointwiseTypes): Value | readonly Value[]
}

export function definePointwise(definition: PointwiseDefinition): Contract[] {
  return definition.overloads.map((overload) => {
    let made: PointwiseOperator | undefined
    const operator = () => {
      made ??= new PointwiseOperator(atenSchema(overload), definition)
      return made
    }
    return {
      overload,
      category: definition.category ?? 'pointwise',
      acceptsNumbers: true,
      ...backwardOf(definition, new PointwiseFormula(() => atenSchema(overload), operator)),
      compute: (rt, args, out) => operator().compute(rt, args, out),
    }
  })
}

/** Derived from the formula, unless the results are bools or integers. */
function backwardOf({ promotion, accepts, differentiable }: PointwiseDefinition, formula: PointwiseFormula) {
  if (differentiable === false) return {}
  const isSmooth = promotion !== 'always-bool' && (accepts?.includes('float') ?? true)
  return { backward: isSmooth ? [formula] : ('none' as const) }
}

type Rest = Omit<PointwiseDefinition, 'overloads' | 'promotion' | 'formula'>

/** Operators of one tensor: overload to formula. */
export function defineUnary(
  promotion: PromotionKind,
  formulas: Readonly<Record<string, (x: Value) => Value>>,
  rest: Rest = {},
): Contract[] {
  return Object.entries(formulas).flatMap(([overload, formula]) =>
    definePointwise({ overloads: [overload], promotion, ...rest, formula: ({ self }) => formula(self) }),
  )
}

/** Operators of `self` and `other`, either of which may be a number that promotes: overloads (separated by spaces) to formula. */
export function defineBinary(
  promotion: PromotionKind,
  formulas: Readonly<Record<string, (a: Value, b: Value) => Value>>,
  rest: Rest = {},
): Contract[] {
  return Object.entries(formulas).flatMap(([overloads, formula]) =>
    definePointwise({
      overloads: overloads.split(' '),
      promotion,
      promotes: ['self', 'other'],
      ...rest,
      formula: ({ self, other }) => formula(self, other),
    }),
  )
}
