// Antialiased resampling of images, bilinear and bicubic, and its gradients: one pass along the rows, one along the columns.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import {
  type AntialiasedPass,
  buildAntialiased,
  buildAntialiasedGradient,
  type FilterName,
  filters,
} from '../../kernels/resample.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { requireFloats } from './interpolation.ts'
import { scaledSizes } from './passes.ts'
import { checkGradient, checkSpatial, scaleAlong } from './sizes.ts'

type Numbers = readonly number[]
type Scales = readonly (number | null)[]
type Along = AntialiasedPass['along']

interface Antialiased {
  readonly operator: string
  readonly filter: FilterName
  readonly sizes: Numbers
  readonly alignsCorners: boolean
  readonly scales: Scales
}

/** Inputs per output along the rows and the columns. */
const factorsOf = ({ sizes, scales, alignsCorners }: Antialiased, image: Numbers): readonly [h: number, w: number] =>
  sizes.map((s, i) => scaleAlong(image[2 + i]!, s, scales[i] ?? null, alignsCorners)) as [number, number]

/** One pass between x [N, C, H, W] and y, which has x's size but along the pass. */
function pass(
  rt: Runtime,
  { operator, filter }: Antialiased,
  along: Along,
  build: (k: KernelBuilder, pass: AntialiasedPass) => void,
  x: Tensor,
  y: Tensor,
  scale: number,
): void {
  const fact = (t: Tensor) => (t.strides[3] === 1 ? 1 : 'any')
  const kind: AntialiasedPass = {
    filter,
    along,
    from: x.dtype as KernelDType,
    to: y.dtype as KernelDType,
    compute: computeType(x.dtype) as KernelDType,
    strides: [fact(x), fact(y)],
  }
  const kernel = rt.kernels.get(`${build.name}:${JSON.stringify(kind)}`, operator, (k) => build(k, kind))
  const [images, channels, rows, columns] = y.shape as readonly [number, number, number, number]
  // Two support widths and the elements that both ends cut.
  const reach = Math.ceil(2 * filters[filter].support * Math.max(scale, 1)) + 2
  const values: Record<string, number> = { images, channels, rows, columns, scale, reach }
  values.size = x.shape[along === 'h' ? 2 : 3]!
  kernel.launch(
    [x, y],
    kernel.kernel.scalars.map(({ name }) => values[name]!),
  )
}

function resample(rt: Runtime, call: Antialiased, self: Tensor, out: readonly Tensor[] | null): Tensor {
  const { operator, sizes, scales } = call
  checkSpatial(operator, self, sizes, scales)
  requireFloats(operator, self)
  const shape = [...self.shape.slice(0, 2), ...sizes]
  const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  if (result.numel === 0) return result
  const [h, w] = factorsOf(call, self.shape)
  using wide = rt.empty([...self.shape.slice(0, 3), sizes[1]!], computeType(self.dtype))
  pass(rt, call, 'w', buildAntialiased, self, wide, w)
  pass(rt, call, 'h', buildAntialiased, wide, result, h)
  return result
}

/** The passes in reverse order; sums are made in the computing dtype and rounded once. */
function resampleBackward(
  rt: Runtime,
  call: Antialiased,
  grad: Tensor,
  image: Numbers,
  out: readonly Tensor[] | null,
): Tensor {
  const { operator, sizes, scales } = call
  checkGradient(operator, grad, image, sizes, scales)
  requireFloats(operator, grad)
  const result = out ? checkOutput(operator, out[0]!, image, grad.dtype) : rt.empty(image, grad.dtype)
  const [h, w] = factorsOf(call, image)
  rt.tidy(() => {
    const zeros = (shape: Numbers) => {
      const sums = rt.empty(shape, computeType(grad.dtype))
      fillWith(rt, sums, 0)
      return sums
    }
    const [rows, sums] = [zeros([...image.slice(0, 3), sizes[1]!]), zeros(image)]
    if (grad.numel > 0) {
      pass(rt, call, 'h', buildAntialiasedGradient, rows, grad, h)
      pass(rt, call, 'w', buildAntialiasedGradient, sums, rows, w)
    }
    rt.call('aten::copy_', [result, sums])
  })
  return result
}

const define = contractsIn('convolution')

function antialiased(operator: string, filter: FilterName): Contract[] {
  const gradient = `${operator}_backward`
  return [
    define(operator, (rt, args, out) => {
      const [self, sizes, alignsCorners, ...scales] = args as [Tensor, Numbers, boolean, ...Scales]
      return resample(rt, { operator, filter, sizes, alignsCorners, scales }, self, out)
    }),
    define(`${operator}.vec`, (rt, args) => {
      const [self, given, alignsCorners, factors] = args as [Tensor, Numbers | null, boolean, Numbers | null]
      const scales = factors ?? [null, null]
      const sizes = given ?? scaledSizes(self, scales)
      return resample(rt, { operator, filter, sizes, alignsCorners, scales }, self, null)
    }),
    define(gradient, (rt, args, out) => {
      const [grad, sizes, image, alignsCorners, ...scales] = args as [Tensor, Numbers, Numbers, boolean, ...Scales]
      return resampleBackward(rt, { operator: gradient, filter, sizes, alignsCorners, scales }, grad, image, out)
    }),
  ]
}

export const antialiasedResamplings: Contract[] = [
  ...antialiased('_upsample_bilinear2d_aa', 'linear'),
  ...antialiased('_upsample_bicubic2d_aa', 'cubic'),
]
