// Two copies of core in one program: tensors and errors of one are strangers to the other, so plugins must share ours.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OpGemsError } from '../../errors/errors.ts'
import { foldersUpward } from '../configuration/folders-upward.ts'

const coreName = '@opgems/core'
const registryKey = Symbol.for(coreName)

/** The folder of the package that this file belongs to, without symbolic links. */
export const coreFolder: string = ownPackageFolder(realpathSync(dirname(fileURLToPath(import.meta.url))))

function ownPackageFolder(from: string): string {
  return foldersUpward(from).find((folder) => packageNameAt(folder) === coreName) ?? from
}

function packageNameAt(folder: string): unknown {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: unknown }).name
  } catch {
    return undefined
  }
}

/** Folders of all copies of core in this process; each copy adds itself when it is loaded. */
export function loadedCores(): Set<string> {
  const registry = globalThis as { [registryKey]?: Set<string> }
  registry[registryKey] ??= new Set()
  return registry[registryKey]
}
loadedCores().add(coreFolder)

/** Throws BAD_PLUGIN when a package in `folder` would import another copy of core than this one. */
export function refuseOtherCore(packageName: string, folder: string): void {
  const found = foldersUpward(realpathSync(folder))
    .map((above) => join(above, 'node_modules', coreName))
    .find((path) => existsSync(join(path, 'package.json')))
  if (found === undefined) return
  const other = realpathSync(found)
  if (other !== coreFolder) throw otherCore(packageName, other)
}

/** Throws BAD_PLUGIN when loading a package brought a copy of core that was not there before. */
export function refuseNewCores(packageName: string, before: ReadonlySet<string>): void {
  for (const folder of loadedCores()) if (!before.has(folder)) throw otherCore(packageName, folder)
}

const otherCore = (packageName: string, other: string) =>
  new OpGemsError(
    'BAD_PLUGIN',
    `${packageName} uses another copy of ${coreName} (${other}) than this program (${coreFolder}); ` +
      `declare ${coreName} as a peer dependency of the plugin and install one copy of it (npm dedupe)`,
    { path: other },
  )
