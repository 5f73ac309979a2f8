// The process that compiles, because a compiler may crash. Started by compiler-thread.mjs with the library's path and names; ends with its parent.
import { compileToBinary, loadRunTimeLibrary } from './run-time-library.mjs'

const [, , path = '', names = ''] = process.argv
/** @type {import('./run-time-library.mjs').RunTimeLibrary | undefined} */
let library

/** @param {{ source: string, options: readonly string[] }} request */
function compile({ source, options }) {
  try {
    library ??= loadRunTimeLibrary(path, JSON.parse(names))
    return compileToBinary(library, source, options)
  } catch (error) {
    return { error: `${path} cannot be used: ${error instanceof Error ? error.message : error}`, log: '' }
  }
}

process.on('message', (request) => {
  process.send?.(compile(/** @type {{ source: string, options: readonly string[] }} */ (request)))
})
process.on('disconnect', () => process.exit())
