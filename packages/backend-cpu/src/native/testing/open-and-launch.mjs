// A program of its own for tests: launches on the pool from the main thread or from worker threads, prints results and ends by itself.
import { fileURLToPath } from 'node:url'
import { isMainThread, Worker } from 'node:worker_threads'
import { runnerImport } from 'vite'

const workers = process.argv[2] === 'workers' ? 2 : 0
if (isMainThread && workers > 0) for (let i = 0; i < workers; i++) new Worker(fileURLToPath(import.meta.url))
else {
  const { module } = await runnerImport(fileURLToPath(new URL('./count-programs.ts', import.meta.url)), {
    configFile: false,
    logLevel: 'error',
    oxc: { target: 'es2022' }, // Node 20 has no `using`
    resolve: {
      alias: {
        '@opgems/core': fileURLToPath(new URL('../../../../core/src/index.ts', import.meta.url)),
      },
    },
  })
  console.log(module.countPrograms(process.env.OPGEMS_TEST_CACHE))
}
