// Counts the lines of TypeScript that a vendor's plugin has, tests and stand-ins apart, against the most it may have; with a plugin over
// its limit the exit status is 1. A vendor's kernels and overrides are counted by the names of core that make them.
// Usage: node scripts/count-lines.mjs
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Plugins that must stay tables and drivers. */
const limits = { hygon: 500, cambricon: 900, ascend: 900 }
const ownKernels = /\b(buildKernel|productOverrideToken|attentionOverrideToken)\b/g

const isCounted = (path) =>
  path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.split(/[\\/]/).includes('testing')

function count(vendor) {
  const folder = `packages/backend-${vendor}/src`
  const texts = readdirSync(folder, { recursive: true })
    .filter(isCounted)
    .map((path) => readFileSync(join(folder, path), 'utf8'))
  const sum = (of) => texts.reduce((n, text) => n + of(text), 0)
  return {
    lines: sum((text) => text.split('\n').length - 1),
    kernels: sum((text) => (text.match(ownKernels) ?? []).length),
  }
}

for (const [vendor, most] of Object.entries(limits)) {
  const { lines, kernels } = count(vendor)
  console.log(
    `@opgems/backend-${vendor}: ${lines} lines of at most ${most}, ${kernels} kernels or overrides of its own`,
  )
  if (lines > most || kernels > 0) process.exitCode = 1
}
