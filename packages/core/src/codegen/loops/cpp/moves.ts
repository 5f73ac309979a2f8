// Values moved between types and lanes: conversion, bit casts, splat, ramp, lane.
import type { LoopType } from '../ir.ts'
import { needConversion, needPairBits, needPairComparison } from './pairs.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { type CppElem, isWide, laneElem, scalarName, typeName, vectorName } from './types.ts'

const repeat = (count: number, text: (lane: number) => string): string =>
  Array.from({ length: count }, (_, lane) => text(lane)).join(', ')

export function spellConvert(from: LoopType, to: LoopType, arg: string, prelude: Prelude): string {
  if (from.elem === to.elem) return arg
  if (from.lanes === 1) {
    if (to.elem === 'bool') return `(${arg} != 0)`
    return `(${typeName(to, prelude)})${arg}`
  }
  if (to.elem === 'bool') return nonZero(laneElem(from.elem), arg, prelude)
  const number = from.elem === 'bool' ? `((${vectorName('i32', prelude)})${arg} & 1)` : arg
  const [source, target] = [laneElem(from.elem), laneElem(to.elem)]
  return source === target ? number : `${needConversion(source, target, prelude)}(${number})`
}

function nonZero(elem: CppElem, arg: string, prelude: Prelude): string {
  const vector = vectorName(elem, prelude)
  if (isWide(elem)) needPairComparison('!=', elem, prelude)
  return `(${arg} != ${vector}{})`
}

export function spellBitcast(from: LoopType, to: LoopType, arg: string, prelude: Prelude): string {
  const target = typeName(to, prelude)
  if (from.lanes === 1) return `__builtin_bit_cast(${target}, ${arg})`
  const elem = laneElem(to.elem)
  if (laneElem(from.elem) === elem) return arg
  return isWide(elem) ? `${needPairBits(laneElem(from.elem), elem, prelude)}(${arg})` : `(${target})${arg}`
}

export function spellSplat(type: LoopType, arg: string, prelude: Prelude): string {
  const elem = laneElem(type.elem)
  const vector = vectorName(elem, prelude)
  const name = `splat_${elem}`
  prelude.needFunction(name, () => {
    const half = `${elem}h{${repeat(prelude.lanes / 2, () => 'x')}}`
    const value = isWide(elem) ? `{${half}, ${half}}` : `${vector}{${repeat(prelude.lanes, () => 'x')}}`
    return inlineFunction(`${vector} ${name}(${elem} x)`, [`return ${value};`])
  })
  return type.elem === 'bool' ? `op::${name}(-(i32)${arg})` : `op::${name}(${arg})`
}

export function spellRamp(type: LoopType, base: string, step: number, prelude: Prelude): string {
  const elem = laneElem(type.elem)
  const vector = vectorName(elem, prelude)
  const name = `ramp_${elem}`
  prelude.needFunction(name, () => {
    const half = prelude.lanes / 2
    const part = (from: number): string => `base + step * ${elem}h{${repeat(half, (lane) => String(from + lane))}}`
    const value = isWide(elem)
      ? `{${part(0)}, ${part(half)}}`
      : `base + step * ${vector}{${repeat(prelude.lanes, String)}}`
    return inlineFunction(`${vector} ${name}(${scalarName(elem, prelude)} base, ${elem} step)`, [`return ${value};`])
  })
  return `op::${name}(${base}, ${step})`
}

export function spellLane(type: LoopType, arg: string, lane: number, prelude: Prelude): string {
  if (type.elem === 'bool') return `(((${vectorName('i32', prelude)})${arg})[${lane}] != 0)`
  const wide = isWide(laneElem(type.elem))
  const half = prelude.lanes / 2
  if (!wide) return `${arg}[${lane}]`
  return lane < half ? `${arg}.lo[${lane}]` : `${arg}.hi[${lane - half}]`
}
