// Loads and stores: scalar, unaligned vector, strided and indexed, with 8- and 16-bit elements widened and narrowed.
import { type MemoryType, memoryElem } from '../ir.ts'
import { isNarrow, needNarrow, needWiden } from './narrow.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { type CppElem, isWide, laneElem, memoryName, scalarName, vectorName } from './types.ts'

type Access = 'contiguous' | 'strided' | 'indexed'
const accessSuffix = { contiguous: '', strided: '_strided', indexed: '_indexed' } as const satisfies Record<
  Access,
  string
>

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, lane) => lane)

/** Text of element `lane`'s offset in an access of `lanes` elements. */
function laneOffset(access: Access, lane: number, lanes: number): string {
  switch (access) {
    case 'contiguous':
      return `i + ${lane}`
    case 'strided':
      return lane === 0 ? 'i' : `i + ${lane} * stride`
    case 'indexed':
      return lane < lanes / 2 ? `i.lo[${lane}]` : `i.hi[${lane - lanes / 2}]`
  }
}

function accessParameters(access: Access): string {
  switch (access) {
    case 'contiguous':
      return 'i64 i'
    case 'strided':
      return 'i64 i, i64 stride'
    case 'indexed':
      return 'i64v i'
  }
}

function needAccessTypes(memory: MemoryType, prelude: Prelude): CppElem {
  const elem = laneElem(memoryElem[memory])
  scalarName('i64', prelude)
  vectorName('i64', prelude)
  vectorName(elem, prelude)
  memoryName(memory, 1, prelude)
  return elem
}

const braces = (items: readonly string[]): string => `{${items.join(', ')}}`

/** A vector value from one text for each lane. */
function gathered(elem: CppElem, lanes: readonly string[]): string {
  if (!isWide(elem)) return `${elem}v${braces(lanes)}`
  const half = lanes.length / 2
  return `${elem}v{${elem}h${braces(lanes.slice(0, half))}, ${elem}h${braces(lanes.slice(half))}}`
}

function contiguousLoad(memory: MemoryType, elem: CppElem, prelude: Prelude): string {
  const whole = (lanes: number, skip: number): string => {
    const start = `((const mem_${memory}*)p + i${skip ? ` + ${skip}` : ''})`
    return `*(const ${memoryName(memory, lanes, prelude)}*)${start}`
  }
  if (isWide(elem)) return `{${whole(prelude.lanes / 2, 0)}, ${whole(prelude.lanes / 2, prelude.lanes / 2)}}`
  if (isNarrow(memory)) return `${needWiden(memory, prelude).replace('op::', '')}(${whole(prelude.lanes, 0)})`
  return whole(prelude.lanes, 0)
}

/** Declares a vector load and gives its name. Arguments: address, offset (and stride) in elements. */
export function needLoad(memory: MemoryType, access: Access, prelude: Prelude): string {
  const elem = needAccessTypes(memory, prelude)
  const name = `load_${memory}${accessSuffix[access]}`
  prelude.needFunction(name, () => {
    const element = (lane: number): string => `((const mem_${memory}*)p)[${laneOffset(access, lane, prelude.lanes)}]`
    const value =
      access === 'contiguous'
        ? contiguousLoad(memory, elem, prelude)
        : gathered(elem, range(prelude.lanes).map(element))
    return inlineFunction(`${elem}v ${name}(const char* p, ${accessParameters(access)})`, [`return ${value};`])
  })
  return `op::${name}`
}

function contiguousStore(memory: MemoryType, elem: CppElem, prelude: Prelude): readonly string[] {
  const lanes = isWide(elem) ? prelude.lanes / 2 : prelude.lanes
  const type = memoryName(memory, lanes, prelude)
  const at = (skip: number): string => `*(${type}*)((mem_${memory}*)p + i${skip ? ` + ${skip}` : ''})`
  if (isWide(elem)) return [`${at(0)} = v.lo;`, `${at(lanes)} = v.hi;`]
  return [isNarrow(memory) ? `${at(0)} = ${needNarrow(memory, prelude).replace('op::', '')}(v);` : `${at(0)} = v;`]
}

/** Declares a vector store and gives its name. Arguments: address, offset (and stride) in elements, value. */
export function needStore(memory: MemoryType, access: Access, prelude: Prelude): string {
  const elem = needAccessTypes(memory, prelude)
  const name = `store_${memory}${accessSuffix[access]}`
  prelude.needFunction(name, () => {
    const half = prelude.lanes / 2
    const lane = (number: number): string =>
      isWide(elem) ? (number < half ? `v.lo[${number}]` : `v.hi[${number - half}]`) : `v[${number}]`
    const element = (number: number): string =>
      `((mem_${memory}*)p)[${laneOffset(access, number, prelude.lanes)}] = ${lane(number)};`
    const body = access === 'contiguous' ? contiguousStore(memory, elem, prelude) : range(prelude.lanes).map(element)
    return inlineFunction(`void ${name}(char* p, ${accessParameters(access)}, ${elem}v v)`, body)
  })
  return `op::${name}`
}

/** A scalar element of memory as an lvalue. */
export function scalarElement(memory: MemoryType, base: string, offset: string, prelude: Prelude): string {
  return `((${memoryName(memory, 1, prelude)}*)${base})[${offset}]`
}
