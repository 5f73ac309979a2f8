// The tuning files of a plugin: read once for each text, then found ready made in the cache folder; looked up by device.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Target } from '../../backend/target.ts'
import { type Candidate, type KernelClass, tunedLoopsTarget } from '../../codegen/tuning.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { readRecord, writeRecord } from './record-file.ts'
import { parseTuning, type TuningTable } from './tuning-file.ts'

/** Raised when the layout of a parsed table changes. */
const tableVersion = 1

/** Reads a plugin's tuning.yaml. @throws BAD_PLUGIN with line numbers */
export function loadTuningTable(path: string, cacheFolder: string): TuningTable {
  const text = readText(path)
  const key = createHash('sha256').update(`${tableVersion} ${text}`).digest('hex').slice(0, 32)
  const parsed = join(cacheFolder, 'tuning', 'tables', `${key}.json`)
  const known = readRecord(parsed) as TuningTable | undefined
  if (known !== undefined) return known
  const table = parseTuning(text, path)
  writeRecord(parsed, table)
  return table
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new OpGemsError('BAD_PLUGIN', `cannot read the tuning file ${path}`, { path }, { cause })
  }
}

/** The candidates of a kernel class on a target, at least one; those that its limits exclude are left out. */
export function candidatesFor(
  tables: readonly TuningTable[],
  kernels: KernelClass,
  target: Target,
): readonly Candidate[] {
  const entries = tables.filter((t) => t.family === target.family).flatMap((t) => t.entries)
  const entry = entries.find(
    (e) => e.kernels === kernels && (e.arch === null || (target.arch !== undefined && e.arch.includes(target.arch))),
  )
  const fitting = (entry?.candidates ?? []).filter((c) => isPossible(c, target))
  return fitting.length > 0 ? fitting : [{}]
}

function isPossible(candidate: Candidate, target: Target): boolean {
  if (target.family === 'simt') return (candidate.blockThreads ?? 0) <= target.maxThreads
  if (target.family === 'npu') return true
  const { accumulators, streams } = tunedLoopsTarget(target, candidate)
  return accumulators % streams === 0
}
