// The CUDA compiler: NVRTC where it is installed, else nvcc as a child process.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpGemsError } from '@opgems/core'
import { compileToCubin, nvrtcVersion, openNvrtc } from './cuda/nvrtc-library.ts'

export interface Compiler {
  /** Name and version. */
  readonly id: string
  /** @throws COMPILE_FAILED with the log */
  compile(source: string, architecture: string): Uint8Array
}

/** Contraction is off, as on the host: kernels say fma where they mean it, and the rounding of narrow floats stays exact. */
const options = ['--std=c++17', '--fmad=false']

/** @throws NO_DEVICE when neither compiler is there */
export function findCompiler(): Compiler {
  try {
    const nvrtc = openNvrtc()
    return {
      id: `NVRTC ${nvrtcVersion(nvrtc)}`,
      compile: (source, architecture) => compileToCubin(nvrtc, source, architecture, options),
    }
  } catch (error) {
    const nvcc = findNvcc()
    if (nvcc) return nvcc
    throw error
  }
}

/** nvcc of the CUDA toolkit, or null. */
export function findNvcc(): Compiler | null {
  const { status, stdout } = spawnSync('nvcc', ['--version'], { encoding: 'utf8' })
  const version = /release ([\d.]+)/.exec(stdout ?? '')?.[1]
  if (status !== 0 || !version) return null
  return { id: `nvcc ${version}`, compile: compileWithNvcc }
}

function compileWithNvcc(source: string, architecture: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'opgems-nvcc-'))
  try {
    const [input, output] = [join(folder, 'kernel.cu'), join(folder, 'kernel.cubin')]
    writeFileSync(input, source)
    const compute = architecture.replace('sm_', 'compute_')
    const args = ['-cubin', `-gencode=arch=${compute},code=${architecture}`, ...options, '-o', output, input]
    const { status, stderr, error } = spawnSync('nvcc', args, { encoding: 'utf8' })
    if (status !== 0)
      throw new OpGemsError('COMPILE_FAILED', `nvidia: nvcc failed for ${architecture}: ${error?.message ?? stderr}`, {
        log: stderr ?? '',
      })
    return readFileSync(output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
