// Loads and stores: contiguous vectors as v128 accesses, 8- and 16-bit elements widened by SIMD, the rest lane by lane.
import { type MemoryType, memoryBytes, memoryElem } from '../ir.ts'
import { i32, vectorConstant } from './constant.ts'
import type { Emission } from './emission.ts'
import { extractLane } from './lanes.ts'
import { scalarLoad, scalarStore, shapeOf } from './spelling.ts'
import { bindParts } from './vector.ts'

type Parts = readonly string[]

/** An i32 expression and a constant that the instruction adds to it. */
export interface Address {
  readonly text: string
  readonly offset: number
}

const immediate = (offset: number): string => (offset === 0 ? '' : ` offset=${offset}`)
const access = (instruction: string, { text, offset }: Address, more = 0): string =>
  `(${instruction}${immediate(offset + more)} ${text})`

/** Elements to bytes. */
export function scaled(elements: string, memory: MemoryType): string {
  const bytes = memoryBytes[memory]
  if (bytes === 1) return elements
  const constant = /^\(i32\.const (-?\d+)\)$/.exec(elements)?.[1]
  return constant === undefined ? `(i32.shl ${elements} ${i32(Math.log2(bytes))})` : i32(Number(constant) * bytes)
}

export const plus = (base: string, bytes: string): string =>
  bytes === '(i32.const 0)' ? base : `(i32.add ${base} ${bytes})`

export const loadScalar = (memory: MemoryType, address: Address): string => access(scalarLoad[memory], address)

const sign = (memory: MemoryType): 's' | 'u' => (memory === 'u8' || memory === 'u16' ? 'u' : 's')

/** One part of four i32 from four bytes. */
function loadFourBytes(memory: MemoryType, address: Address): string {
  const s = sign(memory)
  return `(i32x4.extend_low_i16x8_${s} (i16x8.extend_low_i8x16_${s} ${access('v128.load32_zero', address)}))`
}

function loadEightBytes(e: Emission, memory: MemoryType, address: Address, more: number): string[] {
  const s = sign(memory)
  const words = e.bind('v128', access(`v128.load8x8_${s}`, address, more))
  return [`(i32x4.extend_low_i16x8_${s} ${words})`, `(i32x4.extend_high_i16x8_${s} ${words})`]
}

/** `lanes` elements in a row. */
export function loadVector(e: Emission, memory: MemoryType, lanes: number, address: Address): string[] {
  const count = lanes / (memoryBytes[memory] === 8 ? 2 : 4)
  const at: Address = count > 1 ? { text: e.bind('i32', address.text), offset: address.offset } : address
  if (memoryBytes[memory] === 1) {
    if (lanes === 4) return [loadFourBytes(memory, at)]
    return Array.from({ length: lanes / 8 }, (_, i) => loadEightBytes(e, memory, at, i * 8)).flat()
  }
  const [instruction, bytes] = memoryBytes[memory] === 2 ? [`v128.load16x4_${sign(memory)}`, 8] : ['v128.load', 16]
  return Array.from({ length: count }, (_, part) => access(instruction, at, part * bytes))
}

/** Lane l from `addresses[l]`. */
export function loadLanes(e: Emission, memory: MemoryType, addresses: readonly Address[]): string[] {
  const shape = shapeOf[memoryElem[memory]]
  const perPart = memoryBytes[memory] === 8 ? 2 : 4
  const bits = memoryBytes[memory] * 8
  return Array.from({ length: addresses.length / perPart }, (_, part) => {
    const [first, ...rest] = addresses.slice(part * perPart, (part + 1) * perPart)
    if (bits < 32)
      return rest.reduce(
        (text, address, lane) => `(${shape}.replace_lane ${lane + 1} ${text} ${loadScalar(memory, address)})`,
        `(${shape}.splat ${loadScalar(memory, first!)})`,
      )
    return rest.reduce(
      (text, { text: at, offset }, lane) => `(v128.load${bits}_lane${immediate(offset)} ${lane + 1} ${at} ${text})`,
      access(`v128.load${bits}_splat`, first!),
    )
  }).map((part) => e.bind('v128', part))
}

