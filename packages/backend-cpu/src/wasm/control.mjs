// The words that the main thread and its workers share, and the part of a launch that both run. Plain JavaScript, for workers too.

const LINE = 16 // words of one cache line, so that busy words don't slow each other down

/** Positions in the shared Int32Array. */
export const word = Object.freeze({
  /** Counts launches; workers sleep on it. */
  wake: 0,
  /** Workers that sleep. */
  sleepers: 1 * LINE,
  /** Next program instance to hand out. */
  next: 2 * LINE,
  /** Workers inside the open launch; the main thread waits for it to become 0. */
  active: 3 * LINE,
  /** 1 while the main thread sleeps on `active`. */
  waiting: 3 * LINE + 1,
  /** Number of the executable whose launch is open, 0 when none is. All words below are set before it. */
  open: 4 * LINE,
  programs: 4 * LINE + 1,
  chunk: 4 * LINE + 2,
  slots: 4 * LINE + 3,
  scratch: 4 * LINE + 4,
  scratchStride: 4 * LINE + 5,
  /** 1 once a worker's kernel failed in this launch. */
  failed: 4 * LINE + 6,
  /** 1 when workers must end. */
  stop: 5 * LINE,
})
export const CONTROL_WORDS = 6 * LINE

/** How often a thread looks before it sleeps: some tens of microseconds, more than waking it costs. */
export const SPINS = 20_000

/**
 * Runs program instances of the open launch until none is left; worker 0 is the main thread.
 * @param {Int32Array} control
 * @param {(slots: number, first: number, end: number, scratch: number) => void} kernel
 * @param {number} worker
 * @returns {number} program instances run
 */
export function runChunks(control, kernel, worker) {
  const programs = control[word.programs]
  const chunk = control[word.chunk]
  const slots = control[word.slots]
  const scratch = control[word.scratch] + worker * control[word.scratchStride]
  let ran = 0
  for (;;) {
    const first = Atomics.add(control, word.next, chunk)
    if (first >= programs) return ran
    const end = Math.min(first + chunk, programs)
    kernel(slots, first, end, scratch)
    ran += end - first
  }
}

/**
 * Keeps other threads from starting more chunks.
 * @param {Int32Array} control
 */
export function abandon(control) {
  Atomics.store(control, word.next, control[word.programs])
}
