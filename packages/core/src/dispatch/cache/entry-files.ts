// Files of the binary cache: one entry is a binary named by key and content, and a record that says which content is right.
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Binary } from '../../backend/driver.ts'
import { makeFolder } from './make-folder.ts'

/** A file left by a process that died while writing is removed after this time. */
const abandonedAfterMs = 3_600_000

const shardName = /^[0-9a-f]{2}$/
const recordName = /^[0-9a-f]{64}\.[\w.]+\.sum$/
const temporaryName = /^tmp-[0-9a-f]{16}$/
const binaryName = /^[0-9a-f]{64}-[0-9a-f]{16}\.[\w.]+$/
const recordText = /^([0-9a-f]{64}) (\d+)\n$/

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const shardOf = (folder: string, key: string) => join(folder, key.slice(0, 2))

const recordPath = (folder: string, key: string, extension: string) =>
  join(shardOf(folder, key), `${key}${extension}.sum`)

// The content's hash is in the name, so that two processes whose compilers differ in a byte never mix their files.
const binaryPath = (folder: string, key: string, extension: string, sum: string) =>
  join(shardOf(folder, key), `${key}-${sum.slice(0, 16)}${extension}`)

/** What a folder has for a key; 'damaged' when record or binary is not what was written. */
export function readEntry(folder: string, key: string, extension: string): Binary | 'missing' | 'damaged' {
  let record: string
  try {
    record = readFileSync(recordPath(folder, key, extension), 'latin1')
  } catch {
    return 'missing'
  }
  const [, sum, length] = recordText.exec(record) ?? []
  if (sum === undefined) return 'damaged'
  const path = binaryPath(folder, key, extension, sum)
  try {
    const bytes = readFileSync(path)
    return bytes.length === Number(length) && sha256(bytes) === sum ? { path, bytes } : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Writes an entry so that other processes see all of it or nothing. Throws what the system reports. */
export function writeEntry(folder: string, key: string, extension: string, bytes: Uint8Array): Binary {
  const shard = shardOf(folder, key)
  makeFolder(shard, 0o700)
  const sum = sha256(bytes)
  const path = binaryPath(folder, key, extension, sum)
  publish(shard, path, bytes)
  publish(shard, recordPath(folder, key, extension), Buffer.from(`${sum} ${bytes.length}\n`, 'latin1'))
  return { path, bytes }
}

function publish(shard: string, path: string, bytes: Uint8Array): void {
  const temporary = join(shard, `tmp-${randomBytes(8).toString('hex')}`)
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    // Windows refuses to replace a library that some process has loaded; the same content is there already.
    if (!holds(path, bytes)) throw error
  }
}

function holds(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes)
  } catch {
    return false
  }
}

/** Removes what processes that died while writing left beside the entries of this key. */
export function removeAbandoned(folder: string, key: string): void {
  const shard = shardOf(folder, key)
  for (const name of namesIn(shard)) if (temporaryName.test(name)) removeIfOld(join(shard, name))
}

function removeIfOld(path: string): void {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  if (written !== undefined && Date.now() - written > abandonedAfterMs) rmSync(path, { force: true })
}

export interface FolderContents {
  /** Binaries with a record. */
  readonly entries: number
  /** Bytes of all files of the cache. */
  readonly bytes: number
}

/** Counts what a cache folder holds; files of others in it are ignored. */
export function countEntries(folder: string): FolderContents {
  let entries = 0
  let bytes = 0
  for (const path of ownFiles(folder)) {
    if (path.endsWith('.sum')) entries++
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }
  return { entries, bytes }
}

/** Removes the cache's own files. Folders stay, and files being written: other processes may be at work. */
export function removeEntries(folder: string): void {
  for (const path of ownFiles(folder)) {
    if (temporaryName.test(basename(path))) removeIfOld(path)
    else rmSync(path, { force: true })
  }
}

const shardsIn = (folder: string) =>
  namesIn(folder)
    .filter((name) => shardName.test(name))
    .map((name) => join(folder, name))

const isOwn = (name: string) => recordName.test(name) || binaryName.test(name) || temporaryName.test(name)

const ownFiles = (folder: string) =>
  shardsIn(folder).flatMap((shard) =>
    namesIn(shard)
      .filter(isOwn)
      .map((name) => join(shard, name)),
  )

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
