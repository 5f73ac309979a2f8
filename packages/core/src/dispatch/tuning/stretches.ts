// How long a launch takes on the device, in microseconds: the least of several stretches, since other work can only slow it down.
import type { Stopwatch } from '../../backend/stopwatch.ts'

/** A stretch is long enough for any clock. */
const leastMicroseconds = 200
const mostLaunches = 64
const stretches = 7
/** Launches longer than this are timed fewer times. */
const longMicroseconds = 50_000
const longStretches = 3

export function timeLaunch(stopwatch: Stopwatch, launch: () => void): number {
  // The first launch loads code and touches memory.
  launch()
  const single = least(stopwatch, launch, 1, 1)
  if (single > longMicroseconds) return least(stopwatch, launch, 1, longStretches)
  const launches = Math.min(mostLaunches, Math.max(1, Math.ceil(leastMicroseconds / Math.max(single, 1))))
  return least(stopwatch, launch, launches, stretches)
}

function least(stopwatch: Stopwatch, launch: () => void, launches: number, count: number): number {
  for (let i = 0; i < count; i++) {
    stopwatch.start()
    for (let l = 0; l < launches; l++) launch()
    stopwatch.stop()
  }
  return Math.min(...stopwatch.read()) / launches
}
