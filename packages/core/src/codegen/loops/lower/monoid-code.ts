// A monoid's combination as LoopIR: its formula in the kernel language, expanded once for the dtypes at hand.
import { buildKernel, expandFunctions, type KernelDType, monoid, type Node } from '../../../kernel/index.ts'
import { constant } from '../build.ts'
import type { Expr } from '../ir.ts'
import { spelledByLoops } from './element-values.ts'
import { representation } from './elements.ts'
import type { Scope } from './scope.ts'
import { type Context, evaluate } from './values.ts'

/** The monoid's identity: one constant for each component. */
export const identityOf = (name: string, dtypes: readonly KernelDType[], lanes = 1): Expr[] =>
  monoid(name)
    .identity(dtypes)
    .map((value, i) => constant(representation[dtypes[i]!].elem, value, lanes))

interface Formula {
  readonly left: readonly Node[]
  readonly right: readonly Node[]
  readonly results: readonly Node[]
}
/** Formulas by what is spelled in them, then by monoid and dtypes. */
const formulas = new Map<unknown, Map<string, Formula>>()

function formulaOf(context: Context, name: string, dtypes: readonly KernelDType[]): Formula {
  const { spellings } = context
  const own = formulas.get(spellings) ?? new Map<string, Formula>()
  formulas.set(spellings, own)
  const key = `${name}(${dtypes})`
  const known = own.get(key)
  if (known) return known
  const kernel = buildKernel(key, (k) => {
    const operand = (side: string) => dtypes.map((d, i) => k.parameter(`${side}${i}`, d))
    const results = monoid(name).combine(operand('left'), operand('right'))
    results.forEach((r, i) => {
      k.tensor({ name: `result${i}`, dtype: dtypes[i]!, access: 'write', strides: [] }).store([], r)
    })
  })
  const expanded = expandFunctions(kernel, (fn, dtype) => spellings?.has(fn, dtype) || spelledByLoops(fn, dtype))
  const results = expanded.effects.map((e) => (e as { value: Node }).value)
  const parameters = new Map<string, Node>()
  const collect = (n: Node): void => {
    if (n.op === 'parameter') parameters.set(n.name, n)
    if (n.op === 'map' || n.op === 'cast' || n.op === 'bitcast') n.args.forEach(collect)
  }
  results.forEach(collect)
  const side = (s: string) => dtypes.map((_, i) => parameters.get(`${s}${i}`)!)
  const formula = { left: side('left'), right: side('right'), results }
  own.set(key, formula)
  return formula
}

/** Combines two tuples where the scope stands. */
export function combine(
  context: Context,
  scope: Scope,
  name: string,
  dtypes: readonly KernelDType[],
  left: readonly Expr[],
  right: readonly Expr[],
): Expr[] {
  const formula = formulaOf(context, name, dtypes)
  const here = scope.overlay()
  const supply = (nodes: readonly Node[], values: readonly Expr[]) =>
    nodes.forEach((n, i) => {
      if (n) here.define(n, values[i]!)
    })
  supply(formula.left, left)
  supply(formula.right, right)
  return formula.results.map((r) => evaluate(context, here, r))
}
