// Checks what a source of settings says, and puts what is wrong into words that name the source and the field.
import { z } from 'zod'
import { OpGemsError } from '../../errors/errors.ts'
import { nearestName } from './nearest-name.ts'
import { type Settings, settingNames, settingsSchema } from './settings.ts'

/**
 * The settings of a source ('/app/opgems.config.json', 'environment variable OPGEMS_THREADS'), or BAD_CONFIG with all that is
 * wrong. Fields that are undefined count as absent.
 */
export function checkSettings(value: unknown, source: string, path?: string): Settings {
  const result = settingsSchema.safeParse(withoutUndefined(value))
  if (result.success) return result.data
  const problems = result.error.issues.flatMap(describeIssue)
  throw new OpGemsError('BAD_CONFIG', `${source}: ${problems.join('; ')}`, path === undefined ? {} : { path })
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(describeUnknownKey)
  const field = z.core.toDotPath(issue.path)
  return [field === '' ? `the settings must be an object (${issue.message})` : `'${field}': ${issue.message}`]
}

function describeUnknownKey(key: string): string {
  const near = nearestName(key, settingNames)
  const hint = near === undefined ? `the settings are ${settingNames.join(', ')}` : `did you mean '${near}'?`
  return `unknown setting '${key}'; ${hint}`
}
