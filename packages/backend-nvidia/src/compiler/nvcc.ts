// nvcc of the CUDA toolkit as a child process, where NVRTC is not installed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Compiler } from './compiler.ts'
import { compileFailed } from './nvrtc-compiler.ts'
import { compilerOptions } from './options.ts'

/** nvcc, or null where there is none that fits the driver; `folder` receives the sources that fail. */
export function findNvcc(driverVersion: number, folder: string): Compiler | null {
  const { status, stdout } = spawnSync('nvcc', ['--version'], { encoding: 'utf8' })
  const version = /release ([\d.]+)/.exec(stdout ?? '')?.[1]
  if (status !== 0 || !version || Number.parseInt(version, 10) > Math.floor(driverVersion / 1000)) return null
  return {
    name: `nvcc ${version}`,
    id: `nvcc ${version} ${compilerOptions.join(' ')}`,
    compile: (source, architecture) => compileWithNvcc(source, architecture, folder),
    close() {},
  }
}

function compileWithNvcc(source: string, architecture: string, failures: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'opgems-nvcc-'))
  try {
    const [input, output] = [join(folder, 'kernel.cu'), join(folder, 'kernel.cubin')]
    writeFileSync(input, source)
    const compute = architecture.replace('sm_', 'compute_')
    const target = ['-cubin', `-gencode=arch=${compute},code=${architecture}`]
    const args = [...target, ...compilerOptions, '-o', output, input]
    const { status, signal, stderr, error } = spawnSync('nvcc', args, { encoding: 'utf8' })
    if (status === 0) return readFileSync(output)
    const reason = error?.message ?? (signal ? `was ended by ${signal}` : `exit status ${status}`)
    throw compileFailed(`nvcc, for ${architecture}`, source, reason, stderr ?? '', failures)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
