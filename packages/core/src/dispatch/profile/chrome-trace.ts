// A profile as the trace format that chrome://tracing and Perfetto read: complete events ('X') on a host and a device track.
import type { ProfiledCall, ProfiledLaunch } from './profiler.ts'

export interface ChromeTraceEvent {
  readonly name: string
  readonly cat: string
  readonly ph: 'X' | 'M'
  /** Microseconds. */
  readonly ts: number
  readonly dur: number
  readonly pid: number
  readonly tid: number
  readonly args: Readonly<Record<string, unknown>>
}
export interface ChromeTrace {
  readonly traceEvents: readonly ChromeTraceEvent[]
  readonly displayTimeUnit: 'ms'
}

const host = 1
const device = 2

/**
 * Durations on the device's track are measured. Its places are not: a kernel stands where it was launched, or behind the one
 * before.
 */
export function chromeTrace(launches: readonly ProfiledLaunch[], calls: readonly ProfiledCall[]): ChromeTrace {
  return {
    displayTimeUnit: 'ms',
    traceEvents: [
      threadName(host, 'host'),
      threadName(device, 'device'),
      ...calls.map((c) => event(c.operator, 'operator', host, c.hostStart, c.hostMicroseconds)),
      ...launches.map((l) => event(l.kernel, 'launch', host, l.hostStart, l.hostMicroseconds)),
      ...onDevice(launches),
    ],
  }
}

function onDevice(launches: readonly ProfiledLaunch[]): readonly ChromeTraceEvent[] {
  let free = 0
  return launches.flatMap(({ kernel, operator, hostStart, deviceMicroseconds, bytes, operations }) => {
    if (deviceMicroseconds === null) return []
    const start = Math.max(free, hostStart)
    free = start + deviceMicroseconds
    return [event(kernel, 'kernel', device, start, deviceMicroseconds, { operator, bytes, operations })]
  })
}

const event = (
  name: string,
  cat: string,
  tid: number,
  ts: number,
  dur: number,
  args: ChromeTraceEvent['args'] = {},
): ChromeTraceEvent => ({ name, cat, ph: 'X', ts, dur, pid: 1, tid, args })

const threadName = (tid: number, name: string): ChromeTraceEvent => ({
  ...event('thread_name', '', tid, 0, 0, { name }),
  ph: 'M',
})
