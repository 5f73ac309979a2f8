// Measures whole processes: the generation job of the tiny Llama checkpoint, with empty caches and with full ones.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface JobResult {
  readonly name: string
  readonly backend: string
  readonly start: 'cold' | 'warm'
  /** The least of the runs; null where the job failed. */
  readonly seconds: number | null
  readonly problem?: string
  /** What to stay within. */
  readonly limit: number
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const model = join(root, 'fixtures/models/tiny-llama')
const limits: Readonly<Record<string, number>> = { 'cpu:native': 15, 'cpu:wasm': 3 }
const warmLimit = 2

/** The checkpoint's golden.json: greedy generation, each row the prompt and then the new tokens. */
interface Golden {
  readonly inputs: { readonly input_ids: readonly (readonly number[])[] }
  readonly generate: { readonly max_new_tokens: number; readonly ids: readonly (readonly number[])[] }
}

/** Cold: `times` runs, each with an empty cache. Warm: as many after the last of them, with its cache. */
export function measureJobs(backend: string, threads: number, times: number): JobResult[] {
  const name = 'tiny-llama generation'
  const cold: (number | string)[] = []
  const warm: (number | string)[] = []
  for (let i = 0; i < times; i++) {
    const cache = mkdtempSync(join(tmpdir(), 'opgems-bench-cache-'))
    try {
      cold.push(runJob(backend, threads, cache))
      warm.push(runJob(backend, threads, cache))
    } finally {
      rmSync(cache, { recursive: true, force: true })
    }
  }
  return [
    { name, backend, start: 'cold', limit: limits[backend] ?? 15, ...least(cold) },
    { name, backend, start: 'warm', limit: warmLimit, ...least(warm) },
  ]
}

function least(runs: readonly (number | string)[]): Pick<JobResult, 'seconds' | 'problem'> {
  const problem = runs.find((run) => typeof run === 'string')
  if (problem !== undefined) return { seconds: null, problem }
  return { seconds: Math.min(...(runs as number[])) }
}

/** Seconds of one process, or what went wrong. */
function runJob(backend: string, threads: number, cache: string): number | string {
  const golden = JSON.parse(readFileSync(join(model, 'golden.json'), 'utf8')) as Golden
  const prompt = golden.inputs.input_ids[0] ?? []
  const expected = golden.generate.ids[0]?.slice(prompt.length) ?? []
  const program = join(root, 'packages/cli/dist/main.js')
  const args = ['generate', '--model', model, '--backend', backend, '--ids', prompt.join(','), '--json']
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args, '--max-new-tokens', String(golden.generate.max_new_tokens)],
    { encoding: 'utf8', env: { ...process.env, OPGEMS_CACHE_DIR: cache, OPGEMS_THREADS: String(threads) } },
  )
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) return `exit ${status}: ${errorLine(stderr)}`
  const { ids } = JSON.parse(stdout) as { ids: number[] }
  return ids.join() === expected.join() ? seconds : `wrong ids ${ids.join()} instead of ${expected.join()}`
}

function errorLine(text: string): string {
  const lines = text.trim().split('\n')
  return (lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '').slice(0, 200)
}
