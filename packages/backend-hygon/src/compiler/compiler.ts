// The HIP compiler: hiprtc where a library has it, else hipcc.
import { spawnSync } from 'node:child_process'
import { OpGemsError } from '@opgems/core'
import { type Compiler, commandCompiler, loadRunTimeLibrary, type RunTimeApi, RunTimeCompiler } from '@opgems/emulator'
import { compilerNames, programNames } from '../hip/libraries.ts'

const hiprtcApi: RunTimeApi = { prefix: 'hiprtc', results: ['Code'], sourceName: 'kernel.hip' }

/** Contraction is off, as on the host: kernels say fma where they mean it, and the rounding of narrow floats stays exact. */
export const compilerOptions: readonly string[] = ['-O3', '-std=c++17', '-ffp-contract=off']

export interface FoundHiprtc {
  readonly path: string
  readonly version: string
}

/** The first library that has hiprtc, or why each has not. */
export function findHiprtc(names: readonly string[] = compilerNames()): FoundHiprtc | readonly string[] {
  const reasons: string[] = []
  for (const path of names) {
    try {
      const [major, minor] = [[0], [0]]
      loadRunTimeLibrary(path, hiprtcApi).version(major, minor)
      return { path, version: `${major[0]}.${minor[0]}` }
    } catch (error) {
      reasons.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return reasons
}

export const hiprtcCompiler = ({ path, version }: FoundHiprtc, folder: string, options = compilerOptions): Compiler =>
  new RunTimeCompiler({
    ...{ vendor: 'hygon', program: 'hiprtc', version, path, api: hiprtcApi, folder },
    options,
    architectureOption: '--offload-arch=',
    sourceExtension: '.hip',
  })

/** hipcc, or null where there is none. */
function findHipcc(folder: string, options: readonly string[]): Compiler | null {
  for (const command of programNames('hipcc')) {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' })
    const version = /HIP version: ([\d.]+)/.exec(stdout ?? '')?.[1]
    if (status !== 0 || !version) continue
    return commandCompiler({
      ...{ vendor: 'hygon', program: 'hipcc', version, command, folder },
      sourceExtension: '.hip',
      options,
      target: (architecture) => ['--genco', `--offload-arch=${architecture}`],
    })
  }
  return null
}

/** `folder` receives sources that fail to compile; `names` are tried for hiprtc. @throws NO_DEVICE when neither compiler is there */
export function findCompiler(folder: string, names?: readonly string[], options = compilerOptions): Compiler {
  const found = findHiprtc(names)
  if ('path' in found) return hiprtcCompiler(found, folder, options)
  const hipcc = findHipcc(folder, options)
  if (hipcc) return hipcc
  throw new OpGemsError(
    'NO_DEVICE',
    `hygon: no hiprtc (${found.join('; ')}) and no hipcc was found: source the env.sh of DTK`,
  )
}
