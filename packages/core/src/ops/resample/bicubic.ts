// Antialiased bicubic resampling of images.
import type { Contract } from '../../dispatch/contract.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildBicubic } from '../../kernels/resample.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { checkSpatial, scaleAlong } from './sizes.ts'

const operator = '_upsample_bicubic2d_aa'

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
      const along = result.strides[3] === 1 ? 1 : 'any'
      const compute = computeType(self.dtype) as KernelDType
      const kernel = rt.kernels.get(`${operator}:${self.dtype}:${along}`, operator, (k) =>
        buildBicubic(k, self.dtype as KernelDType, compute, along),
      )
      const factors = sizes.map((s, i) => scaleAlong(self.shape[2 + i]!, s, scales[i] ?? null, alignsCorners))
      const values: Record<string, number> = { images: self.shape[0]!, channels: self.shape[1]! }
      for (const [i, name] of ['h', 'w'].entries()) {
        values[`out_${name}`] = sizes[i]!
        values[`in_${name}`] = self.shape[2 + i]!
        values[`scale_${name}`] = factors[i]!
        // Two support widths and the elements that both ends cut.
        values[`reach_${name}`] = Math.ceil(4 * Math.max(factors[i]!, 1)) + 2
      }
      if (result.numel > 0)
        kernel.launch(
          [self, result],
          kernel.kernel.scalars.map(({ name }) => values[name]!),
        )
      return result
    },
  },
]
