// fractional_max_pool2d: maxima over windows whose starts are spread by a random number for each plane; and its gradient.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildFractionalWindows } from '../../kernels/fractional-windows.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { addAtPlaces } from './gradients.ts'
import { refuse } from './windows.ts'

type Numbers = readonly number[]
const operator = 'fractional_max_pool2d'

function check(self: Tensor, kernel: Numbers, sizes: Numbers, samples: Tensor): void {
  if (!isFloating(self.dtype) || samples.dtype !== self.dtype)
    throw new OpGemsError(
      'UNSUPPORTED_DTYPE',
      `${operator}: takes an input and random samples of one floating dtype, got ${self.describe()} and ${samples.describe()}`,
      { operator, dtypes: [self.dtype, samples.dtype] },
    )
  const sides = self.shape.slice(-2)
  if ((self.rank !== 3 && self.rank !== 4) || self.shape.slice(-3).includes(0))
    refuse(operator, self, 'expected [C, H, W] or [N, C, H, W]')
  if (kernel.length !== 2 || sizes.length !== 2 || [...kernel, ...sizes].some((n) => n < 1))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: kernel_size and output_size must be two positive numbers`, {
      operator,
    })
  if (sides.some((side, i) => sizes[i]! + kernel[i]! - 1 > side))
    refuse(operator, self, `windows [${kernel}] for an output [${sizes}] do not fit`)
  const planes = [self.rank === 4 ? self.shape[0]! : 1, self.shape.at(-3)!, 2]
  if (samples.rank !== 3 || planes.some((n, i) => samples.shape[i] !== n))
    refuse(operator, samples, `expected random samples [${planes.join(', ')}]`)
}

/** [maxima, their places in the plane]. */
function pool(
  rt: Runtime,
  self: Tensor,
  kernel: Numbers,
  sizes: Numbers,
  samples: Tensor,
  out: readonly Tensor[] | null,
): Tensor[] {
  check(self, kernel, sizes, samples)
  const shape = [...self.shape.slice(0, -2), ...sizes]
  const make = (i: number, dtype: Tensor['dtype']) =>
    out ? checkOutput(operator, out[i]!, shape, dtype) : rt.empty(shape, dtype)
  const [result, places] = [make(0, self.dtype), make(1, 'int64')]
  const [dtype, compute] = [self.dtype as KernelDType, computeType(self.dtype) as KernelDType]
  const program = rt.kernels.get(`${operator}:${dtype}`, operator, (k) => buildFractionalWindows(k, dtype, compute))
  const planes = (t: Tensor) => ({ address: t.address, strides: t.rank === 4 ? t.strides : [0, ...t.strides] })
  const values: Record<string, number> = {
    images: self.rank === 4 ? self.shape[0]! : 1,
    channels: self.shape.at(-3)!,
    ...Object.fromEntries(
      ['h', 'w'].flatMap((side, i) => [
        [`in_${side}`, self.shape.at(i - 2)!],
        [`out_${side}`, sizes[i]!],
        [`kernel_${side}`, kernel[i]!],
      ]),
    ),
  }
  program.launch(
    [planes(self), samples, planes(result), planes(places)],
    program.kernel.scalars.map(({ name }) => values[name]!),
  )
  return [result, places]
}

const define = contractsIn('convolution')

export const fractionalPools: Contract[] = [
  define(operator, (rt, [self, kernel, sizes, samples], out) =>
    pool(rt, self as Tensor, kernel as Numbers, sizes as Numbers, samples as Tensor, out),
  ),
  define(`${operator}_backward`, (rt, [grad, self, , sizes, indices], out) => {
    const [upstream, input] = [grad as Tensor, self as Tensor]
    if (String(upstream.shape) !== String([...input.shape.slice(0, -2), ...(sizes as Numbers)]))
      refuse(`${operator}_backward`, upstream, `expected a gradient of the output's size [${sizes}]`)
    return addAtPlaces(rt, `${operator}_backward`, 2, upstream, indices as Tensor, input, out)
  }),
]
