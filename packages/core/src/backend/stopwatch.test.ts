import { expect, test } from 'vitest'
import { HostStopwatch } from './stopwatch.ts'

const busy = (milliseconds: number) => {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('the host stopwatch gives each stretch in microseconds, once', () => {
  const watch = new HostStopwatch()
  for (const milliseconds of [2, 5]) {
    watch.start()
    busy(milliseconds)
    watch.stop()
    busy(20)
  }
  const laps = watch.read()
  expect(laps).toHaveLength(2)
  expect(laps[0]).toBeGreaterThanOrEqual(2000)
  expect(laps[1]).toBeGreaterThanOrEqual(5000)
  expect(watch.read()).toEqual([])
})
