// OpenBLAS's cblas_sgemm as a participant: argv[2] is the number of threads.

import { type Participant, readInput, serve } from '@opgems/cli/peers'
import koffi from 'koffi'

const threads = Number(process.argv[2] ?? 2)
const rowMajor = 101
const asIs = 111

await serve(async (): Promise<Participant> => {
  const library = koffi.load(process.env.OPENBLAS_LIBRARY ?? 'libopenblas.so.0')
  const configuration = library.func('const char* openblas_get_config()')
  const core = library.func('const char* openblas_get_corename()')
  library.func('void openblas_set_num_threads(int threads)')(threads)
  const sgemm = library.func(
    'void cblas_sgemm(int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc)',
  )
  return {
    description: `${String(configuration()).trim()}, kernels for ${String(core())}`,
    prepare: async (task) => {
      if (task.operation !== 'mm') return 'OpenBLAS has matrix products only'
      const [n] = task.shape
      const [a, b] = [readInput(task, 0), readInput(task, 1)]
      const given = new Float32Array(n * n)
      const multiply = (c: Float32Array) => void sgemm(rowMajor, asIs, asIs, n, n, n, 1, a, n, b, n, 0, c, n)
      return {
        run: () => multiply(task.mode === 'given' ? given : new Float32Array(n * n)),
        output: () => {
          multiply(given)
          return given
        },
        release: () => {},
      }
    },
  }
})
