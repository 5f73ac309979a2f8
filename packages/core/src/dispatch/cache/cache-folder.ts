// Where compiled kernels are kept by default, and the folder of this process alone for when nothing can be kept.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { makeFolder } from './make-folder.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The default cache folder: OPGEMS_CACHE_DIR, else `opgems` in XDG_CACHE_HOME (when absolute, as its standard says), in
 * LOCALAPPDATA on Windows, or in ~/.cache; for a user without a home, a folder of this process.
 */
export function cacheFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: () => string = homedir,
): string {
  const { OPGEMS_CACHE_DIR: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment
  if (own) return resolve(own)
  if (xdg && isAbsolute(xdg)) return join(xdg, 'opgems')
  if (platform === 'win32' && local) return join(local, 'opgems', 'cache')
  const folder = homeOrNone(home)
  return folder ? join(folder, '.cache', 'opgems') : processFolder()
}

/** `homedir` throws for a user id without an account, as containers have. */
function homeOrNone(home: () => string): string {
  try {
    return home()
  } catch {
    return ''
  }
}

let ownFolder: string | undefined

/** A temporary folder of this process (readable by its user alone), removed when it ends. Throws what the system reports. */
export function processFolder(): string {
  if (ownFolder !== undefined) return ownFolder
  const folder = mkdtempSync(join(tmpdir(), 'opgems-'))
  process.once('exit', () => removeQuietly(folder))
  ownFolder = folder
  return folder
}

/** The folder itself, or where it cannot be written the process's own, with a warning. */
export function writableFolder(folder: string): string {
  const probe = join(folder, `tmp-${randomUUID()}`)
  try {
    makeFolder(folder, 0o700)
    writeFileSync(probe, new Uint8Array(4096))
    return folder
  } catch (cause) {
    const own = processFolder()
    warnUnwritable(folder, cause, own)
    return own
  } finally {
    removeQuietly(probe)
  }
}

const warned = new Set<string>()

/** Says once for each folder where its kernels go instead. */
export function warnUnwritable(folder: string, cause: unknown, instead: string): void {
  if (warned.has(folder)) return
  warned.add(folder)
  const reason = cause instanceof Error ? cause.message : String(cause)
  process.emitWarning(
    `the kernel cache ${folder} cannot be written (${reason}); compiled kernels go to ${instead} and are lost when the process ends`,
    { type: 'OpGemsWarning', code: 'OPGEMS_CACHE_UNWRITABLE' },
  )
}

/** Windows refuses to remove a loaded library; the system's own cleaning takes what stays. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}
