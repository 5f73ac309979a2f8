// The vendors' compilers: each opens as many times as files are to be compiled at once.
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { hygonTarget } from '@opgems/backend-hygon'
import { h100Limits, nvidiaTarget } from '@opgems/backend-nvidia'

/** nvcc, a command for each file; `compile` gives null, or what it says with the path of the file. */
const openNvcc = (folder, number) => ({
  compile(text, architecture) {
    return new Promise((resolve) => {
      const path = join(folder, `${number}.cu`)
      const binary = join(folder, `${number}.cubin`)
      writeFileSync(path, text)
      const compute = architecture.replace('sm_', 'compute_')
      const target = ['-cubin', `-gencode=arch=${compute},code=${architecture}`, '--std=c++17', '--fmad=false']
      const child = spawn('nvcc', [...target, '-o', binary, path])
      let log = ''
      child.stderr.on('data', (data) => {
        log += data
      })
      child.on('error', (error) => resolve(String(error)))
      child.on('close', (status) => {
        rmSync(binary, { force: true })
        resolve(status === 0 && !/error/.test(log) ? null : `${log || `status ${status}`}\n${text}`)
      })
    })
  },
  close: async () => {},
})

/** hiprtc or hipcc, as the backend has them: in a process that may die, waited for by a thread. */
function openHip(folder, _, quick) {
  const thread = new Worker(new URL('./hip-thread.mjs', import.meta.url), { workerData: { folder, quick } })
  return {
    compile: (text, architecture) =>
      new Promise((resolve, reject) => {
        thread.once('message', (log) => {
          thread.off('error', reject)
          resolve(log)
        })
        thread.once('error', reject)
        thread.postMessage({ text, architecture })
      }),
    close: () => thread.terminate(),
  }
}

/**
 * `together` kernels in a file cost each compiler least: nvcc's time grows faster than a file. `open` takes a folder, a number of its
 * own, and whether optimising may be left to the backend's own tests.
 */
export const compilers = {
  nvidia: {
    target: nvidiaTarget(h100Limits),
    architectures: 'sm_80,sm_90a',
    name: 'nvcc',
    together: 50,
    open: openNvcc,
  },
  hygon: { target: hygonTarget('gfx906'), architectures: 'gfx906', name: 'hiprtc', together: 200, open: openHip },
}
