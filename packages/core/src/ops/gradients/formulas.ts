// How formulas of gradients are written: a table of operators, like PyTorch's derivatives.yaml.
import type {
  Backward,
  BoundFormula,
  ComposedCall,
  Composition,
  Formula,
  GradientCall,
  Gradients,
} from '../../dispatch/gradient.ts'

type Compute = (call: GradientCall) => Gradients

/** A formula that needs the values of some arguments, or of 'result'; others have only shape and dtype. */
export interface Saving {
  readonly saves: readonly string[]
  readonly compute: Compute
}
/** `saving('self', 'other')(formula)`. */
export const saving =
  (...saves: readonly string[]) =>
  (compute: Compute): Saving => ({ saves, compute })

/** The operator is recorded as these calls. */
export const calls = (compose: (call: ComposedCall) => unknown): Composition => ({ compose })

/** Formulas by argument; 'input, weight' names several, whose gradients come as an array. */
export type FormulaTable = Readonly<Record<string, Compute | Saving>>
export type GradientTable = Readonly<Record<string, FormulaTable | Composition | 'parts' | 'none'>>

const isComposition = (table: FormulaTable | Composition): table is Composition => 'compose' in table

export function backwardOf(table: GradientTable[string]): Backward {
  if (typeof table === 'string' || isComposition(table)) return table
  return Object.entries(table).map(([names, given]): Formula => {
    const bound: BoundFormula = typeof given === 'function' ? { saves: [], compute: given } : given
    return { of: names.split(', '), bind: () => bound }
  })
}
