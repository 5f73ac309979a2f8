// Vector primitives: one SIMD instruction for each 16-byte part where there is one, else the scalar form lane by lane.
import type { Elem, Expr, LoopType, Primitive } from '../ir.ts'
import { bitsConstant, scalarConstant, vectorConstant } from './constant.ts'
import { type Emission, partCount } from './emission.ts'
import { buildVector, extendParts, extractLane, oddWords, toMask } from './lanes.ts'
import { scalarOperation } from './scalar.ts'
import { isFloat, isWide, type Shape, scalarOf, shapeOf, vectorInstruction } from './spelling.ts'

type Parts = readonly string[]

const zip = (args: readonly Parts[], join: (operands: readonly string[]) => string): string[] =>
  args[0]!.map((_, part) => join(args.map((arg) => arg[part]!)))

export const bindParts = (e: Emission, parts: Parts): string[] => parts.map((part) => e.bind('v128', part))

/** Applies `scalar` to each lane of the operands. */
export function laneByLane(
  e: Emission,
  operands: readonly { readonly elem: Elem; readonly parts: Parts }[],
  result: LoopType,
  scalar: (lanes: readonly string[]) => string,
): string[] {
  const bound = operands.map(({ elem, parts }) => ({ elem, parts: bindParts(e, parts) }))
  const scalars = Array.from({ length: result.lanes }, (_, lane) =>
    scalar(bound.map(({ elem, parts }) => extractLane(elem, parts, lane))),
  )
  return buildVector(result.elem, scalars)
}

/** The scalar that every lane of a shift count equals, as the i32 that SIMD shifts take; undefined where lanes differ. */
function uniformCount(e: Emission, count: Expr, renderScalar: (expr: Expr) => string): string | undefined {
  const wide = count.type.elem === 'i64'
  if (count.kind === 'const') return scalarConstant('i32', BigInt(count.value) & (wide ? 63n : 31n))
  if (count.kind !== 'splat') return undefined
  const scalar = renderScalar(count.arg)
  return e.bind('i32', wide ? `(i32.wrap_i64 ${scalar})` : scalar)
}

const shiftNames = { shl: 'shl', shr: 'shr_s', ushr: 'shr_u' } as const
const bitwise: Partial<Record<Primitive, string>> = { and: 'and', or: 'or', xor: 'xor', not: 'not' }

/** min and max as documented give the second operand when unordered; pmin(x, y) = y < x ? y : x, so operands swap. */
const pseudo = { min: 'pmin', max: 'pmax' } as const

/** A constant whose bits are all zero. */
const isZero = (expr: Expr): boolean => expr.kind === 'const' && !Object.is(expr.value, -0) && Number(expr.value) === 0

function select(e: Emission, elem: Elem, [mask, a, b]: readonly Parts[], exprs: readonly Expr[]): string[] {
  const masks = isWide(elem) ? extendParts(bindParts(e, mask!)) : mask!
  if (isZero(exprs[1]!)) return zip([b!, masks], (operands) => `(v128.andnot ${operands.join(' ')})`)
  if (isZero(exprs[2]!)) return zip([a!, masks], (operands) => `(v128.and ${operands.join(' ')})`)
  return zip([a!, b!, masks], (operands) => `(v128.bitselect ${operands.join(' ')})`)
}

function float(e: Emission, fn: Primitive, elem: 'f32' | 'f64', args: readonly Parts[]): string[] {
  const shape = shapeOf[elem]
  if (fn === 'min' || fn === 'max') return zip(args, ([a, b]) => `(${shape}.${pseudo[fn]} ${b} ${a})`)
  // relaxed_madd rounds once or twice, as the engine likes: what LoopIR's fma allows.
  if (fn === 'fma') return zip(args, (operands) => `(${shape}.relaxed_madd ${operands.join(' ')})`)
  if (fn === 'copysign') {
    const sign = bitsConstant(elem, elem === 'f32' ? 1n << 31n : 1n << 63n)
    return zip(args, ([a, b]) => `(v128.bitselect ${b} ${a} ${sign})`)
  }
  return e.fail(`${elem} has no '${fn}'`)
}

