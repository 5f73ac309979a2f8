// A program of its own for tests: launches on workers from the main thread or from a worker thread, prints the result and ends by itself.
import { fileURLToPath } from 'node:url'
import { isMainThread, Worker } from 'node:worker_threads'
import { runnerImport } from 'vite'

if (isMainThread && process.argv[2] === 'worker') new Worker(fileURLToPath(import.meta.url))
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
  console.log(module.countPrograms())
}
