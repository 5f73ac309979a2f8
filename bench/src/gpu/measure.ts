// Times calls on the device: each run between two marks of its stopwatch, after its L2 cache was flushed. peers/torch_ops.py does the same.
import { OpGemsError, type Runtime, Tensor } from '@opgems/core'
import { median, medianOfFours } from './figures.ts'

/** More than the L2 cache of any GPU there is. */
const flushBytes = 2 ** 28
const mostRuns = 400
/** Milliseconds of runs that do not count. */
const warmUp = 10
/** Microseconds from which one run says enough. */
const slow = 500_000

export class Meter {
  readonly #flushed: Tensor
  readonly #one: Tensor

  constructor(private readonly rt: Runtime) {
    if (!rt.device.stopwatch)
      throw new OpGemsError('NO_DEVICE', `${rt.backend.id}:${rt.device.name} cannot time its work`)
    this.#flushed = rt.empty([flushBytes / 4], 'int32')
    this.#one = rt.empty([1], 'int32')
  }

  /** Microseconds of one call on the device, from about `rep` milliseconds of runs. */
  time(call: () => unknown, rep: number): number {
    const [once] = this.#laps(call, 1) as [number]
    if (once > slow) return once
    const estimate = this.#wholeMilliseconds(call, 3)
    const runs = (milliseconds: number) => Math.min(mostRuns, Math.max(3, Math.round(milliseconds / estimate)))
    // Until the host's code is compiled it may not keep ahead of the device, which then waits within a stretch.
    this.#laps(call, runs(warmUp))
    const half = runs(rep / 2)
    const straight = medianOfFours(this.#laps(call, half))
    // CUDA's driver starts every second launch some 0.6 µs later. A run has the same kind of launch each time: one more makes it the other.
    this.rt.call('fill_', [this.#one, 0])
    return Math.min(straight, medianOfFours(this.#laps(call, half)))
  }

  #laps(call: () => unknown, runs: number): readonly number[] {
    const watch = this.rt.device.stopwatch!
    for (let i = 0; i < runs; i++) {
      this.rt.call('fill_', [this.#flushed, 0])
      watch.start()
      const result = call()
      watch.stop()
      dispose(result)
    }
    return watch.read()
  }
  /** Milliseconds of a run with its flush. */
  #wholeMilliseconds(call: () => unknown, runs: number): number {
    const start = performance.now()
    this.#laps(call, runs)
    return (performance.now() - start) / runs
  }
  close(): void {
    this.#flushed.dispose()
    this.#one.dispose()
  }
}

/** Microseconds of host time of one call in a row of many, as the device runs behind: the median of `rounds` rows. */
export async function hostMicroseconds(rt: Runtime, call: () => unknown, calls = 400, rounds = 20): Promise<number> {
  // Long enough that the host's code is compiled for good.
  for (let i = 0; i < 20_000; i++) dispose(call())
  const found: number[] = []
  for (let round = 0; round < rounds; round++) {
    await rt.synchronize()
    const start = performance.now()
    for (let i = 0; i < calls; i++) dispose(call())
    found.push(((performance.now() - start) * 1000) / calls)
  }
  await rt.synchronize()
  return median(found)
}

export function tensorsOf(result: unknown): readonly Tensor[] {
  if (result instanceof Tensor) return [result]
  return Array.isArray(result) ? result.filter((r): r is Tensor => r instanceof Tensor) : []
}
export function dispose(result: unknown): void {
  for (const tensor of tensorsOf(result)) tensor.dispose()
}
