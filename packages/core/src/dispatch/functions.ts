// rt.ops: every operator as a JavaScript function, made when it is first used.
import { atenOverloads, camelCase, type Keywords } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import type { Runtime } from './runtime.ts'
import type { Operators } from './signatures/operators.ts'

/** Positional arguments as in the schema, then optionally one plain object of keywords. */
export type OperatorFunction = (...args: readonly unknown[]) => unknown

/** Functions by camelCase ATen name; in-place forms keep their underscore (`add_`). */
export function operatorFunctions(rt: Runtime): Operators {
  const functions: Record<string, OperatorFunction> = {}
  for (const base of rt.operators.names)
    for (const name of atenOverloads(`${base}_`).length > 0 ? [base, `${base}_`] : [base])
      defineLazily(functions, rt, name)
  return functions as unknown as Operators
}

function defineLazily(functions: Record<string, OperatorFunction>, rt: Runtime, name: string): void {
  const property = camelCase(name)
  Object.defineProperty(functions, property, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = operatorFunction(rt, name)
      Object.defineProperty(functions, property, { value, enumerable: true })
      return value
    },
  })
}

function operatorFunction(rt: Runtime, name: string): OperatorFunction {
  const caller = rt.operators.caller(`aten::${name}`)
  return (...args) => {
    const last = args[args.length - 1]
    return isKeywords(last) ? rt.run(caller, args.slice(0, -1), last) : rt.run(caller, args, undefined)
  }
}

/** A plain object that is no complex number. */
function isKeywords(value: unknown): value is Keywords {
  if (value === null || typeof value !== 'object' || value instanceof Tensor || Array.isArray(value)) return false
  return Object.getPrototypeOf(value) === Object.prototype && !('re' in value && 'im' in value)
}
