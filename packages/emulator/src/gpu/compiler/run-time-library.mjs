// A run-time compiler's library as koffi sees it: NVRTC and those made after it. Plain JavaScript, because the compiling process runs it too.
import koffi from 'koffi'

/**
 * What the vendors' names differ in.
 * @typedef {object} RunTimeApi
 * @property {string} prefix of every function: 'nvrtc'
 * @property {readonly string[]} results what the functions that give the binary call it, in the order tried: nvrtcGetCUBIN → 'CUBIN'
 * @property {Readonly<Partial<Record<Exclude<keyof Functions, 'version'>, string> & { version: string | null }>>} [prototypes] whole C prototypes of functions that are not like NVRTC's; null for a version that no function tells
 * @property {number} [language] what `create` has behind the source, to say its language
 * @property {string | null} [errorText] the function that gives an error's text; null where there is none
 * @property {string | null} sourceName the name that the source goes by in messages; null where there is none
 */
/** @typedef {(...args: unknown[]) => number} NativeFunction */
/** @typedef {Record<'version' | 'create' | 'compile' | 'logSize' | 'log' | 'resultSize' | 'result' | 'destroy', NativeFunction>} Functions */
/** @typedef {Functions & { sourceName: string | null, language: readonly number[], errorText: (error: number) => string }} RunTimeLibrary */

/**
 * Throws where the library or one of its functions is missing.
 * @param {string} path
 * @param {RunTimeApi} api
 * @returns {RunTimeLibrary}
 */
export function loadRunTimeLibrary(path, { prefix, results, sourceName, prototypes = {}, language, errorText }) {
  const library = koffi.load(path)
  /** @param {string} name @param {string} parameters */
  const bind = (name, parameters) => library.func(`int ${prefix}${name}(${parameters})`)
  /** @param {keyof Functions} key @param {string} name @param {string} parameters */
  const bindAs = (key, name, parameters) => {
    const prototype = prototypes[key]
    return prototype ? library.func(prototype) : bind(name, parameters)
  }
  return {
    sourceName,
    language: language === undefined ? [] : [language],
    version: prototypes.version === null ? () => 0 : bindAs('version', 'Version', '_Out_ int* major, _Out_ int* minor'),
    create: bindAs(
      'create',
      'CreateProgram',
      '_Out_ uint64_t* program, const char* source, const char* name, int headers, uint64_t texts, uint64_t names',
    ),
    compile: bindAs('compile', 'CompileProgram', 'uint64_t program, int count, const char** options'),
    logSize: bindAs('logSize', 'GetProgramLogSize', 'uint64_t program, _Out_ uint64_t* bytes'),
    log: bindAs('log', 'GetProgramLog', 'uint64_t program, uint8_t* log'),
    ...(prototypes.result && prototypes.resultSize
      ? { resultSize: library.func(prototypes.resultSize), result: library.func(prototypes.result) }
      : bindResult(bind, results)),
    destroy: bindAs('destroy', 'DestroyProgram', '_Inout_ uint64_t* program'),
    errorText:
      errorText === null
        ? (error) => `error ${error}`
        : library.func(`const char* ${errorText ?? `${prefix}GetErrorString`}(int error)`),
  }
}

/**
 * The first pair of functions that the library has.
 * @param {(name: string, parameters: string) => NativeFunction} bind
 * @param {readonly string[]} names
 */
function bindResult(bind, names) {
  let cause
  for (const name of names) {
    try {
      return {
        resultSize: bind(`Get${name}Size`, 'uint64_t program, _Out_ uint64_t* bytes'),
        result: bind(`Get${name}`, 'uint64_t program, uint8_t* binary'),
      }
    } catch (error) {
      cause = error
    }
  }
  throw cause
}

/**
 * Compiles to a binary; what fails is told by `error`, with the compiler's log.
 * @param {RunTimeLibrary} library
 * @param {string} source
 * @param {readonly string[]} options
 * @returns {{ binary: Uint8Array } | { error: string, log: string }}
 */
export function compileToBinary(library, source, options) {
  const program = [0]
  const created = library.create(program, source, ...library.language, library.sourceName, 0, 0, 0)
  if (created !== 0) return { error: library.errorText(created), log: '' }
  const handle = program[0]
  try {
    const result = library.compile(handle, options.length, options)
    if (result !== 0) return { error: library.errorText(result), log: programLog(library, handle) }
    const size = [0]
    library.resultSize(handle, size)
    const binary = new Uint8Array(Number(size[0]))
    const copied = library.result(handle, binary)
    return copied === 0 ? { binary } : { error: library.errorText(copied), log: '' }
  } finally {
    library.destroy(program)
  }
}

/**
 * @param {RunTimeLibrary} library
 * @param {number | undefined} handle
 */
function programLog(library, handle) {
  const size = [0]
  if (library.logSize(handle, size) !== 0) return ''
  // One byte more: a log without a closing zero is not cut.
  const bytes = new Uint8Array(Number(size[0]) + 1)
  library.log(handle, bytes)
  return Buffer.from(bytes).toString('utf8').replace(/\0+$/, '')
}
