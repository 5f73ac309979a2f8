// Loads and stores of every memory type on WebAssembly: contiguous, strided, gathered, scattered; and moves between lanes.
import { describe, expect, it } from 'vitest'
import {
  constant,
  convert,
  declare,
  gather,
  index,
  lane,
  load,
  loop,
  op,
  ramp,
  scatter,
  slot,
  store,
  use,
  widen,
} from '../../../core/src/codegen/loops/build.ts'
import type { Expr, MemoryType, Stmt } from '../../../core/src/codegen/loops/ir.ts'
import { slotsOf } from './testing/kernels.ts'
import { instantiate, loopFunction, sharedMemory, variable } from './testing/run-loops.ts'

const IN = 4096
const OUT = 8192
const COUNT = 64
const arrays = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  i64: BigInt64Array,
  f32: Float32Array,
  f64: Float64Array,
} as const
type Cells = {
  [i: number]: number | bigint
  fill(value: unknown): unknown
  [Symbol.iterator](): Iterator<number | bigint>
}

/** Runs statements over an input of COUNT elements and returns the output's COUNT elements, which start as 0. */
function run(memoryType: MemoryType, lanes: number, body: readonly Stmt[]): (number | bigint)[] {
  const memory = sharedMemory()
  const view = (at: number) =>
    new arrays[memoryType](memory.buffer as unknown as ArrayBuffer, at, COUNT) as unknown as Cells
  const [input, output] = [view(IN), view(OUT)]
  for (let i = 0; i < COUNT; i++) input[i] = valueAt(memoryType, i)
  new Uint8Array(memory.buffer).set(slotsOf(IN, OUT, 3), 0)
  instantiate(loopFunction('f', lanes, body), memory)(0, 0, 1, 0)
  return [...output]
}

/** Values whose high bits differ, wrapped to the type. */
function valueAt(memoryType: MemoryType, i: number): number | bigint {
  const cell = new arrays[memoryType](1) as unknown as Cells
  cell[0] = memoryType === 'i64' ? BigInt(i * 12345678901 - 77) : i * 4099 - 777
  return cell[0]!
}

const [input, output, three] = [slot(0, 'ptr'), slot(1, 'ptr'), slot(2, 'index')]
const i = variable('i', 'index')
const each = (lanes: number, until: number, body: (at: Expr) => Stmt[]) => [
  loop(i, index(0), index(until), index(lanes), body(use(i))),
]

describe.each([1, 4, 8, 16])('%d lanes', (lanes) => {
  describe.each(Object.keys(arrays) as MemoryType[])('%s', (type) => {
    const at = (k: number) => valueAt(type, k)
    const zero = type === 'i64' ? 0n : 0
    const result = (value: (k: number) => number | bigint | undefined) =>
      Array.from({ length: COUNT }, (_, k) => value(k) ?? zero)

    it('copies in a row, also past a constant offset', () => {
      const copy = each(lanes, 48, (k) => [
        store(type, output, op('add', k, index(16)), load(type, input, op('add', index(3), k), lanes)),
      ])
      expect(run(type, lanes, copy)).toEqual(result((k) => (k >= 16 ? at(k - 13) : undefined)))
    })

    it('evaluates a whole vector before it is stored', () => {
      const shift = [
        store(type, output, index(0), load(type, input, index(0), lanes)),
        store(type, output, index(1), load(type, output, index(0), lanes)),
      ]
      expect(run(type, lanes, shift)).toEqual(result((k) => (k <= lanes ? at(Math.max(0, k - 1)) : undefined)))
    })

    it('loads with a stride, known or not, reversed or none', () => {
      for (const stride of [three, index(3)]) {
        const body = each(lanes, 16, (k) => [
          store(type, output, k, load(type, input, op('mul', k, index(3)), lanes, stride)),
        ])
        expect(run(type, lanes, body)).toEqual(result((k) => (k < 16 ? at(3 * k) : undefined)))
      }
      const backwards = [store(type, output, index(0), load(type, input, index(63), lanes, index(-1)))]
      expect(run(type, lanes, backwards)).toEqual(result((k) => (k < lanes ? at(63 - k) : undefined)))
      const same = [store(type, output, index(0), load(type, input, index(9), lanes, index(0)))]
      expect(run(type, lanes, same)).toEqual(result((k) => (k < lanes ? at(9) : undefined)))
    })

    it('stores with a stride', () => {
      const body = [store(type, output, index(2), load(type, input, index(0), lanes), three)]
      expect(run(type, lanes, body)).toEqual(
        result((k) => (k >= 2 && (k - 2) % 3 === 0 && (k - 2) / 3 < lanes ? at((k - 2) / 3) : undefined)),
      )
    })

    it('gathers and scatters; the last lane wins', () => {
      const offsets = op('rem', op('mul', ramp(index(1), lanes), constant('index', 7)), constant('index', 11))
      const gathered = [store(type, output, index(0), gather(type, input, offsets))]
      expect(run(type, lanes, gathered)).toEqual(result((k) => (k < lanes ? at(((k + 1) * 7) % 11) : undefined)))
      const scattered = [scatter(type, output, offsets, load(type, input, index(0), lanes))]
      const want = result(() => undefined)
      for (let k = 0; k < lanes; k++) want[((k + 1) * 7) % 11] = at(k)
      expect(run(type, lanes, scattered)).toEqual(want)
    })

    it('takes out single lanes and copies one to all', () => {
      const x = variable('x', load(type, input, index(0)).type.elem, lanes)
      const body: Stmt[] = [
        declare(x, load(type, input, index(5), lanes)),
        store(type, output, index(0), widen(lane(use(x), lanes - 1), lanes)),
      ]
      expect(run(type, lanes, body)).toEqual(result((k) => (k < lanes ? at(5 + lanes - 1) : undefined)))
    })
  })

  it('makes ramps of 32- and 64-bit numbers', () => {
    const narrow = [store('i32', output, index(0), convert('i32', ramp(op('add', three, index(1)), lanes, 5)))]
    expect(run('i32', lanes, narrow).slice(0, lanes)).toEqual(Array.from({ length: lanes }, (_, k) => 4 + 5 * k))
    const wide = [store('i64', output, index(0), ramp(constant('i64', -9n), lanes, 2))]
    expect(run('i64', lanes, wide).slice(0, lanes)).toEqual(Array.from({ length: lanes }, (_, k) => BigInt(2 * k - 9)))
  })
})
