// Waiting for the device without holding up the event loop: a few looks, then a thread of Node's pool that sleeps until the event.
import type { GpuContext } from './context.ts'

/** Looks before a thread is asked, which costs some 40 µs. */
const looks = 20

export class EventWaits {
  readonly #unused: number[] = []
  /** One wait at a time occupies a thread of the pool, however many are under way. */
  #previous: Promise<void> = Promise.resolve()

  constructor(
    private readonly context: GpuContext,
    private readonly stream: number,
  ) {}

  /** Resolves when all work so far is done. Rejects with the error of a kernel in it. */
  async wait(): Promise<void> {
    const { context } = this
    const event = this.#unused.pop() ?? context.query('eventCreateBlocking')
    context.call('eventRecord', event, this.stream)
    const launched = context.history.count
    try {
      if (!(await this.#isSoonDone(event))) await this.#sleep(event)
      if (context.history.count === launched) context.history.clear()
    } finally {
      this.#unused.push(event)
    }
  }
  close(): void {
    for (const event of this.#unused.splice(0)) this.context.callIfAlive('eventDestroy', event)
  }

  async #isSoonDone(event: number): Promise<boolean> {
    for (let i = 0; i < looks; i++) {
      if (this.#isDone(event)) return true
      await new Promise((resolve) => setImmediate(resolve))
    }
    return this.#isDone(event)
  }
  #isDone(event: number): boolean {
    this.context.use()
    const result = this.context.library.functions.eventQuery(event)
    if (result !== 0 && result !== this.context.library.api.codes.notReady)
      throw this.context.failure('eventQuery', result)
    return result === 0
  }

  #sleep(event: number): Promise<void> {
    const turn = this.#previous.then(() => this.#sleepNow(event))
    this.#previous = turn.catch(() => {})
    return turn
  }
  async #sleepNow(event: number): Promise<void> {
    const { functions, api } = this.context.library
    const result = await new Promise<number>((resolve, reject) =>
      functions.eventSynchronize.async(event, (error, value) => (error ? reject(error) : resolve(value))),
    )
    if (result === 0) return
    if (result !== api.codes.invalidContext) throw this.context.failure('eventSynchronize', result)
    // Drivers that want a context in the waiting thread, which has none.
    while (!this.#isDone(event)) await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
