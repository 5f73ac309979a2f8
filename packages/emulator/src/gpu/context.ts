// One GPU's context: current before each call, and lost for good after an error that it does not survive.
import { OpGemsError } from '@opgems/core'
import type { GpuFunction } from './gpu-api.ts'
import type { GpuLibrary } from './gpu-library.ts'
import { LaunchHistory } from './launch-history.ts'

/** The context that this thread's calls go to; each worker thread loads this module anew. */
let current: GpuContext | null = null

/** To be called where something else has made another context the thread's current one. */
export function forgetCurrentContext(): void {
  current = null
}

export class GpuContext {
  readonly history = new LaunchHistory()
  readonly #handle: number
  #lost: string | null = null
  #isReleased = false

  /** Retains the primary context of the device, which is one for the whole process; drivers without contexts go by the device's number. */
  constructor(
    readonly library: GpuLibrary,
    /** 'nvidia:0' */
    readonly name: string,
    private readonly ordinal: number,
    /** Counted from 0. */
    private readonly number: number,
  ) {
    this.#handle = library.has('contextRetain') ? library.query('contextRetain', ordinal) : ordinal
  }

  /** Makes the context this thread's current one. @throws DISPOSED, DEVICE_LOST */
  use(): void {
    if (current === this && this.#lost === null) return
    if (this.#isReleased) throw new OpGemsError('DISPOSED', `${this.name} was closed`)
    if (this.#lost !== null) throw new OpGemsError('DEVICE_LOST', `${this.name} is lost: ${this.#lost}`)
    if (this.library.has('deviceUse')) this.library.call('deviceUse', this.number)
    const result = this.library.functions.contextUse(this.#handle)
    if (result !== 0) throw this.failure('contextUse', result)
    current = this
  }
  call(name: GpuFunction, ...args: readonly unknown[]): void {
    this.use()
    const result = this.library.functions[name](...args)
    if (result !== 0) throw this.failure(name, result)
  }
  query(name: GpuFunction, ...rest: readonly unknown[]): number {
    const out: (number | bigint)[] = [0]
    this.call(name, out, ...rest)
    return Number(out[0])
  }
  /** For what is given back: does nothing on a context that is released, lost, or turns out to be lost; its memory is gone. */
  callIfAlive(name: GpuFunction, ...args: readonly unknown[]): void {
    if (!this.isAlive) return
    try {
      this.call(name, ...args)
    } catch (error) {
      if (this.isAlive) throw error
    }
  }

  get isReleased(): boolean {
    return this.#isReleased
  }
  get isAlive(): boolean {
    return this.#lost === null && !this.#isReleased
  }

  /** The error of a call that failed; one that the context does not survive names the kernels that may have caused it. */
  failure(name: GpuFunction, result: number, during = ''): OpGemsError {
    const { isSticky, code, advice } = this.library.meaningOf(result)
    if (!isSticky) {
      const error = this.library.error(name, result)
      return during ? new OpGemsError(error.code, `${error.message} (${during})`) : error
    }
    const { latest, count } = this.history
    this.#lost = `${this.library.describeFailure(name, result)}; ${advice}${during ? ` (${during})` : ''}`
    const names = [...new Set(latest.map(({ entry }) => entry))]
    return new OpGemsError(
      code,
      `${this.name}: ${this.#lost}. ${suspects(names, count)}This process cannot use the GPU any more: start a new one.`,
      names.length === 1 ? { operator: names[0]!.replace(/^og_/, ''), target: this.name } : { target: this.name },
    )
  }

  release(): void {
    if (this.#isReleased) return
    if (current === this) current = null
    this.#isReleased = true
    if (this.library.has('contextRelease')) this.library.functions.contextRelease(this.ordinal)
  }
}

/** Which launches an error may belong to. */
function suspects(names: readonly string[], count: number): string {
  if (count === 0) return ''
  const all = `${count} ${count === 1 ? 'launch' : 'launches'} since the device was last waited for`
  if (names.length === 1) return `The kernel is '${names[0]}' (${all}). `
  return (
    `The kernel is one of the ${all}, the latest of ${names.map((n) => `'${n}'`).join(', ')}; ` +
    'to learn which, run with the setting launchBlocking (OPGEMS_LAUNCH_BLOCKING=1). '
  )
}
