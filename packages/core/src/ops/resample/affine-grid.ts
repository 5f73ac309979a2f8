// affine_grid_generator: the points of an image after an affine map, which grid_sampler takes.
import type { Contract } from '../../dispatch/contract.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { DimensionRole, Site } from '../../kernels/indexed.ts'
import { formatShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'

const operator = 'affine_grid_generator'

/** @throws UNSUPPORTED_DTYPE, SHAPE_MISMATCH unless theta is [N, rank, rank + 1] and size [N, C, …] without empty dimensions */
function check(theta: Tensor, size: readonly number[]): void {
  const rank = size.length - 2
  if (!isFloating(theta.dtype))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${theta.describe()}`, {
      operator,
      dtypes: [theta.dtype],
    })
  const isSize = (rank === 2 || rank === 3) && size.every((s) => s > 0)
  const [images, rows, columns] = theta.shape
  const isMap = theta.rank === 3 && images === size[0] && rows === rank && columns === rank + 1
  if (!isSize || !isMap)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: expected maps [N, rank, rank + 1] for an image [N, C, …] of 2 or 3 more dimensions, got ${theta.describe()} and ${formatShape(size)}`,
      { operator, shapes: [theta.shape, size] },
    )
}

/** Evenly from -1 to 1: of the outermost centres, or of the outer edges. A single point lies at 0. */
function coordinate(site: Site, dimension: number, alignsCorners: boolean, compute: KernelDType): Value {
  const [place, size] = [site.coord(dimension).to(compute), site.size(dimension).to(compute)]
  const doubled = place.mul(2).add(1).sub(size)
  return doubled.div(alignsCorners ? size.sub(1).maximum(1) : size)
}

function generate(rt: Runtime, theta: Tensor, size: readonly number[], alignsCorners: boolean, out: Tensor): void {
  const rank = size.length - 2
  const compute = computeType(theta.dtype) as KernelDType
  const key = `${operator}:${rank}:${theta.dtype}:${alignsCorners}`
  const columns = Array.from({ length: rank + 1 }, (_, j) => j)
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        { dtype: out.dtype, access: 'write' as const, computed: 0 },
        ...columns.map(() => ({ dtype: theta.dtype, access: 'read' as const, computed: 0 })),
      ],
      scalars: [],
      body: (site: Site) => {
        // The map's first column goes with the last dimension.
        const terms = columns.map((j) => {
          const factor = site.load(1 + j).to(compute)
          return j === rank ? factor : factor.mul(coordinate(site, rank - 1 - j, alignsCorners, compute))
        })
        site.store(
          0,
          terms.reduce((a, b) => a.add(b)),
        )
      },
    }
    return new IndexedProgram(key, spec, store)
  })
  const [imageStep, rowStep, columnStep] = theta.strides as readonly [number, number, number]
  const spatial = size.slice(2)
  const views = columns.map((j) => rt.view(theta, [], [], theta.storageOffset + j * columnStep))
  program.run(
    { sizes: out.shape, roles: ['plain', ...spatial.map((): DimensionRole => 'special'), 'plain'] },
    [
      { address: out.address, strides: out.strides },
      ...views.map((v) => ({ address: v.address, strides: [imageStep, ...spatial.map(() => 0), rowStep] })),
    ],
    [],
  )
  for (const v of views) v.dispose()
}

export const affineGrids: Contract[] = [
  contractsIn('convolution')(operator, (rt, args, out) => {
    const [theta, size, alignsCorners] = args as [Tensor, readonly number[], boolean]
    check(theta, size)
    const shape = [size[0]!, ...size.slice(2), size.length - 2]
    const result = out ? checkOutput(operator, out[0]!, shape, theta.dtype) : rt.empty(shape, theta.dtype)
    generate(rt, theta, size, alignsCorners, result)
    return result
  }),
]
