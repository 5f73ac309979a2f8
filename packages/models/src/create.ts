// A model of a configuration with random parameters: where training starts, and what a benchmark of speed needs.
import { checkOptions, type OptionNames, type Runtime, type Tensor } from '@opgems/core'
import { type BuiltModel, buildModel, checkMaxLength, parameterLayout } from './build.ts'
import { type ComputeDType, checkComputeDType } from './compute-dtypes.ts'
import { type ModelConfig, parseModelConfig } from './config/model-config.ts'
import { RandomParameters } from './weights/random-parameters.ts'

export interface CreateOptions {
  /** Of parameters and arithmetic; else what the configuration states, else float32. */
  readonly dtype?: ComputeDType
  /** Positions that sequences may have; else the model's own limit, at most 8192. */
  readonly maxLength?: number
}

const createOptions = { dtype: true, maxLength: true } satisfies OptionNames<CreateOptions>

interface CreatedParts {
  readonly config: ModelConfig
  readonly dtype: ComputeDType
  /** What training updates; query, key and value weights are one, and so are gate and up. Set `requiresGrad` on them. */
  readonly parameters: readonly Tensor[]
  /** Frees every parameter. */
  dispose(): void
}
export type CreatedModel = BuiltModel & CreatedParts

/**
 * Draws the parameters on the device: weights normal with deviation 0.02, norms 1, biases 0. `rt.manualSeed` makes them
 * repeatable.
 * @param document what config.json of a Hugging Face folder holds
 * @throws OpGemsError BAD_CONFIG, BAD_ARGUMENT, OUT_OF_MEMORY
 */
export async function createModel(rt: Runtime, document: unknown, options: CreateOptions = {}): Promise<CreatedModel> {
  checkOptions('createModel', options, createOptions)
  if (options.dtype !== undefined) checkComputeDType(options.dtype)
  const config = parseModelConfig(document, 'configuration')
  const dtype = options.dtype ?? config.dtype ?? 'float32'
  const maxLength = checkMaxLength(config, options.maxLength)
  const parameters = new RandomParameters(rt, parameterLayout(config), dtype)
  const built = await buildModel(rt, config, parameters, maxLength, dtype)
  return { ...built, config, dtype, parameters: [...parameters.parameters], dispose: () => parameters.dispose() }
}
