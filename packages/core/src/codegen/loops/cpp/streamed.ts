// Stores that go past the caches where the launch asks for it and the address allows it.
import { type MemoryType, memoryElem } from '../ir.ts'
import { needStore } from './access.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { isWide, laneElem, memoryName } from './types.ts'

/** x86's stores by the 32-bit lanes of a register: the macro that says it is there, and the suffix of its name. */
const registers = [
  { lanes: 16, macro: '__AVX512F__', suffix: '512' },
  { lanes: 8, macro: '__AVX__', suffix: '256' },
  { lanes: 4, macro: '__SSE2__', suffix: '' },
] as const

/** Writes value `v` to `q`, which is aligned to the value's size, in registers as wide as the machine's. */
function nonTemporal(lanes: number, type: string): readonly string[] {
  const stores = registers
    .filter((register) => register.lanes <= lanes)
    .flatMap((register) => [`#elif defined(${register.macro})`, ...storeParts(lanes, register)])
  return [
    '#if defined(__clang__)',
    `__builtin_nontemporal_store(v, (${type}*)q);`,
    ...stores,
    '#else',
    `*(${type}*)q = v;`,
    '#endif',
  ]
}

function storeParts(lanes: number, register: (typeof registers)[number]): readonly string[] {
  const store = `__builtin_ia32_movntps${register.suffix}`
  const count = lanes / register.lanes
  if (count === 1) return [`${store}((float*)q, (streamed_register)v);`]
  return [
    `typedef float part __attribute__((vector_size(${register.lanes * 4})));`,
    `part parts[${count}];`,
    '__builtin_memcpy(parts, &v, sizeof v);',
    `for (int i = 0; i < ${count}; i++) ${store}((float*)q + i * ${register.lanes}, parts[i]);`,
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
