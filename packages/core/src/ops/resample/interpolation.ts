// Resampling by weighted means of neighbours: linear in one to three dimensions, bicubic; and the gradients.

import type { Contract } from '../../dispatch/contract.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { cubicWeights, interpolationSlope } from '../../kernels/cubic.ts'
import type { Site } from '../../kernels/indexed.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { runResampling } from './iteration.ts'
import { type Resampling, resample, resampleBackward, scaledSizes } from './passes.ts'
import { scaleAlong } from './sizes.ts'

type Numbers = readonly number[]
type Scales = readonly (number | null)[]

interface Interpolation extends Resampling {
  readonly kind: 'linear' | 'cubic'
  readonly alignsCorners: boolean
}

/** One of the inputs that an output lies between: its places and its weight. */
interface Corner {
  readonly places: readonly Value[]
  readonly weight: Value
}

/** An input's place along one dimension, and its weight. */
interface Tap {
  readonly at: Value
  readonly weight: Value
}

/** Both neighbours of a place. */
function linearTaps(place: Value, last: Value): readonly Tap[] {
  const source = place.maximum(0)
  const first = source.floor().to('int64').minimum(last)
  const share = source.sub(first.to(source.dtype)).minimum(1)
  return [
    { at: first, weight: share.like(1).sub(share) },
    { at: first.add(1).minimum(last), weight: share },
  ]
}

/** Two neighbours on either side; beyond the image, its outermost element. */
function cubicTaps(place: Value, last: Value): readonly Tap[] {
  const first = place.floor()
  const weights = cubicWeights(place.sub(first), interpolationSlope)
  return weights.map((weight, i) => ({
    at: first
      .to('int64')
      .add(i - 1)
      .maximum(0)
      .minimum(last),
    weight,
  }))
}

/** The neighbours along all dimensions, combined. */
function corners(site: Site, { kind, alignsCorners, scales }: Interpolation, compute: KernelDType): Corner[] {
  const rank = scales.length
  let found: Corner[] = [{ places: [], weight: site.k.constant(compute, 1) }]
  for (let i = 0; i < rank; i++) {
    const [last, scale] = [site.scalars[i]!.sub(1), site.scalars[rank + i]!]
    const place = site.coord(i).to(compute)
    const source = alignsCorners ? place.mul(scale) : place.add(0.5).mul(scale).sub(0.5)
    const taps = kind === 'linear' ? linearTaps(source, last) : cubicTaps(source, last)
    found = found.flatMap((c) =>
      taps.map((t) => ({ places: [...c.places, t.at], weight: i === 0 ? t.weight : c.weight.mul(t.weight) })),
    )
  }
  return found
}

/** Fills `large` with means of `small`, or adds the shares of `large` to `small`. */
function visit(rt: Runtime, call: Interpolation, small: Tensor, large: Tensor, adds: boolean): void {
  const { operator, alignsCorners, scales } = call
  const rank = scales.length
  const isByte = large.dtype === 'uint8'
  const compute = isByte ? 'float32' : (computeType(large.dtype) as KernelDType)
  const key = `${operator}:${rank}:${large.dtype}:${small.dtype}:${alignsCorners}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        { dtype: large.dtype, access: adds ? ('read' as const) : ('write' as const), computed: 0 },
        { dtype: small.dtype, access: adds ? ('readwrite' as const) : ('read' as const), computed: rank },
      ],
      scalars: [...scales.map((): KernelDType => 'int64'), ...scales.map(() => compute)],
      body: (site: Site) => {
        const all = corners(site, call, compute)
        if (!adds) {
          const shares = all.map((c) => site.read(1, c.places).to(compute).mul(c.weight))
          const mean = shares.reduce((a, b) => a.add(b))
          site.store(0, isByte ? mean.add(0.5).floor().maximum(0).minimum(255).to('uint8') : mean)
          return
        }
        const value = site.load(0).to(compute)
        for (const { places, weight } of all) site.write(1, places, value.mul(weight), 'sum')
      },
    }
    return new IndexedProgram(key, spec, store)
  })
  const factors = scales.map((scale, i) =>
    scaleAlong(small.shape[2 + i]!, large.shape[2 + i]!, scale ?? null, alignsCorners),
  )
  runResampling(program, small, large, factors)
}

export function requireFloats(operator: string, t: Tensor): void {
  if (isFloating(t.dtype)) return
  throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${t.describe()}`, {
    operator,
    dtypes: [t.dtype],
  })
}

/** Bytes are rounded to the nearest. */
function requireFloatsOrBytes(operator: string, t: Tensor): void {
  if (t.dtype !== 'uint8') requireFloats(operator, t)
}

const define = contractsIn('convolution')

function interpolation(operator: string, rank: number, kind: Interpolation['kind']): Contract[] {
  const gradient = `${operator}_backward`
  const callOf = (name: string, sizes: Numbers, aligns: unknown, scales: Scales): Interpolation => ({
    operator: name,
    kind,
    sizes,
    scales,
    alignsCorners: aligns as boolean,
    checkDType: name === gradient ? requireFloats : requireFloatsOrBytes,
  })
  return [
    define(operator, (rt, [self, sizes, aligns, ...scales], out) => {
      const call = callOf(operator, sizes as Numbers, aligns, scales as Scales)
      return resample(rt, visit, self as Tensor, call, out)
    }),
    define(`${operator}.vec`, (rt, [self, sizes, aligns, factors]) => {
      const input = self as Tensor
      const scales = (factors as Numbers | null) ?? Array<null>(rank).fill(null)
      const outputs = (sizes as Numbers | null) ?? scaledSizes(input, scales)
      return resample(rt, visit, input, callOf(operator, outputs, aligns, scales), null)
    }),
    define(gradient, (rt, [grad, sizes, shape, aligns, ...scales], out) => {
      const call = callOf(gradient, sizes as Numbers, aligns, scales as Scales)
      return resampleBackward(rt, visit, grad as Tensor, shape as Numbers, call, out)
    }),
  ]
}

export const interpolations: Contract[] = [
  ...interpolation('upsample_linear1d', 1, 'linear'),
  ...interpolation('upsample_bilinear2d', 2, 'linear'),
  ...interpolation('upsample_trilinear3d', 3, 'linear'),
  ...interpolation('upsample_bicubic2d', 2, 'cubic'),
]
