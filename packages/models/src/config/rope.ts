// How a model turns positions into rotation frequencies, in the old and the new spelling of the configuration.
import { z } from 'zod'
import { badConfig, count, parseFields, positive } from './fields.ts'

export type RopeScaling =
  | { readonly type: 'default' }
  | { readonly type: 'linear'; readonly factor: number }
  | {
      readonly type: 'llama3'
      readonly factor: number
      readonly lowFrequencyFactor: number
      readonly highFrequencyFactor: number
      readonly originalMaxPositions: number
    }

export interface RopeConfig {
  readonly theta: number
  readonly scaling: RopeScaling
}

/** New folders: rope_parameters holds all. Old ones: rope_theta at the top, and rope_scaling or null. */
export const ropeFields = {
  rope_theta: positive.nullish(),
  rope_parameters: z.looseObject({}).nullish(),
  rope_scaling: z.looseObject({}).nullish(),
  partial_rotary_factor: z.literal(1).nullish(),
}

const linearFields = z.object({ factor: positive.min(1) })
const llama3Fields = z
  .object({
    factor: positive.min(1),
    low_freq_factor: positive,
    high_freq_factor: positive,
    original_max_position_embeddings: count,
  })
  .refine((fields) => fields.high_freq_factor > fields.low_freq_factor, {
    path: ['high_freq_factor'],
    message: 'must be above low_freq_factor',
  })

interface RopeSource {
  rope_theta?: number | null | undefined
  rope_parameters?: Record<string, unknown> | null | undefined
  rope_scaling?: Record<string, unknown> | null | undefined
}

/** @throws OpGemsError BAD_CONFIG, naming a rope type that is not implemented */
export function readRope(fields: RopeSource, path: string): RopeConfig {
  const field = fields.rope_parameters ? 'rope_parameters' : 'rope_scaling'
  const given = fields[field] ?? {}
  const theta = parseFields(positive, given.rope_theta ?? fields.rope_theta ?? 10000, path, [field, 'rope_theta'])
  if ((given.partial_rotary_factor ?? 1) !== 1) {
    throw badConfig(path, `${field}.partial_rotary_factor`, 'rotating a part of each head is not supported')
  }
  return { theta, scaling: readScaling(given, path, field) }
}

function readScaling(given: Record<string, unknown>, path: string, field: string): RopeScaling {
  const type = given.rope_type ?? given.type ?? 'default'
  switch (type) {
    case 'default':
      return { type: 'default' }
    case 'linear':
      return { type: 'linear', ...parseFields(linearFields, given, path, [field]) }
    case 'llama3': {
      const scaling = parseFields(llama3Fields, given, path, [field])
      return {
        type: 'llama3',
        factor: scaling.factor,
        lowFrequencyFactor: scaling.low_freq_factor,
        highFrequencyFactor: scaling.high_freq_factor,
        originalMaxPositions: scaling.original_max_position_embeddings,
      }
    }
    default:
      throw badConfig(path, field, `rope type ${JSON.stringify(type)} is not supported (default, linear, llama3 are)`)
  }
}
