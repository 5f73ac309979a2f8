// Finds and reads the configuration file of a project: opgems.config.* or "opgems" in package.json, from a folder upward.
import { dirname, join, resolve } from 'node:path'
import { cosmiconfig, defaultLoaders } from 'cosmiconfig'
import { OpGemsError } from '../../errors/errors.ts'
import { declaredBackend, type PackageManifest } from './backend-manifest.ts'
import { checkSettings } from './check-settings.ts'
import { foldersUpward } from './folders-upward.ts'
import type { Settings } from './settings.ts'

/** Names looked for in each folder, in this order; the first one found is the whole configuration. */
const configurationPlaces: readonly string[] = [
  'package.json',
  ...['json', 'yaml', 'yml', 'js', 'mjs', 'cjs'].map((extension) => `opgems.config.${extension}`),
]

export interface ConfigurationFile {
  readonly path: string
  /** With the paths in it made absolute. */
  readonly settings: Settings
}

/** The nearest configuration file in a folder or above it. Throws BAD_CONFIG naming file and field. */
export async function findConfigurationFile(cwd: string): Promise<ConfigurationFile | undefined> {
  const explorer = cosmiconfig('opgems', {
    searchPlaces: [...configurationPlaces],
    searchStrategy: 'none',
    cache: false,
    loaders: { '.json': loadJson },
  })
  for (const folder of foldersUpward(cwd)) {
    const found = await explorer.search(folder).catch((cause: unknown) => {
      throw unreadable(cause, folder)
    })
    if (!found) continue
    const { config, filepath: path } = found
    return { path, settings: absolutePaths(checkSettings(config, path, path), dirname(path)) }
  }
  return undefined
}

/** A backend's package.json declares with "opgems"; that is no configuration. */
function loadJson(path: string, content: string): unknown {
  const value: unknown = defaultLoaders['.json'](path, content)
  const isBackend = path.endsWith('package.json') && declaredBackend((value ?? {}) as PackageManifest) !== undefined
  return isBackend ? {} : value
}

/** The same settings with relative paths starting at a folder. */
export function absolutePaths(settings: Settings, folder: string): Settings {
  const { cacheDir, plugins, tuningFiles } = settings
  return {
    ...settings,
    ...(cacheDir === undefined ? {} : { cacheDir: resolve(folder, cacheDir) }),
    ...(plugins === undefined ? {} : { plugins: plugins.map((name) => absolutePlugin(name, folder)) }),
    ...(tuningFiles === undefined ? {} : { tuningFiles: tuningFiles.map((path) => resolve(folder, path)) }),
  }
}

/** Paths start with a dot; anything else is a package's name or absolute. */
const absolutePlugin = (name: string, folder: string) => (/^\.\.?($|[\\/])/.test(name) ? resolve(folder, name) : name)

function unreadable(cause: unknown, folder: string): OpGemsError {
  const path = isRecord(cause) && typeof cause.filepath === 'string' ? cause.filepath : join(folder, 'opgems.config.*')
  const message = cause instanceof Error ? cause.message : String(cause)
  return new OpGemsError('BAD_CONFIG', `${path} cannot be read: ${message}`, { path }, { cause })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
