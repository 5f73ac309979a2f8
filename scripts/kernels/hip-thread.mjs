// A thread that has a HIP compiler compile files, and waits for each; answers with null, or with what is wrong.
import { parentPort, workerData } from 'node:worker_threads'
import { findHipCompiler, hipOptions } from '@opgems/backend-hygon'

/** The backend's options but for small code, which takes two thirds of the time: front end and code generator see it all the same. */
const quickOptions = hipOptions.map((option) => (option === '-O3' ? '-Oz' : option))
const compiler = findHipCompiler(workerData.folder, undefined, workerData.quick ? quickOptions : undefined)

/** Kernels of the file that its binary lacks: each has a descriptor there, named after it. */
function missingKernels(text, binary) {
  const descriptors = new Set(
    Buffer.from(binary)
      .toString('latin1')
      .match(/\bog_\w+(?=\.kd\b)/g),
  )
  return (text.match(/\bog_\w+(?=\()/g) ?? []).filter((name) => !descriptors.has(name))
}

function compile({ text, architecture }) {
  try {
    const missing = missingKernels(text, compiler.compile(text, architecture))
    return missing.length === 0 ? null : `no error, but the binary lacks ${missing.join(', ')}`
  } catch (error) {
    return String(error)
  }
}

parentPort.on('message', (request) => parentPort.postMessage(compile(request)))
