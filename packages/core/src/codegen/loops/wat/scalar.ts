// Scalar primitives as WebAssembly expressions over rendered operands.
import type { Elem, Primitive } from '../ir.ts'
import type { Emission } from './emission.ts'
import { isFloat, scalarInstruction, scalarOf } from './spelling.ts'

/** A condition that is a comparison of its operands, which are repeated. */
function choose(e: Emission, elem: Elem, comparison: 'lt' | 'gt', args: readonly string[]): string {
  const type = scalarOf[elem]
  const [a, b] = args.map((arg) => e.bind(type, arg))
  const instruction = isFloat(elem) ? comparison : `${comparison}_s`
  return `(select ${a} ${b} (${type}.${instruction} ${a} ${b}))`
}

/** Division and remainder that never trap: x/0 = x%0 = 0, MIN/-1 = MIN. A constant divisor needs no test. */
function integerDivision(
  e: Emission,
  fn: 'div' | 'rem',
  type: 'i32' | 'i64',
  [dividend, divisor]: readonly [string, string],
): string {
  const constant = /^\(i(?:32|64)\.const (-?\d+)\)$/.exec(divisor)?.[1]
  if (constant !== undefined && constant !== '0' && constant !== '-1') return `(${type}.${fn}_s ${dividend} ${divisor})`
  const a = e.bind(type, dividend)
  const b = e.bind(type, divisor)
  const zero = `(${type}.const 0)`
  if (fn === 'rem')
    return `(if (result ${type}) (${type}.ne ${b} ${zero}) (then (${type}.rem_s ${a} ${b})) (else ${zero}))`
  // Divisors 0 and -1 are the ones that multiply correctly.
  const one = `(${type}.const 1)`
  const safe = `(${type}.gt_u (${type}.add ${b} ${one}) ${one})`
  return `(if (result ${type}) ${safe} (then (${type}.div_s ${a} ${b})) (else (${type}.mul ${a} ${b})))`
}

function notScalar(elem: Elem, arg: string): string {
  if (elem === 'bool') return `(i32.eqz ${arg})`
  const type = scalarOf[elem]
  return `(${type}.xor ${arg} (${type}.const -1))`
}

/** The high half of the unsigned 32-bit product. */
const highProduct = (a: string, b: string): string =>
  `(i32.wrap_i64 (i64.shr_u (i64.mul (i64.extend_i32_u ${a}) (i64.extend_i32_u ${b})) (i64.const 32)))`

function absInteger(e: Emission, type: 'i32' | 'i64', arg: string): string {
  const a = e.bind(type, arg)
  return `(select (${type}.sub (${type}.const 0) ${a}) ${a} (${type}.lt_s ${a} (${type}.const 0)))`
}

/** Applies a primitive to scalars of element `elem` (the operands', not the result's). */
export function scalarOperation(e: Emission, fn: Primitive, elem: Elem, args: readonly string[]): string {
  const type = scalarOf[elem]
  const instruction = (scalarInstruction[elem] as Partial<Record<Primitive, string>>)[fn]
  if (instruction !== undefined) return `(${type}.${instruction} ${args.join(' ')})`
  const [a, b, c] = args as [string, string, string]
  if (fn === 'select') return `(select ${b} ${c} ${a})`
  if (fn === 'not' && !isFloat(elem)) return notScalar(elem, a)
  if (fn === 'fma' && isFloat(elem)) return `(${type}.add (${type}.mul ${a} ${b}) ${c})`
  if (elem === 'bool') return e.fail(`bool has no '${fn}'`)
  if (fn === 'min') return choose(e, elem, 'lt', args)
  if (fn === 'max') return choose(e, elem, 'gt', args)
  if (type === 'i32' || type === 'i64') {
    if (fn === 'neg') return `(${type}.sub (${type}.const 0) ${a})`
    if (fn === 'abs') return absInteger(e, type, a)
    if (fn === 'div' || fn === 'rem') return integerDivision(e, fn, type, [a, b])
    if (fn === 'mulhi' && elem === 'i32') return highProduct(a, b)
  }
  return e.fail(`${elem} has no '${fn}'`)
}
