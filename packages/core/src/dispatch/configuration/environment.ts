// Settings from the environment: they override configuration files, for one run.
import { resolve } from 'node:path'
import { checkSettings } from './check-settings.ts'
import type { Settings } from './settings.ts'

const variables: Readonly<Record<string, { setting: string; read: (text: string, cwd: string) => unknown }>> = {
  OPGEMS_BACKEND: { setting: 'backend', read: (text) => text },
  OPGEMS_THREADS: { setting: 'threads', read: numberOrText },
  OPGEMS_CACHE_DIR: { setting: 'cacheDir', read: (text, cwd) => resolve(cwd, text) },
  OPGEMS_LAUNCH_BLOCKING: { setting: 'launchBlocking', read: booleanOrText },
  OPGEMS_SELF_TEST: { setting: 'selfTest', read: booleanOrText },
  OPGEMS_OVERRIDES: { setting: 'overrides', read: booleanOrText },
  OPGEMS_FLOAT32_MATMUL_PRECISION: { setting: 'float32MatmulPrecision', read: (text) => text },
  OPGEMS_CANDIDATE: { setting: 'candidate', read: numberOrText },
  OPGEMS_DEBUG: { setting: 'debug', read: numberOrText },
}

/** What is no number stays text, for the check to name it. */
function numberOrText(text: string): unknown {
  return /^\d+$/.test(text.trim()) ? Number(text) : text
}

function booleanOrText(text: string): unknown {
  return ({ 0: false, 1: true } as Record<string, boolean>)[text.trim()] ?? text
}

/** The settings in OPGEMS_… variables; empty ones count as absent. Throws BAD_CONFIG naming the variable. */
export function environmentSettings(environment: Readonly<Record<string, string | undefined>>, cwd: string): Settings {
  const settings: Settings = {}
  for (const [variable, { setting, read }] of Object.entries(variables)) {
    const text = environment[variable]
    if (text)
      Object.assign(
        settings,
        checkSettings({ [setting]: read(text, cwd) }, `environment variable ${variable} (${JSON.stringify(text)})`),
      )
  }
  return settings
}
