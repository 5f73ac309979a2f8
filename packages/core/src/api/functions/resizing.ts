// Resizing images: interpolate and its older names, and sampling at a grid.
import type { Tensor } from '../../tensor/index.ts'
import type { PythonArguments } from '../arguments.ts'
import { type Aten, define, type PublicFunction } from '../define.ts'

interface Size {
  readonly sides: readonly number[]
  /** Per side, null where the scale is the ratio of the sizes. */
  readonly scales: readonly (number | null)[]
}

/** The size asked for, or the input's times the scale factor, rounded down. */
function targetSize(a: PythonArguments, recompute: boolean): Size {
  const sides = a.tensor('input').shape.slice(2)
  if (a.has('size') === a.has('scale_factor')) a.fail('give either size or scale_factor')
  if (a.has('size')) return { sides: a.ints('size', sides.length), scales: sides.map(() => null) }
  const given = a.get('scale_factor')
  const factors = Array.isArray(given) ? given.map(Number) : sides.map(() => a.number('scale_factor'))
  return {
    sides: sides.map((side, i) => Math.floor(side * factors[i]!)),
    scales: recompute ? sides.map(() => null) : factors,
  }
}

/** ATen's operators for a mode: those that have an alignment of corners take it as an argument. */
interface Mode {
  operator(rank: number): string
  readonly antialiased?: string
  /** The only number of sides that it takes. */
  readonly rank?: number
  readonly aligns: boolean
}
const modes: Readonly<Record<string, Mode>> = {
  nearest: { operator: (rank) => `upsample_nearest${rank}d`, aligns: false },
  'nearest-exact': { operator: (rank) => `_upsample_nearest_exact${rank}d`, aligns: false },
  linear: { operator: () => 'upsample_linear1d', rank: 1, aligns: true },
  bilinear: { operator: () => 'upsample_bilinear2d', antialiased: '_upsample_bilinear2d_aa', rank: 2, aligns: true },
  bicubic: { operator: () => 'upsample_bicubic2d', antialiased: '_upsample_bicubic2d_aa', rank: 2, aligns: true },
  trilinear: { operator: () => 'upsample_trilinear3d', rank: 3, aligns: true },
}

interface Options {
  readonly mode: string
  readonly alignsCorners: boolean
  /** Scales follow from the rounded sizes. */
  readonly recomputes?: boolean
  readonly antialiases?: boolean
}

function interpolate(a: PythonArguments, aten: Aten, options: Options): Tensor {
  const { mode, alignsCorners, recomputes = false, antialiases = false } = options
  const input = a.tensor('input')
  const rank = input.rank - 2
  const { sides, scales } = targetSize(a, recomputes)
  if (mode === 'area' && !antialiases) return aten(`adaptive_avg_pool${rank}d`, [input, sides])
  const known = Object.hasOwn(modes, mode) ? modes[mode] : undefined
  if (!known || (known.rank ?? rank) !== rank) a.fail(`mode '${mode}' does not fit ${input.describe()}`)
  const operator = antialiases ? known.antialiased : known.operator(rank)
  if (operator === undefined) a.fail(`mode '${mode}' has no antialiasing`)
  return aten(operator, [input, sides, ...(known.aligns ? [alignsCorners] : []), ...scales])
}

const sampleModes = { bilinear: 0, nearest: 1, bicubic: 2 }
const paddingModes = { zeros: 0, border: 1, reflection: 2 }

export const resizing: readonly PublicFunction[] = [
  define(
    "nn.functional.interpolate(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False)",
    (a, aten) =>
      interpolate(a, aten, {
        mode: a.text('mode'),
        alignsCorners: a.get('align_corners') === true,
        recomputes: a.get('recompute_scale_factor') === true,
        antialiases: a.flag('antialias'),
      }),
  ),
  define('nn.functional.upsample_nearest(input, size=None, scale_factor=None)', (a, aten) =>
    interpolate(a, aten, { mode: 'nearest', alignsCorners: false }),
  ),
  define('nn.functional.upsample_bilinear(input, size=None, scale_factor=None)', (a, aten) =>
    interpolate(a, aten, { mode: 'bilinear', alignsCorners: true }),
  ),
  define(
    "nn.functional.grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None)",
    (a, aten) => {
      const input = a.tensor('input')
      const modeCodes = [a.choice('mode', sampleModes), a.choice('padding_mode', paddingModes)]
      const operator = input.rank === 5 ? 'grid_sampler_3d' : 'grid_sampler_2d'
      return aten(operator, [input, a.tensor('grid'), ...modeCodes, a.get('align_corners') === true])
    },
  ),
  define('nn.functional.affine_grid(theta, size, align_corners=None)', (a, aten) =>
    aten('affine_grid_generator', [a.tensor('theta'), a.ints('size'), a.get('align_corners') === true]),
  ),
]
