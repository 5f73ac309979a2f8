// Imports a plugin's package and takes out its plugin.
import { pathToFileURL } from 'node:url'
import type { BackendPlugin } from '../../backend/plugin.ts'
import { badPlugin, checkPlugin, messageOf } from './check-plugin.ts'
import { coreFolder, loadedCores, refuseNewCores, refuseOtherCore } from './core-copies.ts'
import { entryPoint } from './entry-point.ts'
import { findPackage, type InstalledPackage } from './installed-packages.ts'

/** The plugin of a package that declares the backend `id`. Throws BAD_PLUGIN. */
export async function loadPackage(installed: InstalledPackage, id: string): Promise<BackendPlugin> {
  const { name, folder } = installed
  refuseOtherCore(name, folder)
  const plugin = await importPlugin(specifierOf(installed), name)
  if (plugin.id !== id)
    throw badPlugin(name, `package.json declares the backend '${id}' and the plugin's id is '${plugin.id}'`)
  return plugin
}

/** The plugin that a module exports. Throws BAD_PLUGIN. */
export async function importPlugin(specifier: string, source: string): Promise<BackendPlugin> {
  const before = new Set(loadedCores())
  let exported: { plugin?: unknown; default?: { plugin?: unknown } }
  try {
    exported = await import(specifier)
  } catch (cause) {
    throw badPlugin(source, `loading failed: ${messageOf(cause)}`, cause)
  }
  refuseNewCores(source, before)
  // Of a CommonJS module, Node gives all exports as the default one.
  return checkPlugin('plugin' in exported ? exported.plugin : exported.default?.plugin, source)
}

/** By name where core sees the same package, for loaders that replace packages by their sources; else by file. */
function specifierOf(installed: InstalledPackage): string {
  if (findPackage(installed.name, [coreFolder])?.folder === installed.folder) return installed.name
  const entry = entryPoint(installed)
  if (entry === undefined) throw badPlugin(installed.name, "package.json's exports have no entry '.' for import")
  return pathToFileURL(entry).href
}
