// The file that `import` of a package would load, for packages that core itself cannot import by name.
import { join } from 'node:path'
import type { InstalledPackage } from './installed-packages.ts'

const conditions = new Set(['node', 'import', 'module-sync', 'default'])

/** The file of the package's main export, or undefined when it exports none. */
export function entryPoint({ folder, manifest }: InstalledPackage): string | undefined {
  const { exports, main } = manifest as { exports?: unknown; main?: unknown }
  if (exports === undefined) return join(folder, typeof main === 'string' ? main : 'index.js')
  const target = pickTarget(isRecord(exports) && '.' in exports ? exports['.'] : exports)
  return target === undefined ? undefined : join(folder, target)
}

/** Node's rule: the first of the keys that is a condition of ours and leads to a file. */
function pickTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target.startsWith('./') ? target : undefined
  if (Array.isArray(target)) return target.map(pickTarget).find((path) => path !== undefined)
  if (!isRecord(target)) return undefined
  for (const [condition, value] of Object.entries(target)) {
    if (!conditions.has(condition)) continue
    const path = pickTarget(value)
    if (path !== undefined) return path
  }
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
