// Runtimes on a scripted device with a cache folder that tests look into.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime } from '../../../create-runtime.ts'
import type { Runtime } from '../../runtime.ts'
import { type Events, type Script, scriptedPlugin } from './scripted-device.ts'

const table = `version: 1
family: loops
kernels:
  pointwise:
    - candidates:
        - {}
        - { vectors: [2, 4] }
  rows:
    - candidates:
        - { accumulators: [1, 2, 4, 8] }
  product:
    - candidates:
        - {}
        - { productRows: [2, 1] }
`
/** A folder for one test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'opgems-tuning-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** As a process of its own would: everything but the cache folder is new. */
export async function inRuntime<T>(
  folder: string,
  script: Script,
  body: (rt: Runtime, events: Events) => T | Promise<T>,
  settings: { tune?: boolean; candidate?: number; tuningFiles?: string[]; cacheDir?: string } = {},
): Promise<T> {
  const file = join(folder, 'tuning.yaml')
  writeFileSync(file, table)
  const { plugin, events } = scriptedPlugin(file, script)
  const rt = await createRuntime({
    plugins: [plugin],
    backend: 'scripted',
    threads: 1,
    tune: true,
    cacheDir: join(folder, 'cache'),
    cwd: folder,
    ...settings,
  })
  try {
    return await body(rt, events)
  } finally {
    await rt.close()
  }
}
/** The third candidate is the fastest; copying is so fast that no candidate is near the floor. */
export const thirdWins: Script = { kernels: [900, 700, 300], copy: 1 }
export const ones = (rt: Runtime, n: number) => rt.tensor(new Float32Array(n).fill(1))
export const timingsOfExp = (rt: Runtime, events: Events): number => {
  rt.ops.exp(ones(rt, 1000))
  return events.timings
}
export const choicesOfExp = (rt: Runtime) => {
  rt.ops.exp(ones(rt, 1000))
  return rt.tuningChoices()
}

/** Files of choices that `inRuntime` wrote. */
export const choiceFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'cache', 'tuning'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[0-9a-f]{16}.[0-9a-f]{64}-\d+\.json$/.test(name))
    .map((name) => join(folder, 'cache', 'tuning', name))
export const readChoice = (path: string) => JSON.parse(readFileSync(path, 'utf8').split('\n')[1]!)
