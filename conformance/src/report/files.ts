// Writing report files, each whole or not at all, and reading JSON reports back.
import { randomUUID } from 'node:crypto'
import { access, constants, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
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

/** Throws BAD_FILE where `writeWhole` could not write: better known before a long run than after it. */
export async function checkWritable(path: string): Promise<void> {
  try {
    const { file, isSpecial } = await destinationOf(path)
    await access(isSpecial ? file : dirname(file), constants.W_OK)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/**
 * Writes beside the file and renames over it, so that a reader sees the old content or the new; into what is no plain file
 * (a device, a pipe) it writes as it is. Throws BAD_FILE.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  try {
    const { file, isSpecial } = await destinationOf(path)
    if (isSpecial) await writeFile(file, content)
    else await replaceFile(file, content)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/** The file that a path leads to; a link stays a link. */
async function destinationOf(path: string): Promise<{ readonly file: string; readonly isSpecial: boolean }> {
  if (path === '') throw new Error('the name is empty')
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) throw new Error('it is a folder')
  if (found) return { file: found.isFile() ? await realpath(path) : path, isSpecial: !found.isFile() }
  const folder = dirname(path)
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new Error(`there is no folder ${folder}`)
  return { file: path, isSpecial: false }
}

async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(draft, content)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function unwritable(path: string, cause: unknown): OpGemsError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new OpGemsError('BAD_FILE', `${path}: the report cannot be written: ${reason}`, { path }, { cause })
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
