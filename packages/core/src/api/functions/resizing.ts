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

/** ATen's operator for a mode and a number of sides; those that have an alignment of corners take it as an argument. */
const modes: Readonly<
  Record<string, { readonly operator: (rank: number) => string; readonly rank?: number; readonly aligns: boolean }>
> = {
  nearest: { operator: (rank) => `upsample_nearest${rank}d`, aligns: false },
  'nearest-exact': { operator: (rank) => `_upsample_nearest_exact${rank}d`, aligns: false },
  linear: { operator: () => 'upsample_linear1d', rank: 1, aligns: true },
  bilinear: { operator: () => 'upsample_bilinear2d', rank: 2, aligns: true },
  bicubic: { operator: () => 'upsample_bicubic2d', rank: 2, aligns: true },
  trilinear: { operator: () => 'upsample_trilinear3d', rank: 3, aligns: true },
}

function interpolate(a: PythonArguments, aten: Aten, mode: string, alignCorners: boolean, recompute: boolean): Tensor {
  const input = a.tensor('input')
  const rank = input.rank - 2
  const { sides, scales } = targetSize(a, recompute)
  if (mode === 'area') return aten(`adaptive_avg_pool${rank}d`, [input, sides])
  const known = modes[mode]
  if (!known || (known.rank ?? rank) !== rank) a.fail(`mode '${mode}' does not fit ${input.describe()}`)
  return aten(known.operator(rank), [input, sides, ...(known.aligns ? [alignCorners] : []), ...scales])
}

const sampleModes = { bilinear: 0, nearest: 1, bicubic: 2 }
const paddingModes = { zeros: 0, border: 1, reflection: 2 }

export const resizing: readonly PublicFunction[] = [
  define(
    "nn.functional.interpolate(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False)",
    (a, aten) => {
      if (a.flag('antialias')) a.fail('antialias is not supported')
      return interpolate(
        a,
        aten,
        a.text('mode'),
        a.get('align_corners') === true,
        a.get('recompute_scale_factor') === true,
      )
    },
  ),
  define('nn.functional.upsample_nearest(input, size=None, scale_factor=None)', (a, aten) =>
    interpolate(a, aten, 'nearest', false, false),
  ),
  define('nn.functional.upsample_bilinear(input, size=None, scale_factor=None)', (a, aten) =>
    interpolate(a, aten, 'bilinear', true, false),
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
]
