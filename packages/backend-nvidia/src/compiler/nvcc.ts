// nvcc of the CUDA toolkit, where NVRTC is not installed.
import { spawnSync } from 'node:child_process'
import { type Compiler, commandCompiler } from '@opgems/emulator'
import { compilerOptions } from './options.ts'

/** nvcc, or null where there is none that fits the driver; `folder` receives the sources that fail. */
export function findNvcc(driverVersion: number, folder: string): Compiler | null {
  const { status, stdout } = spawnSync('nvcc', ['--version'], { encoding: 'utf8' })
  const version = /release ([\d.]+)/.exec(stdout ?? '')?.[1]
  if (status !== 0 || !version || Number.parseInt(version, 10) > Math.floor(driverVersion / 1000)) return null
  return commandCompiler({
    ...{ vendor: 'nvidia', program: 'nvcc', version, command: 'nvcc', folder },
    sourceExtension: '.cu',
    options: compilerOptions,
    target: (architecture) => [
      '-cubin',
      `-gencode=arch=${architecture.replace('sm_', 'compute_')},code=${architecture}`,
    ],
  })
}
