// Checks what a package exports as `plugin`, and words for all that can be wrong with it.
import { type BackendPlugin, pluginApiVersion } from '../../backend/plugin.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { backendIdPattern } from '../configuration/backend-manifest.ts'

/**
 * The value as a plugin. `source` names where it comes from ('@acme/opgems-chip', 'options.plugins[0]'). Throws BAD_PLUGIN
 * saying what is wrong.
 */
export function checkPlugin(value: unknown, source: string): BackendPlugin {
  if (typeof value !== 'object' || value === null)
    throw badPlugin(source, `exports no object 'plugin' (found ${value === null ? 'null' : typeof value})`)
  const { id, version, apiVersion, register } = value as Partial<Record<keyof BackendPlugin, unknown>>
  if (typeof id !== 'string' || !backendIdPattern.test(id))
    throw badPlugin(source, `plugin.id must be a short lower-case name, not ${shown(id)}`)
  if (typeof version !== 'string') throw badPlugin(source, `plugin.version must be a string, not ${shown(version)}`)
  if (apiVersion !== pluginApiVersion)
    throw badPlugin(
      source,
      `plugin.apiVersion is ${shown(apiVersion)} and this @opgems/core has version ${pluginApiVersion} of the plugin ` +
        'interface; install versions of both that fit together',
    )
  if (typeof register !== 'function')
    throw badPlugin(source, `plugin.register must be a function, not ${shown(register)}`)
  return value as BackendPlugin
}

/** Throws BAD_PLUGIN when two plugins have the same id; `name` says which they are. */
export function refuseSameId(plugins: readonly { readonly id: string; readonly name: string }[]): void {
  const names = new Map<string, string>()
  for (const { id, name } of plugins) {
    const other = names.get(id)
    if (other !== undefined)
      throw new OpGemsError(
        'BAD_PLUGIN',
        `two plugins are the backend '${id}': ${other} and ${name}; remove one of them`,
      )
    names.set(id, name)
  }
}

export function badPlugin(source: string, problem: string, cause?: unknown): OpGemsError {
  return new OpGemsError('BAD_PLUGIN', `${source}: ${problem}`, {}, cause === undefined ? undefined : { cause })
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const shown = (value: unknown) =>
  typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value))
