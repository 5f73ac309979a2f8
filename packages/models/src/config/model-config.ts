// Reads config.json of a Hugging Face folder and hands it to the family that its model_type names.
import { join } from 'node:path'
import { z } from 'zod'
import { type BertConfig, readBertConfig } from './bert-config.ts'
import { badConfig, parseFields } from './fields.ts'
import { type Gpt2Config, readGpt2Config } from './gpt2-config.ts'
import { type LlamaConfig, readLlamaConfig } from './llama-config.ts'
import { type LlavaConfig, readLlavaConfig } from './llava-config.ts'
import { readJsonFile } from './read-json.ts'
import { readVitConfig, type VitConfig } from './vision-config.ts'

export const modelFamilies = ['llama', 'qwen2', 'mistral', 'mixtral', 'gpt2', 'bert', 'vit', 'llava'] as const
export type ModelFamily = (typeof modelFamilies)[number]
export type ModelConfig = LlamaConfig | Gpt2Config | BertConfig | VitConfig | LlavaConfig

const commonFields = z.object({
  model_type: z.string(),
  quantization_config: z.looseObject({ quant_method: z.string().optional() }).nullish(),
})

/** @throws OpGemsError BAD_FILE where there is no config.json, BAD_CONFIG where a field is wrong or not supported */
export async function readModelConfig(directory: string): Promise<ModelConfig> {
  const path = join(directory, 'config.json')
  return parseModelConfig(await readJsonFile(path, 'BAD_CONFIG'), path)
}

/** @throws OpGemsError BAD_CONFIG, naming the field */
export function parseModelConfig(document: unknown, path: string): ModelConfig {
  const { model_type: type, quantization_config: quantization } = parseFields(commonFields, document, path)
  if (quantization) {
    const method = quantization.quant_method ?? 'unnamed'
    throw badConfig(path, 'quantization_config', `quantised weights (${method}) are not supported`)
  }
  const family = modelFamilies.find((known) => known === type)
  switch (family) {
    case 'llama':
    case 'qwen2':
    case 'mistral':
    case 'mixtral':
      return readLlamaConfig(family, document, path)
    case 'gpt2':
      return readGpt2Config(document, path)
    case 'bert':
      return readBertConfig(document, path)
    case 'vit':
      return readVitConfig(document, path)
    case 'llava':
      return readLlavaConfig(document, path)
    case undefined:
      throw badConfig(path, 'model_type', `${JSON.stringify(type)} is not known; known: ${modelFamilies.join(', ')}`)
    default:
      return family satisfies never
  }
}
