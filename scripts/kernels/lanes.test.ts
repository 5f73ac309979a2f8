// Tasks in lanes: never two in one, each once, none lost.
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Lanes } from './lanes.mjs'

test('each task has a lane to itself, and a task may add another', async () => {
  const [busy, done]: [Set<string>, number[]] = [new Set(), []]
  const lanes = new Lanes(['a', 'b'])
  const task = (number: number, next?: number) => async (lane: string) => {
    expect(busy.has(lane)).toBe(false)
    busy.add(lane)
    await setTimeout(number % 3)
    if (next !== undefined) lanes.add(task(next))
    busy.delete(lane)
    done.push(number)
  }
  for (let i = 0; i < 10; i++) lanes.add(task(i, i === 9 ? 10 : undefined))
  await lanes.finished()
  expect(done.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('once stopped, what has started ends and nothing else starts', async () => {
  const done: number[] = []
  const lanes = new Lanes(['a'])
  const task = (number: number) => async () => {
    await setTimeout(1)
    done.push(number)
  }
  lanes.add(task(0))
  lanes.add(task(1))
  lanes.stop()
  lanes.add(task(2))
  await lanes.finished()
  expect(done).toEqual([0])
})

test('a task that fails is told at the end', async () => {
  const lanes = new Lanes(['a'])
  lanes.add(() => Promise.reject(new Error('no compiler')))
  await expect(lanes.finished()).rejects.toThrow('no compiler')
})
