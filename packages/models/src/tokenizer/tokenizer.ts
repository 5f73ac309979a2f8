// Text to token ids and back, through Hugging Face's tokenizer library where a model folder has a tokenizer.json.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { OpGemsError } from '@opgems/core'
import { z } from 'zod'
import { readJsonFile } from '../config/read-json.ts'

export interface TextTokenizer {
  /** With the special tokens that the tokenizer adds around a text. */
  encode(text: string): number[]
  /** Without special tokens. */
  decode(ids: readonly number[]): string
}

const tokenizerDocument = z.looseObject({ model: z.looseObject({}) })
const tokenizerSettings = z.looseObject({})

/**
 * The tokenizer of a folder, or null where it has no tokenizer.json. The library is loaded only here.
 * @throws OpGemsError BAD_FILE where the files are malformed or need something that the library lacks
 */
export async function loadTokenizer(directory: string): Promise<TextTokenizer | null> {
  const path = join(directory, 'tokenizer.json')
  if (!existsSync(path)) return null
  const settingsPath = join(directory, 'tokenizer_config.json')
  const document = tokenizerDocument.safeParse(await readJsonFile(path))
  const settings = tokenizerSettings.safeParse(existsSync(settingsPath) ? await readJsonFile(settingsPath) : {})
  if (!document.success) throw new OpGemsError('BAD_FILE', `${path}: field "model": is not an object`, { path })
  if (!settings.success) throw new OpGemsError('BAD_FILE', `${settingsPath}: is not an object`, { path: settingsPath })
  const { Tokenizer } = await import('@huggingface/tokenizers')
  const tokenizer = guarded(path, () => new Tokenizer(document.data, settings.data))
  return {
    encode: (text) => guarded(path, () => tokenizer.encode(text).ids),
    decode: (ids) => guarded(path, () => tokenizer.decode([...ids], { skip_special_tokens: true })),
  }
}

/** The library throws plain errors, some only when a text reaches the part that the file got wrong. */
function guarded<Result>(path: string, body: () => Result): Result {
  try {
    return body()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OpGemsError('BAD_FILE', `${path}: cannot be used as a tokenizer (${reason})`, { path }, { cause })
  }
}
