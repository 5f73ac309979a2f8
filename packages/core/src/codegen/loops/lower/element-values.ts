// Nodes that compute one element from others (constants, casts, elementwise functions, bitcasts) as LoopIR expressions.
import { OpGemsError } from '../../../errors/errors.ts'
import {
  type BitcastNode,
  domain,
  type KernelDType,
  type MapNode,
  type Node,
  primitiveNames,
} from '../../../kernel/index.ts'
import { bitcast, call, op, select } from '../build.ts'
import { type Expr, type LibraryFunction, libraryFunctions, type Primitive } from '../ir.ts'
import { cast, wrap } from './casts.ts'
import { representation } from './elements.ts'
import type { Scope } from './scope.ts'
import type { Context } from './values.ts'

/** Narrow floats are bits in registers; a literal of theirs is converted once here. */
export function constantValue(dtype: Node['dtype'], value: number | bigint | boolean): number | bigint | boolean {
  if (domain(dtype) !== 'storage') return dtype === 'int64' ? BigInt(value) : value
  if (value === 0) return 0
  throw new OpGemsError('BAD_KERNEL', `a ${dtype} literal must be written as float32 and cast`)
}

/** A cast with the family's own conversions of narrow floats where it has them. */
export function castValue(context: Context, scope: Scope, from: KernelDType, to: KernelDType, x: Expr): Expr {
  const spelled = context.spellings
  if (from === to || !spelled) return cast(from, to, x, (value) => scope.name('c', value))
  const direct = spelled.cast(from, to, x)
  if (direct) return direct
  const isNarrow = (dtype: KernelDType) => domain(dtype) === 'storage'
  if ((isNarrow(from) && to !== 'float32') || (isNarrow(to) && from !== 'float32'))
    return castValue(context, scope, 'float32', to, scope.name('c', castValue(context, scope, from, 'float32', x)))
  return cast(from, to, x, (value) => scope.name('c', value))
}

export function mapValue(context: Context, node: MapNode, args: readonly Expr[]): Expr {
  const spelled = context.spellings?.map(node.fn, node.dtype, args)
  if (spelled) return spelled
  if (node.fn === 'select') return select(args[0]!, args[1]!, args[2]!)
  const primitive = primitiveOf(node.fn)
  if (primitive) return wrap(node.dtype, op(primitive as 'add', ...args))
  if (isLibraryFunction(node.fn) && node.dtype === 'float64') return call(node.fn, ...args)
  throw new OpGemsError('BAD_KERNEL', `kernel '${context.kernel.name}': ${node.fn} on ${node.dtype} was not expanded`)
}

const isLibraryFunction = (fn: string): fn is LibraryFunction => (libraryFunctions as readonly string[]).includes(fn)

const orderNames: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge'])

/** Which functions LoopIR spells; all others are expanded before the lowering. */
export function spelledByLoops(fn: string, dtype: string): boolean {
  if (dtype === 'bool' && orderNames.has(fn)) return false
  return primitiveOf(fn) !== null || (isLibraryFunction(fn) && dtype === 'float64')
}
function primitiveOf(fn: string): Primitive | null {
  if (!primitiveNames.has(fn)) return null
  if (fn === 'pmin') return 'min'
  if (fn === 'pmax') return 'max'
  return fn as Primitive
}

export function bitcastValue(context: Context, node: BitcastNode, arg: Expr): Expr {
  const from = representation[node.args[0].dtype].memory
  const to = representation[node.dtype].memory
  if (from === to) return arg
  if (['f32', 'i32'].includes(from) && ['f32', 'i32'].includes(to)) return bitcast(representation[node.dtype].elem, arg)
  if (['f64', 'i64'].includes(from) && ['f64', 'i64'].includes(to)) return bitcast(representation[node.dtype].elem, arg)
  throw new OpGemsError('BAD_KERNEL', `kernel '${context.kernel.name}': bitcast ${node.args[0].dtype} to ${node.dtype}`)
}
