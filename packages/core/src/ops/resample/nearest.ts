// Nearest-neighbour resampling in one to three dimensions, and its gradient.

import type { Contract } from '../../dispatch/contract.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelDType } from '../../kernel/index.ts'
import type { Site } from '../../kernels/indexed.ts'
import { hasAtenSchema } from '../../schema/index.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { bitsDType } from '../index/element-bits.ts'
import { runResampling } from './iteration.ts'
import { type Resampling, resample, resampleBackward, scaledSizes } from './passes.ts'
import { scaleOf } from './sizes.ts'

type Numbers = readonly number[]
type Scales = readonly (number | null)[]

interface NearestResampling extends Resampling {
  /** Whether outputs look from their centres. */
  readonly isExact: boolean
}

/**
 * Visits the elements of `large` [N, C, outputs] with the places of their sources in `small` [N, C, inputs]: copies from
 * there, or adds to there.
 */
function visit(rt: Runtime, call: NearestResampling, small: Tensor, large: Tensor, adds: boolean): void {
  const { operator, isExact, scales } = call
  const rank = scales.length
  const [from, to] = adds
    ? [large.dtype, small.dtype]
    : [bitsDType(operator, small.dtype), bitsDType(operator, small.dtype)]
  const key = `${operator}:${rank}:${from}:${to}:${adds}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        { dtype: from, access: adds ? ('read' as const) : ('write' as const), computed: 0 },
        { dtype: to, access: adds ? ('readwrite' as const) : ('read' as const), computed: rank },
      ],
      scalars: [...scales.map((): KernelDType => 'int64'), ...scales.map((): KernelDType => 'float32')],
      body: (site: Site) => {
        const places = scales.map((_, i) => {
          const place = site.coord(i).to('float32')
          const source = (isExact ? place.add(0.5) : place)
            .mul(site.scalars[rank + i]!)
            .floor()
            .to('int64')
          return source.minimum(site.scalars[i]!.sub(1))
        })
        if (adds) site.write(1, places, site.load(0).to(to as KernelDType), 'sum')
        else site.store(0, site.read(1, places))
      },
    }
    return new IndexedProgram(key, spec, store)
  })
  const factors = scales.map((scale, i) => scaleOf(small.shape[2 + i]!, large.shape[2 + i]!, scale ?? null))
  runResampling(program, small, large, factors)
}

const define = contractsIn('convolution')

function nearest(name: string, rank: number): Contract[] {
  const operator = `${name}${rank}d`
  const isExact = name.includes('exact')
  const gradient = `${operator}_backward`
  return [
    define(operator, (rt, [self, sizes, ...scales], out) =>
      resample(
        rt,
        visit,
        self as Tensor,
        { operator, isExact, sizes: sizes as Numbers, scales: scales as Scales },
        out,
      ),
    ),
    define(`${operator}.vec`, (rt, [self, sizes, factors]) => {
      const input = self as Tensor
      const scales = (factors as Numbers | null) ?? Array<null>(rank).fill(null)
      const outputs = (sizes as Numbers | null) ?? scaledSizes(input, scales)
      return resample(rt, visit, input, { operator, isExact, sizes: outputs, scales }, null)
    }),
    define(gradient, (rt, [grad, sizes, shape, ...scales], out) => {
      const call = { operator: gradient, isExact, sizes: sizes as Numbers, scales: scales as Scales }
      return resampleBackward(rt, visit, grad as Tensor, shape as Numbers, call, out)
    }),
  ]
}

export const nearestNeighbours: Contract[] = ['upsample_nearest', '_upsample_nearest_exact'].flatMap((name) =>
  // Our list of schemas lacks the gradient of the exact form in one dimension.
  [1, 2, 3].flatMap((rank) => nearest(name, rank).filter((c) => hasAtenSchema(c.overload))),
)
