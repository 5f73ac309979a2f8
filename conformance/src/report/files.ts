// Writing report files, each whole or not at all, and reading JSON reports back.
import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { OpGemsError } from '@opgems/core'
import { renderHtml } from './html.ts'
import { renderJson } from './json.ts'
import { renderJUnit } from './junit.ts'
import { type Report, reportFormat } from './report.ts'

/** Where to write which form; named as the command's flags are. */
export interface ReportFiles {
  readonly json?: string
  readonly junit?: string
  readonly html?: string
}

/** Writes the forms that are asked for. Throws BAD_FILE if one cannot be written; no file is left half-written. */
export async function writeReports(report: Report, files: ReportFiles): Promise<void> {
  if (files.json !== undefined) await writeWhole(files.json, renderJson(report))
  if (files.junit !== undefined) await writeWhole(files.junit, renderJUnit(report))
  if (files.html !== undefined) await writeWhole(files.html, renderHtml([report]))
}

/** Writes beside the file and renames over it, so that a reader sees the old content or the new. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OpGemsError('BAD_FILE', `${path}: the report cannot be written: ${reason}`, { path }, { cause })
  }
}

/** Reads a JSON report, to put several into one page. Throws BAD_FILE if it is not one. */
export async function readReport(path: string): Promise<Report> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (isReport(json)) return json
    throw new Error(`its format is not ${reportFormat}`)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OpGemsError('BAD_FILE', `${path}: not a conformance report: ${reason}`, { path }, { cause })
  }
}

function isReport(json: unknown): json is Report {
  const { format, operators, failures, totals } = (json ?? {}) as Partial<Record<keyof Report, unknown>>
  return (
    format === reportFormat &&
    Array.isArray(operators) &&
    Array.isArray(failures) &&
    typeof totals === 'object' &&
    totals !== null
  )
}
