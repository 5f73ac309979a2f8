// Files of many kernels: everything is compiled, and a rejected file leads to the kernels that are at fault.
import { expect, test } from 'vitest'
import { Batches, compileBatch, joinSources, withoutName } from './batches.mjs'

const declarations = ['typedef int i32;\n', 'typedef short i16;\n']
const kernel = (group: number, name: string, body = '') =>
  `${declarations[group]}extern "C" __global__ void og_${name}() {${body}}\n`

/** Kernels of both groups in turn. */
const kernels = (count: number, isBad = (_: number) => false) =>
  Array.from({ length: count }, (_, i) => kernel(i % 2, `k${i}`, isBad(i) ? 'bad' : ''))

/** A compiler that rejects files with a bad kernel, and the sizes of the files that it saw. */
function compilerOf(sizes: number[]) {
  return async (text: string): Promise<string | null> => {
    sizes.push(text.split('og_').length - 1)
    return text.includes('bad') ? 'an error' : null
  }
}

test('a file has each declaration once, and its kernels under names of their own', () => {
  expect(joinSources([kernel(0, 'add'), kernel(1, 'mul'), kernel(0, 'add', 'i32 x;')])).toBe(
    [
      'namespace group0 {',
      'typedef int i32;',
      'extern "C" __global__ void og_add_0() {}',
      'extern "C" __global__ void og_add_2() {i32 x;}',
      '}',
      'namespace group1 {',
      'typedef short i16;',
      'extern "C" __global__ void og_mul_1() {}',
      '}',
      '',
    ].join('\n'),
  )
})

test('sources come in full lists of one kind of declarations, and the rest at the end: each once', () => {
  const batches = new Batches(3)
  const sources = kernels(11)
  const full = sources.map((source) => batches.add(source)).filter((list) => list !== null)
  for (const list of full) expect(new Set(list.map((s: string) => s.split('extern')[0])).size).toBe(1)
  const rest = batches.takeRest()
  expect(full.map((list) => list.length)).toEqual([3, 3, 3])
  expect(rest.map((list) => list.length)).toEqual([2])
  expect([...full, ...rest].flat().toSorted()).toEqual(sources.toSorted())
  expect(batches.takeRest()).toEqual([])
})

test('an accepted file is compiled once', async () => {
  const [sizes, rejected]: [number[], unknown[]] = [[], []]
  await compileBatch(kernels(8), compilerOf(sizes), rejected)
  expect([sizes, rejected]).toEqual([[8], []])
})

test('of a rejected file, the kernels at fault are told', async () => {
  const rejected: { sources: string[]; log: string }[] = []
  const sources = kernels(8, (i) => i === 2 || i === 7)
  await compileBatch(sources, compilerOf([]), rejected)
  expect(rejected).toEqual([
    { sources: [sources[2]], log: 'an error' },
    { sources: [sources[7]], log: 'an error' },
  ])
})

test('where most kernels are rejected, files count as a whole', async () => {
  const [sizes, rejected]: [number[], { sources: string[] }[]] = [[], []]
  await compileBatch(
    kernels(1000, () => true),
    compilerOf(sizes),
    rejected,
  )
  expect(rejected.flatMap(({ sources }) => sources)).toHaveLength(1000)
  expect(sizes.length).toBeLessThan(80)
})

test('without their names, kernels are the same that differ in nothing else', () => {
  const [add, plus, mul] = [kernel(0, 'add', 'x + y'), kernel(0, 'plus', 'x + y'), kernel(0, 'add', 'x * y')]
  expect(withoutName(add)).toBe(withoutName(plus))
  expect(withoutName(add)).not.toBe(withoutName(mul))
  expect(withoutName(add)).not.toBe(withoutName(kernel(1, 'add', 'x + y')))
})
