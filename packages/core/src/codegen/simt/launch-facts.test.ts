// What launches tell of themselves: alignment, divisibility and size of offsets, where a mistake reads other memory.
import { describe, expect, test } from 'vitest'
import { buildKernel, type StrideFact } from '../../kernel/index.ts'
import { LaunchFacts } from './launch-facts.ts'

/** out[i, j] = x[i, j] for one program instance a row. */
const copy = (strides: readonly StrideFact[], limit: 'all' | 'until the diagonal' = 'all') =>
  buildKernel('copy', (k) => {
    const [rows, columns] = [k.scalar('rows'), k.scalar('columns')]
    const row = k.program(rows)
    const axis = k.open('j', limit === 'all' ? columns : row.add(1).pmin(columns))
    const x = k.tensor({ name: 'x', dtype: 'float32', access: 'read', strides })
    const out = k.tensor({ name: 'out', dtype: 'float32', access: 'write', strides: ['any', 1] })
    const value = x.load(row, axis)
    out.store([row, axis], value.sub(value.max(axis)))
  })

function specialise(
  kernel: ReturnType<typeof copy>,
  { address = 4096, strides = [64, 1], sizes = [8, 64] }: { address?: number; strides?: number[]; sizes?: number[] },
) {
  const facts = new LaunchFacts(kernel)
  const out = { address: 1 << 20, strides: [sizes[1]!, 1] }
  const { kernel: special, hints } = facts.specialise(facts.classOf([{ address, strides }, out], sizes, undefined))
  return { ...hints, isAligned: special.tensors[0]!.alignment === 16 }
}

const rows = copy(['any', 1])

describe('alignment', () => {
  test.each([
    ['rows of whole packs', {}, true],
    ['a start inside a pack', { address: 4096 + 4 }, false],
    ['a start of 8 bytes into a pack', { address: 4096 + 8 }, false],
    ['rows that are no whole packs apart', { strides: [66, 1], sizes: [8, 64] }, false],
    ['overlapping windows one element apart', { strides: [1, 1] }, false],
    ['overlapping windows a pack apart', { strides: [4, 1] }, true],
    ['rows from the last to the first', { strides: [-64, 1] }, true],
    ['expanded rows', { strides: [0, 1] }, true],
  ])('%s', (_, launch, isAligned) => {
    expect(specialise(rows, launch).isAligned).toBe(isAligned)
  })

  test('a second dimension of neighbours is never a pack', () => {
    expect(specialise(copy([1, 1]), { strides: [1, 1] }).isAligned).toBe(false)
  })
})

describe('divisibility of the row', () => {
  test.each([
    [64, 16],
    [24, 8],
    [12, 4],
    [6, 2],
    [5, 1],
  ])('%i elements are multiples of %i', (columns, rowMultiple) => {
    expect(specialise(rows, { sizes: [8, columns] }).rowMultiple).toBe(rowMultiple)
  })

  test('nothing is known of a row whose end the program instance decides', () => {
    const hints = specialise(copy(['any', 1], 'until the diagonal'), {})
    expect(hints.rowMultiple).toBe(1)
    expect(hints.rowLength).toBeUndefined()
  })
})

describe('64-bit offsets', () => {
  test.each([
    ['small tensors', {}, false],
    ['many rows', { sizes: [2 ** 20, 2 ** 12], strides: [2 ** 12, 1] }, true],
    ['rows far apart', { strides: [2 ** 29, 1] }, true],
    ['rows far apart, backwards', { strides: [-(2 ** 29), 1] }, true],
    ['expanded rows of many elements', { sizes: [1, 2 ** 31], strides: [0, 1] }, true],
  ])('%s', (_, launch, isWide) => {
    expect(specialise(rows, launch).wide).toBe(isWide)
  })

  test('a stride that the kernel knows counts, not the one that a tensor of other rank has', () => {
    const flat = buildKernel('flat', (k) => {
      const axis = k.blocks('i', k.scalar('n'), 1024)
      const [x, out] = (['read', 'write'] as const).map((access) =>
        k.tensor({ name: access, dtype: 'float32', access, strides: [1] }),
      )
      out!.store([axis], x!.load(axis))
    })
    const facts = new LaunchFacts(flat)
    const tensor = { address: 4096, strides: [4096, 1] }
    const wide = (n: number) => facts.specialise(facts.classOf([tensor, tensor], [n], undefined)).hints.wide
    expect(wide(2 ** 22)).toBe(false)
    expect(wide(2 ** 31)).toBe(true)
  })
})
