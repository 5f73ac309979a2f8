// Small files of JSON in the cache folder: written in one step, with a checksum, and not there when anything is wrong with them.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../cache/make-folder.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the file holds; undefined where it is missing or damaged. */
export function readRecord(path: string): unknown {
  try {
    const [sum, text] = readFileSync(path, 'utf8').split('\n', 2)
    return text !== undefined && sha256(text) === sum ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Other processes see all of it or nothing. Whether it could be written. */
export function writeRecord(path: string, value: unknown): boolean {
  const temporary = `${path}.${randomUUID()}.tmp`
  const text = JSON.stringify(value)
  try {
    makeFolder(dirname(path), 0o700)
    writeFileSync(temporary, `${sha256(text)}\n${text}\n`, { flag: 'wx', mode: 0o600 })
    renameSync(temporary, path)
    return true
  } catch {
    if (existsSync(temporary)) rmSync(temporary, { force: true })
    return false
  }
}
