// Reading parameters: rows stacked from tensors of one dtype or of several, and who owns the result.
import { expect, it } from 'vitest'
import type { Checkpoint } from '../safetensors/checkpoint.ts'
import type { StoredTensor } from '../safetensors/header.ts'
import { openReference, type ReferenceModelRuntime, referenceOf } from '../testing/reference-runtime.ts'
import { ParameterReader } from './parameter-reader.ts'

const bytesOf: Record<string, Uint8Array> = {
  a: new Uint8Array(Float32Array.of(1, 2).buffer),
  b: new Uint8Array(Uint16Array.of(0x4040, 0x4080).buffer), // 3 and 4 in bfloat16
  c: new Uint8Array(Float32Array.of(5, 6, 7, 8).buffer),
}
const tensors = new Map<string, StoredTensor>([
  ['a', { name: 'a', dtype: 'F32', shape: [1, 2], begin: 0, end: 8 }],
  ['b', { name: 'b', dtype: 'BF16', shape: [1, 2], begin: 8, end: 12 }],
  ['c', { name: 'c', dtype: 'F32', shape: [2, 2], begin: 12, end: 28 }],
])
const checkpoint: Checkpoint = {
  path: 'model.safetensors',
  tensors,
  read: async (name) => bytesOf[name] ?? new Uint8Array(),
  close: async () => {},
}
const open = (rt: ReferenceModelRuntime) =>
  new ParameterReader(rt, checkpoint, { stored: tensors, ignored: [] }, { dtype: 'float32' })

it.each([
  [['a', 'c'], [1, 2, 5, 6, 7, 8], []],
  [
    ['a', 'b', 'c'],
    [1, 2, 3, 4, 5, 6, 7, 8],
    ['cat', 'to'],
  ],
  [['b'], [3, 4], ['to']],
])('stacks %j, with device operators only where dtypes differ', async (names, values, operators) => {
  const rt = openReference()
  const reader = open(rt)
  const stacked = await reader.rows(names)
  expect(stacked.shape).toEqual([values.length / 2, 2])
  expect(stacked.dtype).toBe('float32')
  expect([...referenceOf(stacked).values()]).toEqual(values)
  expect([...rt.called].sort()).toEqual(operators)
  expect([...rt.live]).toEqual([stacked])
  reader.dispose()
  expect(rt.live.size).toBe(0)
})

it('a name that was not matched is BAD_FILE', async () => {
  await expect(open(openReference()).tensor('d')).rejects.toMatchObject({ code: 'BAD_FILE' })
})

it('where a later tensor cannot be read, the earlier ones are freed', async () => {
  const rt = openReference()
  const read = async (name: string) => {
    if (name === 'c') throw new Error('disk')
    return bytesOf[name] as Uint8Array
  }
  const reader = new ParameterReader(
    rt,
    { ...checkpoint, read },
    { stored: tensors, ignored: [] },
    { dtype: 'float32' },
  )
  await expect(reader.rows(['a', 'b', 'c'])).rejects.toThrow('disk')
  reader.dispose()
  expect(rt.live.size).toBe(0)
})
