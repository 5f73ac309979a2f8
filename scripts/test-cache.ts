// Compiled kernels of one test run lie in one folder: files that need the same kernel compile it once. No run uses another's.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** vitest's global setup: workers, and the processes that tests start, take the folder from the environment. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'opgems-test-kernels-'))
  process.env.OPGEMS_CACHE_DIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
