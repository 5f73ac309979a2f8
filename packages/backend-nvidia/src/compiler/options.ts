// Options of both compilers.

/** Contraction is off, as on the host: kernels say fma where they mean it, and the rounding of narrow floats stays exact. */
export const compilerOptions: readonly string[] = ['--std=c++17', '--fmad=false']
