// Tasks that wait for a free lane: a lane is whatever runs one task at a time.

export class Lanes {
  #idle
  #waiting = []
  #started = []
  #isStopped = false

  constructor(lanes) {
    this.#idle = [...lanes]
  }

  /** `task` gets a lane as soon as one is free, and has it until its promise settles. */
  add(task) {
    if (this.#isStopped) return
    this.#waiting.push(task)
    this.#start()
  }

  /** Forgets the tasks that wait, and those that are still to come. */
  stop() {
    this.#isStopped = true
    this.#waiting.length = 0
  }

  /** Resolves when every task that was started has ended; rejects with what the first that failed says. */
  async finished() {
    // A task that ends starts the next, so that the list grows meanwhile.
    for (let i = 0; i < this.#started.length; i++) await this.#started[i]
  }

  #start() {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const lane = this.#idle.pop()
      const ended = this.#waiting
        .shift()(lane)
        .finally(() => {
          this.#idle.push(lane)
          this.#start()
        })
      // Told by finished().
      ended.catch(() => {})
      this.#started.push(ended)
    }
  }
}
