// A program of its own for tests: runtimes on one driver in the main thread and in a worker thread at once; prints what each got.
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { runnerImport } from 'vite'

const source = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

async function use(start) {
  const { module } = await runnerImport(fileURLToPath(new URL('./use-stub.ts', import.meta.url)), {
    configFile: false,
    logLevel: 'error',
    oxc: { target: 'es2022' }, // Node 20 has no `using`
    resolve: {
      alias: { '@opgems/core': source('core/src/index.ts'), '@opgems/emulator': source('emulator/src/index.ts') },
    },
  })
  return module.useStub(process.env.OPGEMS_TEST_DRIVER, process.env.OPGEMS_TEST_NVRTC, start)
}

if (isMainThread) {
  const other = new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: 20 })
    worker.on('message', resolve).on('error', reject)
  })
  console.log(JSON.stringify(await Promise.all([use(0), other])))
} else parentPort.postMessage(await use(workerData))
