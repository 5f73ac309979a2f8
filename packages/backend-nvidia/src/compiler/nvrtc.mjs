// NVRTC as koffi sees it. Plain JavaScript, because the compiling process runs it too.
import koffi from 'koffi'

const signatures = {
  nvrtcVersion: 'int nvrtcVersion(_Out_ int* major, _Out_ int* minor)',
  nvrtcGetNumSupportedArchs: 'int nvrtcGetNumSupportedArchs(_Out_ int* count)',
  nvrtcGetSupportedArchs: 'int nvrtcGetSupportedArchs(uint8_t* architectures)',
  nvrtcCreateProgram:
    'int nvrtcCreateProgram(_Out_ uint64_t* program, const char* source, const char* name, int headers, uint64_t texts, uint64_t names)',
  nvrtcCompileProgram: 'int nvrtcCompileProgram(uint64_t program, int count, const char** options)',
  nvrtcGetProgramLogSize: 'int nvrtcGetProgramLogSize(uint64_t program, _Out_ uint64_t* bytes)',
  nvrtcGetProgramLog: 'int nvrtcGetProgramLog(uint64_t program, uint8_t* log)',
  nvrtcGetCUBINSize: 'int nvrtcGetCUBINSize(uint64_t program, _Out_ uint64_t* bytes)',
  nvrtcGetCUBIN: 'int nvrtcGetCUBIN(uint64_t program, uint8_t* cubin)',
  nvrtcDestroyProgram: 'int nvrtcDestroyProgram(_Inout_ uint64_t* program)',
  nvrtcGetErrorString: 'const char* nvrtcGetErrorString(int error)',
}

/** @typedef {(...args: unknown[]) => number} NativeFunction */
/** @typedef {Record<Exclude<keyof typeof signatures, 'nvrtcGetErrorString'>, NativeFunction> & { nvrtcGetErrorString: (error: number) => string }} Nvrtc */

/**
 * Throws where the library or one of its functions is missing.
 * @param {string} path
 * @returns {Nvrtc}
 */
export function loadNvrtc(path) {
  const library = koffi.load(path)
  const functions = Object.entries(signatures).map(([symbol, signature]) => [symbol, library.func(signature)])
  return Object.fromEntries(functions)
}

/**
 * Compiles to a cubin; what fails is told by `error`, with the compiler's log.
 * @param {Nvrtc} nvrtc
 * @param {string} source
 * @param {readonly string[]} options
 * @returns {{ cubin: Uint8Array } | { error: string, log: string }}
 */
export function compileToCubin(nvrtc, source, options) {
  const program = [0]
  const created = nvrtc.nvrtcCreateProgram(program, source, 'kernel.cu', 0, 0, 0)
  if (created !== 0) return { error: nvrtc.nvrtcGetErrorString(created), log: '' }
  const handle = program[0]
  try {
    const result = nvrtc.nvrtcCompileProgram(handle, options.length, options)
    if (result !== 0) return { error: nvrtc.nvrtcGetErrorString(result), log: programLog(nvrtc, handle) }
    const size = [0]
    nvrtc.nvrtcGetCUBINSize(handle, size)
    const cubin = new Uint8Array(Number(size[0]))
    const copied = nvrtc.nvrtcGetCUBIN(handle, cubin)
    return copied === 0 ? { cubin } : { error: nvrtc.nvrtcGetErrorString(copied), log: '' }
  } finally {
    nvrtc.nvrtcDestroyProgram(program)
  }
}

/**
 * @param {Nvrtc} nvrtc
 * @param {number | undefined} handle
 */
function programLog(nvrtc, handle) {
  const size = [0]
  if (nvrtc.nvrtcGetProgramLogSize(handle, size) !== 0) return ''
  const bytes = new Uint8Array(Number(size[0]))
  nvrtc.nvrtcGetProgramLog(handle, bytes)
  return Buffer.from(bytes).toString('utf8').replace(/\0+$/, '')
}