export function storeScalar(e: Emission, memory: MemoryType, { text, offset }: Address, value: string): void {
  e.line(`(${scalarStore[memory]}${immediate(offset)} ${text} ${value})`)
}

/** Pairs of parts of 32-bit lanes as one part of their low 16 bits. */
function packWords(parts: Parts): string[] {
  const mask = vectorConstant('i32', 0xffff)
  const masked = parts.map((part) => `(v128.and ${part} ${mask})`)
  return Array.from(
    { length: parts.length / 2 },
    (_, i) => `(i16x8.narrow_i32x4_u ${masked[2 * i]} ${masked[2 * i + 1]})`,
  )
}

/** The low byte of each 32-bit lane: groups of up to four parts as one part, the rest of it unspecified. */
function packBytes(parts: Parts): string[] {
  const mask = vectorConstant('i32', 0xff)
  const masked = parts.map((part) => `(v128.and ${part} ${mask})`)
  return Array.from({ length: Math.ceil(parts.length / 4) }, (_, i) => {
    const [a, b, c, d] = masked.slice(4 * i, 4 * i + 4)
    const low = `(i16x8.narrow_i32x4_u ${a} ${b ?? a})`
    return `(i8x16.narrow_i16x8_u ${low} ${c ? `(i16x8.narrow_i32x4_u ${c} ${d})` : low})`
  })
}

/** `lanes` elements in a row, the low bits of each lane. */
export function storeVector(e: Emission, memory: MemoryType, lanes: number, address: Address, value: Parts): void {
  const size = memoryBytes[memory]
  // Bound before the first store: a later part may load what an earlier part's store overwrites.
  const parts = value.length > 1 || size < 4 ? bindParts(e, value) : value
  const at: Address = { text: e.bind('i32', address.text), offset: address.offset }
  if (lanes * size >= 16) {
    const packed = size === 1 ? packBytes(parts) : size === 2 ? packWords(parts) : parts
    packed.forEach((part, i) => {
      e.line(`(v128.store${immediate(at.offset + i * 16)} ${at.text} ${part})`)
    })
    return
  }
  const [packed] = size === 1 ? packBytes(parts) : packWords([parts[0]!, parts[0]!])
  e.line(`(v128.store${lanes * size * 8}_lane${immediate(at.offset)} 0 ${at.text} ${packed})`)
}

/** Lane l to `addresses[l]`, lane 0 first. */
export function storeLanes(e: Emission, memory: MemoryType, addresses: readonly Address[], value: Parts): void {
  const parts = bindParts(e, value)
  addresses.forEach((address, lane) => {
    storeScalar(e, memory, address, extractLane(memoryElem[memory], parts, lane))
  })
}

/** Addresses of lanes a fixed number of bytes apart, walked by a temporary that each access must follow in order. */
export function strideAddresses(e: Emission, lanes: number, first: Address, strideBytes: string): Address[] {
  const constant = /^\(i32\.const (\d+)\)$/.exec(strideBytes)?.[1]
  const text = e.bind('i32', first.text)
  if (constant !== undefined)
    return Array.from({ length: lanes }, (_, lane) => ({ text, offset: first.offset + lane * Number(constant) }))
  const step = e.bind('i32', strideBytes)
  const addresses: Address[] = [{ text, offset: first.offset }]
  for (let lane = 1; lane < lanes; lane++)
    addresses.push({ text: e.bind('i32', `(i32.add ${addresses[lane - 1]!.text} ${step})`), offset: first.offset })
  return addresses
}

/** Addresses base + offsets[l]. */
export function gatherAddresses(
  e: Emission,
  memory: MemoryType,
  lanes: number,
  base: string,
  offsets: Parts,
): Address[] {
  const start = e.bind('i32', base)
  const parts = bindParts(e, offsets)
  return Array.from({ length: lanes }, (_, lane) => ({
    text: plus(start, scaled(extractLane('index', parts, lane), memory)),
    offset: 0,
  }))
}
