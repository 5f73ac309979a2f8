// Packages that may be plugins: those in node_modules folders with a backend's name, and those that the user lists.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { OpGemsError } from '../../errors/errors.ts'
import { backendPackageName, type PackageManifest } from '../configuration/backend-manifest.ts'
import { foldersUpward } from '../configuration/folders-upward.ts'

export interface InstalledPackage {
  readonly name: string
  /** Without symbolic links: workspaces are links in node_modules. */
  readonly folder: string
  readonly manifest: PackageManifest
}

/** Packages with a backend's name in node_modules of the folders and above; of the same name the first, as Node resolves. */
export function packagesWithBackendNames(folders: readonly string[]): InstalledPackage[] {
  const found = new Map<string, InstalledPackage>()
  for (const modules of nodeModules(folders)) {
    for (const name of packageNamesIn(modules)) {
      if (found.has(name) || !backendPackageName.test(name)) continue
      const installed = packageAt(join(modules, name), name)
      if (installed !== undefined) found.set(name, installed)
    }
  }
  return [...found.values()]
}

/** The package of a name that the folders see, as Node resolves. */
export function findPackage(name: string, folders: readonly string[]): InstalledPackage | undefined {
  for (const modules of nodeModules(folders)) {
    const installed = packageAt(join(modules, name), name)
    if (installed !== undefined) return installed
  }
  return undefined
}

/** The package in a folder, or undefined without a package.json. Throws BAD_PLUGIN for one that cannot be read. */
export function packageAt(path: string, fallbackName: string): InstalledPackage | undefined {
  const file = join(path, 'package.json')
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined
  let manifest: unknown
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new OpGemsError('BAD_PLUGIN', `${file} is no valid JSON: ${String(cause)}`, { path: file }, { cause })
  }
  if (typeof manifest !== 'object' || manifest === null)
    throw new OpGemsError('BAD_PLUGIN', `${file} holds no object`, { path: file })
  const { name } = manifest as PackageManifest
  return { name: typeof name === 'string' ? name : fallbackName, folder: realpathSync(path), manifest }
}

function nodeModules(folders: readonly string[]): string[] {
  return [...new Set(folders.flatMap(foldersUpward))].map((folder) => join(folder, 'node_modules'))
}

function packageNamesIn(modules: string): string[] {
  return namesIn(modules).flatMap((name) =>
    name.startsWith('@') ? namesIn(join(modules, name)).map((scoped) => `${name}/${scoped}`) : [name],
  )
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
