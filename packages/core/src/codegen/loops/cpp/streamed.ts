// Stores that go past the caches where the launch asks for it and the address allows it.
import { type MemoryType, memoryElem } from '../ir.ts'
import { needStore } from './access.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { isWide, laneElem, memoryName } from './types.ts'

/** Suffix of x86's store of a register of so many 32-bit lanes. */
const registerSuffix: Readonly<Record<number, string>> = { 4: '', 8: '256', 16: '512' }

/** Writes register `v` to `q`, which is aligned to the register's size. */
function nonTemporal(lanes: number, type: string): readonly string[] {
  const suffix = registerSuffix[lanes]
  return [
    '#if defined(__clang__)',
    `__builtin_nontemporal_store(v, (${type}*)q);`,
    '#elif defined(__SSE2__)',
    `__builtin_ia32_movntps${suffix}((float*)q, (streamed_register)v);`,
    '#else',
    `*(${type}*)q = v;`,
    '#endif',
  ]
}

/** Declares a contiguous vector store of 32- or 64-bit elements and gives its name. Arguments: condition, address, offset, value. */
export function needStreamedStore(memory: MemoryType, prelude: Prelude): string {
  const elem = laneElem(memoryElem[memory])
  const plain = needStore(memory, 'contiguous', prelude)
  const bytes = prelude.lanes * 4
  const halfLanes = prelude.lanes / 2
  const register = isWide(elem) ? `${elem}h` : `${elem}v`
  prelude.need('streamed_register', () => `typedef float streamed_register __attribute__((vector_size(${bytes})));`)
  prelude.needFunction(`stream(${register})`, () =>
    inlineFunction(`void stream(char* q, ${register} v)`, nonTemporal(prelude.lanes, register)),
  )
  prelude.needFunction(`stream_${memory}`, () => {
    memoryName(memory, 1, prelude)
    const parts = isWide(elem)
      ? ['stream(q, v.lo);', `stream((char*)((mem_${memory}*)q + ${halfLanes}), v.hi);`]
      : ['stream(q, v);']
    return inlineFunction(`void stream_${memory}(bool streamed, char* p, i64 i, ${elem}v v)`, [
      `char* q = (char*)((mem_${memory}*)p + i);`,
      `if (!streamed || ((i64)q & ${bytes - 1})) return ${plain.replace('op::', '')}(p, i, v);`,
      ...parts,
    ])
  })
  return `op::stream_${memory}`
}

/** Declares the fence that orders streamed stores before later ones and gives its name. */
export function needFence(prelude: Prelude): string {
  prelude.needFunction('fence', () =>
    inlineFunction('void fence()', ['#if defined(__SSE2__)', '__builtin_ia32_sfence();', '#endif']),
  )
  return 'op::fence'
}
