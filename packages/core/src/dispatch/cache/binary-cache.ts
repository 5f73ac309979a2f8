// The disk cache of compiled kernels: shared by processes, checked on every read, never in the way of running.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Binary } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { processFolder, warnUnwritable } from './cache-folder.ts'
import { countEntries, readEntry, removeAbandoned, removeEntries, writeEntry } from './entry-files.ts'

/** The cache key of a binary: SHA-256 of everything it depends on, whatever the order of the parts. */
export function binaryKey(parts: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}

export interface CacheStatistics {
  readonly folder: string
  /** The temporary folder in use because `folder` could not be written. */
  readonly temporaryFolder?: string
  /** Binaries in `folder`. */
  readonly entries: number
  /** Bytes of files in `folder`. */
  readonly bytes: number
  /** Binaries that this object read from disk. */
  readonly hits: number
  /** Binaries that this object had built. */
  readonly builds: number
  /** Entries that were found damaged and were built again. */
  readonly damaged: number
}

const keyPattern = /^[0-9a-f]{64}$/
const extensionPattern = /^(\.\w+)+$/

/**
 * Binaries by key, in files `<folder>/<first two digits>/<key>-<content><extension>`. An entry that does not match its
 * checksum is built again. Where the folder cannot be written, binaries go to a temporary folder of the process, with one
 * warning.
 */
export class BinaryCache {
  readonly folder: string
  #temporaryFolder: string | undefined
  #hits = 0
  #builds = 0
  #damaged = 0
  readonly #cleanedShards = new Set<string>()

  constructor(folder: string) {
    this.folder = resolve(folder)
  }

  /**
   * The binary of a key (SHA-256, 64 lower-case hexadecimal digits) from disk, or built and kept. The extension starts with a
   * dot. Throws BAD_ARGUMENT for another kind of key, CACHE_FAILED where no folder can be written, and what `build` throws.
   */
  getOrBuild(key: string, extension: string, build: () => Uint8Array): Binary {
    if (!keyPattern.test(key)) throw new OpGemsError('BAD_ARGUMENT', `'${key}' is no key of the cache: not a SHA-256`)
    if (!extensionPattern.test(extension))
      throw new OpGemsError('BAD_ARGUMENT', `'${extension}' is no file name extension such as '.so'`)
    const kept = this.#read(key, extension)
    if (kept !== undefined) {
      this.#hits++
      return kept
    }
    const bytes = build()
    this.#builds++
    return this.#write(key, extension, bytes)
  }

  statistics(): CacheStatistics {
    return {
      folder: this.folder,
      ...(this.#temporaryFolder === undefined ? {} : { temporaryFolder: this.#temporaryFolder }),
      ...countEntries(this.folder),
      hits: this.#hits,
      builds: this.#builds,
      damaged: this.#damaged,
    }
  }

  /** Removes every binary; files that are not the cache's stay. Throws CACHE_FAILED where the system refuses. */
  clear(): void {
    try {
      removeEntries(this.folder)
      if (this.#temporaryFolder !== undefined) removeEntries(this.#temporaryFolder)
    } catch (cause) {
      throw new OpGemsError(
        'CACHE_FAILED',
        `cannot clear the cache folder ${this.folder}: ${reasonOf(cause)}`,
        { path: this.folder },
        { cause },
      )
    }
  }

  #read(key: string, extension: string): Binary | undefined {
    const folders = this.#temporaryFolder === undefined ? [this.folder] : [this.folder, this.#temporaryFolder]
    for (const folder of folders) {
      const entry = readEntry(folder, key, extension)
      if (entry === 'missing') continue
      if (entry !== 'damaged') return entry
      this.#damaged++
    }
    return undefined
  }

  #write(key: string, extension: string, bytes: Uint8Array): Binary {
    if (this.#temporaryFolder !== undefined) return this.#writeTemporary(key, extension, bytes)
    try {
      this.#cleanOnce(key)
      return writeEntry(this.folder, key, extension, bytes)
    } catch (cause) {
      return this.#writeTemporary(key, extension, bytes, cause)
    }
  }

  /** Writes to the folder of the process; `cause` is why the cache's own folder failed, the first time. */
  #writeTemporary(key: string, extension: string, bytes: Uint8Array, cause?: unknown): Binary {
    const reason = cause === undefined ? '' : `${this.folder} cannot be written (${reasonOf(cause)}); `
    try {
      const folder = processFolder()
      const binary = writeEntry(folder, key, extension, bytes)
      if (this.#temporaryFolder === undefined) warnUnwritable(this.folder, cause, folder)
      this.#temporaryFolder = folder
      return binary
    } catch (error) {
      throw new OpGemsError(
        'CACHE_FAILED',
        `cannot keep a compiled kernel: ${reason}nor can the temporary folder (${reasonOf(error)}); ` +
          'set OPGEMS_CACHE_DIR (cacheDir) to a folder with space that can be written',
        { path: this.folder },
        { cause: error },
      )
    }
  }

  #cleanOnce(key: string): void {
    const shard = key.slice(0, 2)
    if (this.#cleanedShards.has(shard)) return
    this.#cleanedShards.add(shard)
    removeAbandoned(this.folder, key)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
