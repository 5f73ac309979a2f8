// Reads a JSON file of a model folder.
import { readFile } from 'node:fs/promises'
import { type ErrorCode, OpGemsError } from '@opgems/core'
import { badFile } from '../safetensors/header.ts'

/** The parsed document. @throws OpGemsError BAD_FILE where the file cannot be read, `malformed` where it is not JSON */
export async function readJsonFile(path: string, malformed: ErrorCode = 'BAD_FILE'): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw badFile(path, `cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`)
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OpGemsError(malformed, `${path}: is not JSON (${reason})`, { path })
  }
}
