// The iteration of resampling kernels: over the elements of the resampled image, with computed places in the other one.
import type { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { DimensionRole } from '../../kernels/indexed.ts'
import type { Tensor } from '../../tensor/index.ts'

/** Operands are `large` [N, C, outputs] and `small` [N, C, inputs]; scalars the inputs' sizes, then the scales. */
export function runResampling(program: IndexedProgram, small: Tensor, large: Tensor, scales: readonly number[]): void {
  program.run(
    { sizes: large.shape, roles: ['plain', 'plain', ...scales.map((): DimensionRole => 'special')] },
    [
      { address: large.address, strides: large.strides },
      {
        address: small.address,
        strides: [...small.strides.slice(0, 2), ...scales.map(() => 0)],
        computed: small.strides.slice(2),
      },
    ],
    [...small.shape.slice(2), ...scales],
  )
}
