// A call for each class of kernels whose result is exact, whatever the candidate: for tests of every candidate of a tuning file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Driver } from '../../../backend/driver.ts'
import { type BackendPlugin, driverToken, pluginApiVersion, tuningFileToken } from '../../../backend/plugin.ts'
import type { Candidate, KernelClass } from '../../../codegen/tuning.ts'
import { createRuntime } from '../../../create-runtime.ts'
import type { Tensor } from '../../../tensor/index.ts'
import type { Runtime } from '../../runtime.ts'
import { parseTuning, type TuningTable } from '../tuning-file.ts'

export interface CandidateCase {
  readonly kernels: KernelClass
  readonly candidate: Candidate
}

export const readTable = (path: string): TuningTable => parseTuning(readFileSync(path, 'utf8'), path)

/** Every candidate of a file, equal ones of other architectures once. */
export function candidateCases({ entries }: TuningTable): readonly CandidateCase[] {
  const all = entries.flatMap(({ kernels, candidates }) => candidates.map((candidate) => ({ kernels, candidate })))
  return [...new Map(all.map((c) => [JSON.stringify(c), c])).values()]
}

/** A runtime whose kernels of a class are as one candidate has them. */
export function openWithCandidate(
  folder: string,
  family: TuningTable['family'],
  { kernels, candidate }: CandidateCase,
  driver: Driver,
): Promise<Runtime> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'tuning.yaml')
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ version: 1, family, kernels: { [kernels]: [{ candidates: [candidate] }] } }))
  const plugin: BackendPlugin = {
    id: 'candidate',
    version: '0',
    apiVersion: pluginApiVersion,
    register(container) {
      container.register(driverToken, { useValue: driver })
      container.register(tuningFileToken, { useValue: file })
    },
  }
  return createRuntime({ plugins: [plugin], backend: 'candidate', cacheDir: join(folder, 'cache'), cwd: folder })
}

const whole = (count: number) => Array.from({ length: count }, (_, i) => ((i * 37) % 101) - 50)
const [rows, columns] = [5, 4321]
const matrix = whole(rows * columns)
const rowOf = (i: number) => matrix.slice(i * columns, (i + 1) * columns)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const byRow = <T>(body: (row: number) => T): T[] => Array.from({ length: rows }, (_, i) => body(i))

function runningSums(values: readonly number[]): number[] {
  let total = 0
  return values.map((v) => {
    total += v
    return total
  })
}

interface Call {
  readonly call: (rt: Runtime, x: Tensor) => Tensor
  readonly expected: readonly number[]
}
/** Whole numbers: their sums are exact in any order. */
const calls: Partial<Record<KernelClass, Call>> = {
  pointwise: { call: (rt, x) => rt.ops.mul(x, x), expected: matrix.map((v) => v * v) },
  rows: { call: (rt, x) => rt.ops.sum(x, [1]), expected: byRow((i) => sum(rowOf(i))) },
  columns: {
    call: (rt, x) => rt.ops.sum(rt.ops.view(x, [columns, rows]), [0]),
    expected: byRow((j) => sum(matrix.filter((_, i) => i % rows === j))),
  },
  scan: { call: (rt, x) => rt.ops.cumsum(x, 1), expected: byRow((i) => runningSums(rowOf(i))).flat() },
  sort: {
    call: (rt, x) => rt.ops.sort(rt.ops.slice(x, 1, 0, 1000), -1)[0],
    expected: byRow((i) =>
      rowOf(i)
        .slice(0, 1000)
        .sort((a, b) => a - b),
    ).flat(),
  },
  product: {
    call: (rt, x) => rt.ops.linear(x, x),
    expected: byRow((i) => byRow((j) => sum(rowOf(i).map((v, k) => v * rowOf(j)[k]!)))).flat(),
  },
}

/** What a call of the class gives on a runtime, beside what it should. */
export async function resultsOf(rt: Runtime, kernels: KernelClass) {
  const { call, expected } = calls[kernels]!
  const x = rt.tensor(Float32Array.from(matrix), { shape: [rows, columns] })
  return { got: Array.from((await call(rt, x).data()) as Float32Array), expected }
}
