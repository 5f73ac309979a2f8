// C++ spellings of LoopIR types: one machine register for 32-bit elements and masks, a pair of registers for 64-bit ones.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Elem, LoopType, MemoryType } from '../ir.ts'
import type { Prelude } from './prelude.ts'

/** Elements of C++ values. `index` is i64; a mask has 32-bit lanes of 0 or -1. */
export type CppElem = 'f32' | 'f64' | 'i32' | 'i64'

const scalarSpelling = {
  f32: 'f32',
  f64: 'f64',
  i32: 'i32',
  i64: 'i64',
  bool: 'bool',
  index: 'i64',
  ptr: 'char*',
} as const satisfies Record<Elem, string>

/** Element of the lanes of a vector value. */
export function laneElem(elem: Elem): CppElem {
  switch (elem) {
    case 'bool':
      return 'i32'
    case 'index':
      return 'i64'
    case 'ptr':
      throw new OpGemsError('BAD_KERNEL', 'LoopIR: a vector of addresses has no C++ type; use offsets')
    default:
      return elem
  }
}

export const isWide = (elem: CppElem): boolean => elem === 'f64' || elem === 'i64'
export const isFloat = (elem: CppElem): boolean => elem === 'f32' || elem === 'f64'

const scalarTypedef = {
  f32: 'typedef float f32;',
  f64: 'typedef double f64;',
  i32: 'typedef int i32;',
  i64: 'typedef long i64;',
} as const satisfies Record<CppElem, string>

const memoryScalar = {
  i8: 'signed char',
  u8: 'unsigned char',
  i16: 'short',
  u16: 'unsigned short',
  i32: 'int',
  i64: 'long',
  f32: 'float',
  f64: 'double',
} as const satisfies Record<MemoryType, string>

/** Declares the scalar type `f32` and gives its name. */
export function scalarName(elem: CppElem, prelude: Prelude): string {
  prelude.need(elem, () => scalarTypedef[elem])
  return elem
}

/** Declares `f32v`, or `f64h` and the pair `f64v`, and gives the name of the whole vector. */
export function vectorName(elem: CppElem, prelude: Prelude): string {
  const name = `${elem}v`
  scalarName(elem, prelude)
  if (!isWide(elem)) {
    prelude.need(name, () => `typedef ${elem} ${name} __attribute__((vector_size(${prelude.lanes * 4})));`)
    return name
  }
  prelude.need(`${elem}h`, () => `typedef ${elem} ${elem}h __attribute__((vector_size(${prelude.lanes * 4})));`)
  prelude.need(name, () => `struct ${name} {\n  ${elem}h lo, hi;\n};`)
  return name
}

/** The unsigned partner of an integer register type: `u32v` of `i32v`. */
export function unsignedName(name: string, prelude: Prelude): string {
  const unsigned = name.replace('i', 'u')
  const bits = name.startsWith('i64') ? 'unsigned long' : 'unsigned'
  const attribute = /[vh]$/.test(name) ? ` __attribute__((vector_size(${prelude.lanes * 4})))` : ''
  prelude.need(unsigned, () => `typedef ${bits} ${unsigned}${attribute};`)
  return unsigned
}

/** An unaligned memory type that may alias anything: `mem_u16` or `mem_u16x16`. */
export function memoryName(memory: MemoryType, lanes: number, prelude: Prelude): string {
  const name = lanes === 1 ? `mem_${memory}` : `mem_${memory}x${lanes}`
  const bytes = Number(/\d+/.exec(memory)?.[0]) / 8
  const size = lanes === 1 ? '' : `vector_size(${bytes * lanes}), `
  prelude.need(name, () => `typedef ${memoryScalar[memory]} ${name} __attribute__((${size}aligned(1), may_alias));`)
  return name
}

/** C++ name of a LoopIR type, declared in the prelude. */
export function typeName(type: LoopType, prelude: Prelude): string {
  if (type.lanes === 1) {
    if (type.elem !== 'bool' && type.elem !== 'ptr') scalarName(laneElem(type.elem), prelude)
    return scalarSpelling[type.elem]
  }
  if (type.lanes !== prelude.lanes)
    throw new OpGemsError('BAD_KERNEL', `LoopIR: a value has ${type.lanes} lanes in a function of ${prelude.lanes}`)
  return vectorName(laneElem(type.elem), prelude)
}
