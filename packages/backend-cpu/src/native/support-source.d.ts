/** Raised when the exported functions change; part of the cached library's name. */
export declare const supportVersion = 1;
/**
 * The pool. A launch publishes a job by opening a gate; workers that are awake enter, take runs of program instances from a
 * shared counter and leave; the caller works too, closes the gate and waits only for those inside, so that a worker that wakes
 * late delays nobody. Launches that are known to be short run on the caller alone, within a time limit.
 *
 * Gate word: bit 0 open, bits 1 to 16 workers inside, the rest a generation number.
 */
export declare const supportSource: string;
//# sourceMappingURL=support-source.d.ts.map