// Reads generation_config.json, and falls back on the token ids that config.json states.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseFields } from './fields.ts'
import { readJsonFile } from './read-json.ts'

export interface GenerationConfig {
  /** Generation of a sequence stops at any of these; they may lie outside the vocabulary. */
  readonly eosTokenIds: readonly number[]
  readonly temperature: number | null
  readonly topK: number | null
  readonly topP: number | null
}

const tokenId = z.int().min(0)
const eosField = z.object({ eos_token_id: z.union([tokenId, z.array(tokenId)]).nullish() })
const generationFields = eosField.extend({
  temperature: z.number().min(0).nullish(),
  top_k: z.int().min(0).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
})

/** @throws OpGemsError BAD_CONFIG */
export async function readGenerationConfig(directory: string): Promise<GenerationConfig> {
  const path = join(directory, 'generation_config.json')
  const configPath = join(directory, 'config.json')
  const document = existsSync(path) ? await readJsonFile(path, 'BAD_CONFIG') : {}
  const fields = parseFields(generationFields, document, path)
  const fallback = parseFields(eosField, await readJsonFile(configPath, 'BAD_CONFIG'), configPath)
  const eos = fields.eos_token_id ?? fallback.eos_token_id ?? []
  return {
    eosTokenIds: Array.isArray(eos) ? eos : [eos],
    temperature: fields.temperature ?? null,
    topK: fields.top_k ?? null,
    topP: fields.top_p ?? null,
  }
}
