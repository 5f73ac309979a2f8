// 8- and 16-bit elements of memory to and from registers of 32-bit lanes. GCC 12 takes a conversion by a factor of four apart into
// elements, and joins halves where AVX-512 has one instruction.
import { type MemoryType, memoryBytes } from '../ir.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { memoryName, vectorName } from './types.ts'

export type NarrowType = 'i8' | 'u8' | 'i16' | 'u16'

export const isNarrow = (memory: MemoryType): memory is NarrowType => memoryBytes[memory] < 4

/** AVX-512's conversions of 16 elements: GCC's names, and the element of the vectors that they take. */
const instructions = {
  i8: { widen: 'pmovsxbd', narrow: 'pmovdb', elem: 'char' },
  u8: { widen: 'pmovzxbd', narrow: 'pmovdb', elem: 'char' },
  i16: { widen: 'pmovsxwd', narrow: 'pmovdw', elem: 'short' },
  u16: { widen: 'pmovzxwd', narrow: 'pmovdw', elem: 'short' },
} as const

/** Declares the conversion of a whole vector of memory elements to 32-bit lanes and gives its name. */
export function needWiden(memory: NarrowType, prelude: Prelude): string {
  const from = memoryName(memory, prelude.lanes, prelude)
  prelude.needFunction(`widen_${memory}`, () => {
    vectorName('i32', prelude)
    const call = (vector: string) => `__builtin_ia32_${instructions[memory].widen}512_mask((${vector})m, i32v{}, -1)`
    const inner = between(memory, prelude)
    const plain = `__builtin_convertvector(${inner ? `__builtin_convertvector(m, ${inner})` : 'm'}, i32v)`
    return inlineFunction(`i32v widen_${memory}(${from} m)`, byInstruction(memory, prelude, call, plain))
  })
  return `op::widen_${memory}`
}

/** Declares the conversion of 32-bit lanes to a whole vector of memory elements, their low bits, and gives its name. */
export function needNarrow(memory: NarrowType, prelude: Prelude): string {
  const to = memoryName(memory, prelude.lanes, prelude)
  prelude.needFunction(`narrow_${memory}`, () => {
    const whole = vectorName('i32', prelude)
    const call = (vector: string) => `(${to})__builtin_ia32_${instructions[memory].narrow}512_mask(v, ${vector}{}, -1)`
    const inner = between(memory, prelude)
    const plain = `__builtin_convertvector(${inner ? `__builtin_convertvector(v, ${inner})` : 'v'}, ${to})`
    return inlineFunction(`${to} narrow_${memory}(${whole} v)`, byInstruction(memory, prelude, call, plain))
  })
  return `op::narrow_${memory}`
}

function byInstruction(
  memory: NarrowType,
  prelude: Prelude,
  call: (vector: string) => string,
  plain: string,
): readonly string[] {
  if (prelude.lanes !== 16) return [`return ${plain};`]
  const instruction = call(instructionVector(memory, prelude))
  return [
    '#if defined(__AVX512F__) && !defined(__clang__)',
    `return ${instruction};`,
    '#else',
    `return ${plain};`,
    '#endif',
  ]
}

/** The type halfway between 8 and 32 bits, which keeps the conversions' factors at two; null for 16 bits. */
function between(memory: NarrowType, prelude: Prelude): string | null {
  if (memory === 'i16' || memory === 'u16') return null
  const [name, type] = memory === 'u8' ? ['u16v', 'unsigned short'] : ['i16v', 'short']
  prelude.need(name, () => `typedef ${type} ${name} __attribute__((vector_size(${prelude.lanes * 2})));`)
  return name
}

function instructionVector(memory: NarrowType, prelude: Prelude): string {
  const { elem } = instructions[memory]
  const name = `${elem}s`
  const bytes = elem === 'char' ? 1 : 2
  prelude.need(name, () => `typedef ${elem} ${name} __attribute__((vector_size(${prelude.lanes * bytes})));`)
  return name
}
