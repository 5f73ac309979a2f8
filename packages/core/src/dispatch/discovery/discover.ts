// Plugin discovery: which backends are installed or listed, without loading them.
import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BackendPlugin } from '../../backend/plugin.ts'
import { backendIdPattern, declaredBackend } from '../configuration/backend-manifest.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { badPlugin, refuseSameId } from './check-plugin.ts'
import { coreFolder } from './core-copies.ts'
import { findPackage, type InstalledPackage, packageAt, packagesWithBackendNames } from './installed-packages.ts'
import { importPlugin, loadPackage } from './load-plugin.ts'

export interface DiscoveredPlugin {
  /** The backend's short name. */
  readonly id: string
  readonly packageName: string
  readonly version: string
  /** Folder of the package, or file of a plugin without one; no symbolic links. */
  readonly path: string
  /** Imports and checks the plugin. Throws BAD_PLUGIN naming the package and what is wrong. */
  load(): Promise<BackendPlugin>
}

/**
 * Backends in packages that `configuration.plugins` lists (names or absolute paths), and in packages named opgems-…,
 * @scope/opgems-… or @opgems/backend-… that declare `"opgems": {"backend": id}`, in node_modules of `from` and above and of
 * core and above. Sorted by id. Throws BAD_PLUGIN for a listed one that is not there, and for two of the same id.
 */
export async function discoverPlugins(
  configuration: Pick<Configuration, 'plugins'>,
  { from }: { readonly from: string },
): Promise<DiscoveredPlugin[]> {
  const folders = [from, coreFolder]
  const plugins = new Map<string, DiscoveredPlugin>()
  for (const listed of configuration.plugins) {
    const plugin = await findListed(listed, folders)
    plugins.set(plugin.path, plugin)
  }
  for (const installed of packagesWithBackendNames(folders)) {
    const id = declaredBackend(installed.manifest)
    if (id !== undefined && !plugins.has(installed.folder)) plugins.set(installed.folder, discovered(installed, id))
  }
  const sorted = [...plugins.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  refuseSameId(sorted.map(({ id, packageName, path }) => ({ id, name: `${packageName} (${path})` })))
  return sorted
}

async function findListed(listed: string, folders: readonly string[]): Promise<DiscoveredPlugin> {
  if (isAbsolute(listed) && statSync(listed, { throwIfNoEntry: false })?.isFile()) return await discoverFile(listed)
  const installed = isAbsolute(listed) ? packageAt(listed, listed) : findPackage(listed, folders)
  if (installed === undefined) throw badPlugin(listed, `is listed in 'plugins' and ${whereNot(listed, folders)}`)
  const { opgems } = installed.manifest
  const id = (opgems as { backend?: unknown } | null | undefined)?.backend
  if (typeof id !== 'string' || !backendIdPattern.test(id))
    throw badPlugin(
      listed,
      `is no backend: its package.json has no "opgems": {"backend": "<id>"} (${installed.folder})`,
    )
  return discovered(installed, id)
}

const whereNot = (listed: string, [from]: readonly string[]) =>
  isAbsolute(listed)
    ? 'there is no such file, nor a folder with a package.json'
    : `not in node_modules of ${from} or above; npm install ${listed}`

/** A plugin in a file of its own declares nothing, so it is loaded to learn its id. */
async function discoverFile(path: string): Promise<DiscoveredPlugin> {
  const plugin = await importPlugin(pathToFileURL(path).href, path)
  return { id: plugin.id, packageName: path, version: plugin.version, path, load: async () => plugin }
}

function discovered(installed: InstalledPackage, id: string): DiscoveredPlugin {
  const { name, folder, manifest } = installed
  const version = typeof manifest.version === 'string' ? manifest.version : 'unknown'
  return { id, packageName: name, version, path: folder, load: () => loadPackage(installed, id) }
}
