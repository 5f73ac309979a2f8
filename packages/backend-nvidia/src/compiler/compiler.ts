// The CUDA compiler: NVRTC where one is installed that fits, else nvcc.
import { type Compiler, RunTimeCompiler } from '@opgems/emulator'
import { findNvcc } from './nvcc.ts'
import { type CompilationTarget, type FoundNvrtc, findNvrtc, nvrtcApi } from './nvrtc-library.ts'
import { compilerOptions } from './options.ts'

/** `folder` receives sources that fail to compile. @throws NO_DEVICE when neither compiler is there */
export function findCompiler(target: CompilationTarget, folder: string, names?: readonly string[]): Compiler {
  try {
    return nvrtcCompiler(findNvrtc(target, names), folder)
  } catch (error) {
    const nvcc = findNvcc(target.driverVersion, folder)
    if (nvcc) return nvcc
    throw error
  }
}

export const nvrtcCompiler = ({ path, version }: FoundNvrtc, folder: string, limitSeconds?: number): RunTimeCompiler =>
  new RunTimeCompiler({
    ...{ vendor: 'nvidia', program: 'NVRTC', version, path, api: nvrtcApi, folder },
    options: compilerOptions,
    architectureOption: '--gpu-architecture=',
    sourceExtension: '.cu',
    ...(limitSeconds === undefined ? {} : { limitSeconds }),
  })
