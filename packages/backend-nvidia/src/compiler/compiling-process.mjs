// The process that compiles, because a compiler may crash. Started by compiler-thread.mjs with the path of NVRTC; ends with its parent.
import { compileToCubin, loadNvrtc } from './nvrtc.mjs'

const path = process.argv[2] ?? ''
/** @type {import('./nvrtc.mjs').Nvrtc | undefined} */
let nvrtc

/** @param {{ source: string, options: readonly string[] }} request */
function compile({ source, options }) {
  try {
    nvrtc ??= loadNvrtc(path)
    return compileToCubin(nvrtc, source, options)
  } catch (error) {
    return { error: `${path} cannot be used: ${error instanceof Error ? error.message : error}`, log: '' }
  }
}

process.on('message', (request) => {
  process.send?.(compile(/** @type {{ source: string, options: readonly string[] }} */ (request)))
})
process.on('disconnect', () => process.exit())
