// The configuration of a runtime: what the caller says, over the environment, over the project's file, over the defaults.
import { resolve } from 'node:path'
import { cacheFolder } from '../cache/cache-folder.ts'
import { checkSettings } from './check-settings.ts'
import { absolutePaths, findConfigurationFile } from './configuration-file.ts'
import { environmentSettings } from './environment.ts'
import type { Settings, SettingsInput } from './settings.ts'

/** Every setting with its value; `settings.ts` documents each. */
export interface Configuration {
  /** Undefined: the best device that is present. */
  readonly backend: string | undefined
  /** Names of packages and absolute paths. */
  readonly plugins: readonly string[]
  readonly threads: number
  /** Absolute. */
  readonly cacheDir: string
  /** Bytes; undefined: what the device has. */
  readonly memoryLimit: number | undefined
  readonly launchBlocking: boolean
  readonly selfTest: boolean
  readonly overrides: boolean
  readonly float32MatmulPrecision: 'highest' | 'high'
  readonly tune: boolean
  /** Undefined: the winner where one is known, else the first. */
  readonly candidate: number | undefined
  /** Absolute paths. */
  readonly tuningFiles: readonly string[]
  readonly fallback: readonly string[]
  readonly disabledOps: readonly string[]
  readonly debug: number
  /** The configuration file in use. */
  readonly file: string | undefined
}

export interface ConfigurationOptions {
  /** Where the search for a configuration file starts. Default: the process's working folder. */
  readonly cwd?: string
  /** Settings of the caller, over everything else; relative paths in them start at `cwd`. */
  readonly overrides?: SettingsInput
  /** Default: the process's own. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Finds, checks and merges all settings. Throws BAD_CONFIG naming the source (file, variable, options) and the field. */
export async function loadConfiguration(options: ConfigurationOptions = {}): Promise<Configuration> {
  const cwd = resolve(options.cwd ?? process.cwd())
  const environment = options.environment ?? process.env
  const overrides = absolutePaths(checkSettings(options.overrides ?? {}, 'options'), cwd)
  const fromEnvironment = environmentSettings(environment, cwd)
  const file = await findConfigurationFile(cwd)
  const settings: Settings = { ...file?.settings, ...fromEnvironment, ...overrides }
  return {
    backend: settings.backend,
    plugins: settings.plugins ?? [],
    threads: settings.threads ?? 0,
    cacheDir: settings.cacheDir ?? cacheFolder(environment),
    memoryLimit: settings.memoryLimit,
    launchBlocking: settings.launchBlocking ?? false,
    selfTest: settings.selfTest ?? true,
    overrides: settings.overrides ?? true,
    float32MatmulPrecision: settings.float32MatmulPrecision ?? 'highest',
    tune: settings.tune ?? false,
    candidate: settings.candidate,
    tuningFiles: settings.tuningFiles ?? [],
    fallback: settings.fallback ?? [],
    disabledOps: settings.disabledOps ?? [],
    debug: settings.debug ?? 0,
    file: file?.path,
  }
}
