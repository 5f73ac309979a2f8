// Antialiased bicubic resampling of images.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildBicubic } from '../../kernels/resample.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { checkSpatial, scaleAlong } from './sizes.ts'

const operator = '_upsample_bicubic2d_aa'

/** One pass over x [N, C, H, W], which has y's size but along the pass. */
function resample(rt: Runtime, along: 'h' | 'w', x: Tensor, y: Tensor, scale: number): void {
  const fact = (t: Tensor) => (t.strides[3] === 1 ? 1 : 'any')
  const strides = [fact(x), fact(y)] as const
  const [from, to, compute] = [x.dtype as KernelDType, y.dtype as KernelDType, computeType(x.dtype) as KernelDType]
  const kernel = rt.kernels.get(`${operator}:${along}:${from}:${to}:${strides}`, operator, (k) =>
    buildBicubic(k, { along, from, to, compute, strides }),
  )
  const [images, channels, rows, columns] = y.shape as readonly [number, number, number, number]
  // Two support widths and the elements that both ends cut.
  const reach = Math.ceil(4 * Math.max(scale, 1)) + 2
  const values: Record<string, number> = { images, channels, rows, columns, scale, reach }
  values.size = x.shape[along === 'h' ? 2 : 3]!
  kernel.launch(
    [x, y],
    kernel.kernel.scalars.map(({ name }) => values[name]!),
  )
}

export const bicubics: Contract[] = [
  {
    overload: operator,
    category: 'convolution',
    compute: (rt, args, out) => {
      const [self, sizes, alignsCorners, ...scales] = args as [
        Tensor,
        readonly [number, number],
        boolean,
        number | null,
        number | null,
      ]
      checkSpatial(operator, self, sizes, scales)
      if (!isFloating(self.dtype))
        throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${self.describe()}`, {
          operator,
          dtypes: [self.dtype],
        })
      const shape = [...self.shape.slice(0, 2), ...sizes]
      const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
      const factors = sizes.map((s, i) => scaleAlong(self.shape[2 + i]!, s, scales[i] ?? null, alignsCorners))
      if (result.numel === 0) return result
      const compute = computeType(self.dtype)
      using wide = rt.empty([...self.shape.slice(0, 3), sizes[1]], compute)
      resample(rt, 'w', self, wide, factors[1]!)
      resample(rt, 'h', wide, result, factors[0]!)
      return result
    },
  },
]