function highProducts(e: Emission, [left, right]: readonly Parts[]): string[] {
  return zip([bindParts(e, left!), bindParts(e, right!)], ([a, b]) =>
    oddWords(`(i64x2.extmul_low_i32x4_u ${a} ${b})`, `(i64x2.extmul_high_i32x4_u ${a} ${b})`),
  )
}

function integer(e: Emission, fn: Primitive, type: LoopType, args: readonly Parts[]): string[] {
  const { elem } = type
  if (fn === 'mulhi' && elem === 'i32') return highProducts(e, args)
  if ((fn === 'min' || fn === 'max') && elem === 'i64') {
    const compare = fn === 'min' ? 'lt_s' : 'gt_s'
    return zip(
      args.map((arg) => bindParts(e, arg)),
      ([a, b]) => `(v128.bitselect ${a} ${b} (i64x2.${compare} ${a} ${b}))`,
    )
  }
  const operands = args.map((parts) => ({ elem, parts }))
  return laneByLane(e, operands, type, (lanes) => scalarOperation(e, fn, elem, lanes))
}

/** Applies a primitive to vectors of the operand type `type` (for select, that of the two choices). */
export function vectorOperation(
  e: Emission,
  fn: Primitive,
  type: LoopType,
  args: readonly Parts[],
  exprs: readonly Expr[],
  renderScalar: (expr: Expr) => string,
): readonly string[] {
  const { elem } = type
  const shape = shapeOf[elem]
  if (fn === 'select') return select(e, elem, args, exprs)
  const instruction = (vectorInstruction[elem] as Partial<Record<Primitive, string>>)[fn]
  if (instruction !== undefined) {
    const parts = zip(args, (operands) => `(${shape}.${instruction} ${operands.join(' ')})`)
    return exprs.length === 2 && /^(?:[lg][te]|eq|ne)/.test(instruction) ? toMask(shape, parts) : parts
  }
  if (isFloat(elem)) return float(e, fn, elem, args)
  const bits = bitwise[fn]
  if (bits !== undefined) return zip(args, (operands) => `(v128.${bits} ${operands.join(' ')})`)
  if (elem === 'bool') return e.fail(`bool has no '${fn}'`)
  if (fn === 'shl' || fn === 'shr' || fn === 'ushr') {
    const count = uniformCount(e, exprs[1]!, renderScalar)
    if (count !== undefined) return args[0]!.map((part) => `(${shape}.${shiftNames[fn]} ${part} ${count})`)
  }
  return integer(e, fn, type, args)
}

/** A splat of a scalar that is loaded for it is one instruction. */
function splatText(shape: Shape, scalar: string): string {
  const load = /^\(([fi](?:32|64))\.load (.*)$/s.exec(scalar)
  return load ? `(v128.load${load[1]!.slice(1)}_splat ${load[2]}` : `(${shape}.splat ${scalar})`
}

/** One scalar in every lane. */
export function splat(e: Emission, type: LoopType, scalar: string): string[] {
  const shape = shapeOf[type.elem]
  const text = type.elem === 'bool' ? `(i32x4.splat (i32.sub (i32.const 0) ${scalar}))` : splatText(shape, scalar)
  const count = partCount(type)
  return Array<string>(count).fill(count === 1 ? text : e.bind('v128', text))
}

/** base + step·lane. */
export function ramp(e: Emission, type: LoopType, base: string, step: number): string[] {
  const shape = shapeOf[type.elem]
  const start = splat(e, type, e.bind(scalarOf[type.elem], base))
  const perPart = type.lanes / start.length
  return start.map((part, number) => {
    const steps = Array.from({ length: perPart }, (_, lane) => String((number * perPart + lane) * step))
    return `(${shape}.add ${part} (v128.const ${shape} ${steps.join(' ')}))`
  })
}

export const constantParts = (type: LoopType, value: number | bigint | boolean): string[] =>
  Array<string>(partCount(type)).fill(vectorConstant(type.elem, value))
