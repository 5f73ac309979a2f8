// The thread between a runtime, which waits for each binary, and the compiling process, whose messages need a running event loop.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { workerData } from 'node:worker_threads'

/** @type {{ port: import('node:worker_threads').MessagePort, answered: Int32Array, path: string, api: import('./run-time-library.mjs').RunTimeApi, limitSeconds: number }} */
const { port, answered, path, api, limitSeconds } = workerData
const program = fileURLToPath(new URL('./compiling-process.mjs', import.meta.url))
/** The most of the process's error output to report. */
const mostErrorText = 4096

/** @type {import('node:child_process').ChildProcess | null} */
let child = null
let errorText = ''
/** @type {import('node:child_process').ChildProcess | null} */
let waitedFor = null
/** @type {NodeJS.Timeout | undefined} */
let timer

/** @param {unknown} answer */
function reply(answer) {
  clearTimeout(timer)
  waitedFor = null
  port.postMessage(answer)
  Atomics.store(answered, 0, 1)
  Atomics.notify(answered, 0)
}

function start() {
  errorText = ''
  const started = fork(program, [path, JSON.stringify(api)], {
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: (process.env.NODE_OPTIONS ?? '').replace(/--inspect\S*/g, '') },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  started.stderr?.on('data', (data) => {
    errorText = (errorText + data).slice(-mostErrorText)
  })
  started.on('message', reply)
  started.on('error', (error) => ended(started, error.message))
  started.on('close', (code, signal) => ended(started, signal ? `was ended by ${signal}` : `ended with status ${code}`))
  return started
}

/**
 * @param {import('node:child_process').ChildProcess} which
 * @param {string} how
 */
function ended(which, how) {
  if (child === which) child = null
  if (waitedFor === which) reply({ error: `the compiling process ${how}`, log: errorText })
}

port.on('message', (request) => {
  try {
    child ??= start()
  } catch (error) {
    return reply({ error: `no process can be started for the compiler: ${error}`, log: '' })
  }
  const compiling = child
  waitedFor = compiling
  timer = setTimeout(() => {
    reply({ error: `the compiler took longer than ${limitSeconds} seconds and was ended`, log: errorText })
    compiling.kill('SIGKILL')
    child = null
  }, limitSeconds * 1000)
  compiling.send(request)
})

Atomics.store(answered, 0, 1)
Atomics.notify(answered, 0)
