// libnvrtc, the run-time compiler: CUDA C++ text to a cubin.
import { OpGemsError } from '@opgems/core'
import koffi from 'koffi'

const signatures = {
  nvrtcVersion: 'int nvrtcVersion(_Out_ int* major, _Out_ int* minor)',
  nvrtcCreateProgram:
    'int nvrtcCreateProgram(_Out_ uint64_t* program, const char* source, const char* name, int headers, uint64_t texts, uint64_t names)',
  nvrtcCompileProgram: 'int nvrtcCompileProgram(uint64_t program, int count, const char** options)',
  nvrtcGetProgramLogSize: 'int nvrtcGetProgramLogSize(uint64_t program, _Out_ uint64_t* bytes)',
  nvrtcGetProgramLog: 'int nvrtcGetProgramLog(uint64_t program, uint8_t* log)',
  nvrtcGetCUBINSize: 'int nvrtcGetCUBINSize(uint64_t program, _Out_ uint64_t* bytes)',
  nvrtcGetCUBIN: 'int nvrtcGetCUBIN(uint64_t program, uint8_t* cubin)',
  nvrtcDestroyProgram: 'int nvrtcDestroyProgram(_Inout_ uint64_t* program)',
  nvrtcGetErrorString: 'const char* nvrtcGetErrorString(int error)',
} as const

type NativeFunction = (...args: readonly unknown[]) => number
export type NvrtcLibrary = Readonly<Record<Exclude<keyof typeof signatures, 'nvrtcGetErrorString'>, NativeFunction>> & {
  readonly nvrtcGetErrorString: (error: number) => string
}

/** Where the compiler may be, newest first. */
export const nvrtcNames: readonly string[] = [
  'libnvrtc.so.13',
  'libnvrtc.so.12',
  'libnvrtc.so.11.2',
  'libnvrtc.so',
  '/usr/local/cuda/lib64/libnvrtc.so',
  '/usr/local/cuda/targets/x86_64-linux/lib/libnvrtc.so',
]

/** @throws NO_DEVICE naming what was tried */
export function openNvrtc(names: readonly string[] = nvrtcNames): NvrtcLibrary {
  const tried: string[] = []
  for (const name of names) {
    try {
      const library = koffi.load(name)
      const functions = Object.entries(signatures).map(([symbol, signature]) => [symbol, library.func(signature)])
      return Object.fromEntries(functions) as unknown as NvrtcLibrary
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new OpGemsError(
    'NO_DEVICE',
    `nvidia: the run-time compiler NVRTC was not found (${tried.join('; ')}). Install the package libnvrtc of the CUDA toolkit.`,
  )
}

/** Version as 'major.minor'. */
export function nvrtcVersion(nvrtc: NvrtcLibrary): string {
  const [major, minor] = [[0], [0]]
  nvrtc.nvrtcVersion(major, minor)
  return `${major[0]}.${minor[0]}`
}

/** Compiles for one architecture ('sm_90a'). @throws COMPILE_FAILED with the compiler's log */
export function compileToCubin(
  nvrtc: NvrtcLibrary,
  source: string,
  architecture: string,
  options: readonly string[],
): Uint8Array {
  const program: (number | bigint)[] = [0]
  check(nvrtc, nvrtc.nvrtcCreateProgram(program, source, 'kernel.cu', 0, 0, 0), '')
  const handle = program[0]!
  try {
    const all = [`--gpu-architecture=${architecture}`, ...options]
    const result = nvrtc.nvrtcCompileProgram(handle, all.length, all)
    if (result !== 0) check(nvrtc, result, programLog(nvrtc, handle))
    const size: (number | bigint)[] = [0]
    check(nvrtc, nvrtc.nvrtcGetCUBINSize(handle, size), '')
    const cubin = new Uint8Array(Number(size[0]))
    check(nvrtc, nvrtc.nvrtcGetCUBIN(handle, cubin), '')
    return cubin
  } finally {
    nvrtc.nvrtcDestroyProgram(program)
  }
}

function programLog(nvrtc: NvrtcLibrary, handle: number | bigint): string {
  const size: (number | bigint)[] = [0]
  if (nvrtc.nvrtcGetProgramLogSize(handle, size) !== 0) return ''
  const bytes = new Uint8Array(Number(size[0]))
  nvrtc.nvrtcGetProgramLog(handle, bytes)
  return Buffer.from(bytes).toString('utf8').replace(/\0+$/, '')
}

function check(nvrtc: NvrtcLibrary, result: number, log: string): void {
  if (result === 0) return
  throw new OpGemsError('COMPILE_FAILED', `nvidia: NVRTC failed: ${nvrtc.nvrtcGetErrorString(result)}\n${log}`, { log })
}
