// Linear resampling in one to three dimensions (linear, bilinear, trilinear), and its gradient.

import type { Contract } from '../../dispatch/contract.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Site } from '../../kernels/indexed.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { runResampling } from './iteration.ts'
import { type Resampling, resample, resampleBackward, scaledSizes } from './passes.ts'
import { scaleAlong } from './sizes.ts'

type Numbers = readonly number[]
type Scales = readonly (number | null)[]

interface LinearResampling extends Resampling {
  readonly alignsCorners: boolean
}

/** One of the inputs that an output lies between: its places and its weight. */
interface Corner {
  readonly places: readonly Value[]
  readonly weight: Value
}

/** Both neighbours along every dimension, combined. */
function corners(site: Site, rank: number, alignsCorners: boolean, compute: KernelDType): Corner[] {
  let found: Corner[] = [{ places: [], weight: site.k.constant(compute, 1) }]
  for (let i = 0; i < rank; i++) {
    const [last, scale] = [site.scalars[i]!.sub(1), site.scalars[rank + i]!]
    const place = site.coord(i).to(compute)
    const source = alignsCorners ? place.mul(scale) : place.add(0.5).mul(scale).sub(0.5).maximum(0)
    const first = source.floor().to('int64').minimum(last)
    const share = source.sub(first.to(compute)).minimum(1)
    const sides = [
      { at: first, weight: share.like(1).sub(share) },
      { at: first.add(1).minimum(last), weight: share },
    ]
    found = found.flatMap((c) =>
      sides.map((s) => ({ places: [...c.places, s.at], weight: i === 0 ? s.weight : c.weight.mul(s.weight) })),
    )
  }
  return found
}

/** Fills `large` with means of `small`, or adds the shares of `large` to `small`. */
function visit(rt: Runtime, call: LinearResampling, small: Tensor, large: Tensor, adds: boolean): void {
  const { operator, alignsCorners, scales } = call
  const rank = scales.length
  const compute = computeType(large.dtype) as KernelDType
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
        const all = corners(site, rank, alignsCorners, compute)
        if (!adds) {
          const shares = all.map((c) => site.read(1, c.places).to(compute).mul(c.weight))
          site.store(
            0,
            shares.reduce((a, b) => a.add(b)),
          )
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

function requireFloats(operator: string, t: Tensor): void {
  if (isFloating(t.dtype)) return
  throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${t.describe()}`, {
    operator,
    dtypes: [t.dtype],
  })
}

const define = contractsIn('convolution')

function linear(operator: string, rank: number): Contract[] {
  const gradient = `${operator}_backward`
  const callOf = (name: string, sizes: Numbers, aligns: unknown, scales: Scales): LinearResampling => ({
    operator: name,
    sizes,
    scales,
    alignsCorners: aligns as boolean,
    checkDType: requireFloats,
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

export const linears: Contract[] = ['upsample_linear1d', 'upsample_bilinear2d', 'upsample_trilinear3d'].flatMap(
  (operator, i) => linear(operator, i + 1),
)
