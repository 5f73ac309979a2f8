// Plain C++ copying as a participant: argv[2] is the number of threads. It settles on the fastest of its three ways.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Participant, readInput, serve } from '@opgems/cli/peers'
import koffi from 'koffi'

const threads = Number(process.argv[2] ?? 2)
const ways = ['memcpy', 'vector loop', 'streaming stores']

/** The compiled functions. Addresses are numbers. */
interface Library {
  allocate(bytes: number): number
  free(address: number): void
  fill(to: number, from: Float32Array, bytes: number): void
  read(to: Float32Array, from: number, bytes: number): void
  copy(to: number, from: number, bytes: number, threads: number, way: number): void
}

function openLibrary(): Library {
  const folder = mkdtempSync(join(tmpdir(), 'opgems-bench-'))
  try {
    const source = fileURLToPath(new URL('../../peers/copy.cpp', import.meta.url))
    const path = join(folder, 'copy.so')
    execFileSync('c++', ['-O2', '-march=native', '-shared', '-fPIC', '-pthread', '-o', path, source])
    const library = koffi.load(path)
    return {
      allocate: library.func('int64_t bench_allocate(int64_t bytes)'),
      free: library.func('void bench_free(int64_t memory)'),
      fill: library.func('void bench_fill(int64_t to, float* from, int64_t bytes)'),
      read: library.func('void bench_read(_Out_ float* to, int64_t from, int64_t bytes)'),
      copy: library.func('void bench_copy(int64_t to, int64_t from, int64_t bytes, int threads, int way)'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The way with the least time, and how many threads it wants: a second one may not help memory. */
function fastest(library: Library, to: number, from: number, bytes: number): { way: number; threads: number } {
  const choices = ways.flatMap((_, way) => [1, threads].map((count) => ({ way, threads: count, best: Infinity })))
  for (let round = 0; round < 8; round++)
    for (const choice of choices) {
      const start = performance.now()
      library.copy(to, from, bytes, choice.threads, choice.way)
      choice.best = Math.min(choice.best, performance.now() - start)
    }
  return choices.reduce((best, choice) => (choice.best < best.best ? choice : best))
}

await serve(async (): Promise<Participant> => {
  const library = openLibrary()
  return {
    description: `C++ copy, the fastest of ${ways.join(', ')} on 1 or ${threads} threads`,
    prepare: async (task) => {
      if (task.operation !== 'copy' || task.mode === 'fresh') return 'copies into a given output only'
      const values = readInput(task, 0)
      const bytes = values.byteLength
      const [from, to] = [library.allocate(bytes), library.allocate(bytes)]
      library.fill(from, values, bytes)
      const choice = fastest(library, to, from, bytes)
      return {
        run: () => library.copy(to, from, bytes, choice.threads, choice.way),
        output: () => {
          const result = new Float32Array(values.length)
          library.read(result, to, bytes)
          return result
        },
        release: () => {
          library.free(from)
          library.free(to)
        },
      }
    },
  }
})
