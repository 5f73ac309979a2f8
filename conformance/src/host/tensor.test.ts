import { expect, it } from 'vitest'
import { contiguousStrides, eachOffset, HostTensor, storageBytes, storageLength } from './tensor.ts'

const iota = HostTensor.fromNumbers('uint8', [2, 3], [1, 2, 3, 4, 5, 6])

it('lays a transposed tensor out column by column', () => {
  const layout = { strides: [1, 2], offset: 0, name: 'transposed' }
  expect([...storageBytes(iota, layout)]).toEqual([1, 4, 2, 5, 3, 6])
})

it('fills what a slice skips with a value that is not data', () => {
  const layout = { strides: [4, 1], offset: 1, name: 'sliced' }
  expect([...storageBytes(iota, layout)]).toEqual([0x55, 1, 2, 3, 0x55, 4, 5, 6])
})

it('needs one row of storage for expanded rows', () => {
  expect(storageLength([5, 3], { strides: [0, 1], offset: 2, name: 'expanded' })).toBe(5)
  expect(storageLength([0, 3], { strides: [3, 1], offset: 0, name: 'empty' })).toBe(0)
})

it('visits the offsets of a zero-dim tensor once and of an empty one never', () => {
  const visited: number[] = []
  eachOffset([], [], 7, (_, at) => visited.push(at))
  eachOffset([3, 0], [1, 1], 0, (_, at) => visited.push(at))
  expect(visited).toEqual([7])
  expect(contiguousStrides([3, 0, 2])).toEqual([2, 2, 1])
})
