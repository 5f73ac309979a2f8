// Linear resampling in one to three dimensions (linear, bilinear, trilinear), and its gradient.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Site } from '../../kernels/indexed.ts'
import type { Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { runResampling } from './iteration.ts'
import { checkGradient, checkSpatial, scaleAlong } from './sizes.ts'

type Numbers = readonly number[]

interface Resampling {
  readonly operator: string
  readonly sizes: Numbers
  readonly alignsCorners: boolean
  readonly scales: readonly (number | null)[]
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
function visit(rt: Runtime, call: Resampling, small: Tensor, large: Tensor, adds: boolean): void {
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

function forward(rt: Runtime, self: Tensor, call: Resampling, out: readonly Tensor[] | null): Tensor {
  const { operator, sizes } = call
  checkSpatial(operator, self, sizes, call.scales)
  requireFloats(operator, self)
  const shape = [...self.shape.slice(0, 2), ...sizes]
  const result = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  visit(rt, call, self, result, false)
  return result
}

function backward(rt: Runtime, grad: Tensor, shape: Numbers, call: Resampling, out: readonly Tensor[] | null): Tensor {
  const { operator, sizes } = call
  checkGradient(operator, grad, shape, sizes, call.scales)
  requireFloats(operator, grad)
  const result = out ? checkOutput(operator, out[0]!, shape, grad.dtype) : rt.empty(shape, grad.dtype)
  rt.tidy(() => {
    const sums = rt.empty(shape, computeType(grad.dtype))
    fillWith(rt, sums, 0)
    visit(rt, call, sums, grad, true)
    rt.call('aten::copy_', [result, sums])
  })
  return result
}

const define = (overload: string, compute: Contract['compute']): Contract => ({
  overload,
  category: 'convolution',
  compute,
})

function linear(operator: string, rank: number): Contract[] {
  const gradient = `${operator}_backward`
  return [
    define(operator, (rt, [self, sizes, aligns, ...scales], out) => {
      const call = { operator, sizes: sizes as Numbers, alignsCorners: aligns as boolean }
      return forward(rt, self as Tensor, { ...call, scales: scales as (number | null)[] }, out)
    }),
    define(`${operator}.vec`, (rt, [self, sizes, aligns, factors]) => {
      const input = self as Tensor
      const scales = (factors as Numbers | null) ?? Array<null>(rank).fill(null)
      const outputs = (sizes as Numbers | null) ?? input.shape.slice(2).map((s, i) => Math.floor(s * (scales[i] ?? 1)))
      return forward(rt, input, { operator, sizes: outputs, alignsCorners: aligns as boolean, scales }, null)
    }),
    define(gradient, (rt, [grad, sizes, shape, aligns, ...scales], out) => {
      const call = { operator: gradient, sizes: sizes as Numbers, alignsCorners: aligns as boolean }
      return backward(rt, grad as Tensor, shape as Numbers, { ...call, scales: scales as (number | null)[] }, out)
    }),
  ]
}

export const linears: Contract[] = ['upsample_linear1d', 'upsample_bilinear2d', 'upsample_trilinear3d'].flatMap(
  (operator, i) => linear(operator, i + 1),
)
