// The CUDA compiler: NVRTC where one is installed that fits, else nvcc.
import { findNvcc } from './nvcc.ts'
import { NvrtcCompiler } from './nvrtc-compiler.ts'
import { type CompilationTarget, findNvrtc } from './nvrtc-library.ts'

export interface Compiler {
  /** Name and version, for reports. */
  readonly name: string
  /** What a binary depends on besides source and architecture: name, version, options. */
  readonly id: string
  /** @throws COMPILE_FAILED with the log and the path of the source */
  compile(source: string, architecture: string): Uint8Array
  close(): void
}

/** `folder` receives sources that fail to compile. @throws NO_DEVICE when neither compiler is there */
export function findCompiler(target: CompilationTarget, folder: string, names?: readonly string[]): Compiler {
  try {
    const { path, version } = findNvrtc(target, names)
    return new NvrtcCompiler(path, version, folder)
  } catch (error) {
    const nvcc = findNvcc(target.driverVersion, folder)
    if (nvcc) return nvcc
    throw error
  }
}
