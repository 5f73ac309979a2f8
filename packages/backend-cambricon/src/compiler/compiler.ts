// The BANG C compiler: CNRTC where its library is there, else cncc.
import { spawnSync } from 'node:child_process'
import { OpGemsError } from '@opgems/core'
import { type Compiler, commandCompiler, loadRunTimeLibrary, type RunTimeApi, RunTimeCompiler } from '@opgems/emulator'
import { compilerNames, programNames } from '../cnrt/libraries.ts'

// Sizes are unsigned int: a 64-bit number that starts as 0 takes them too.
const size = (symbol: string) => `int ${symbol}(uint64_t code, _Inout_ uint64_t* bytes)`

/** Names and arguments are CNRTC's own (cnrtc.h); a source has no name and no headers there. */
export const cnrtcApi: RunTimeApi = {
  prefix: 'cnrtc',
  results: [],
  /** CNRTC_CODE_BANGC */
  language: 0,
  sourceName: null,
  errorText: 'cnrtcTransStatusToString',
  prototypes: {
    create:
      'int cnrtcCreateCodeV2(_Out_ uint64_t* code, const char* source, int type, const char* name, int headers, uint64_t texts, uint64_t names)',
    compile: 'int cnrtcCompileCode(uint64_t code, int count, const char** options)',
    logSize: size('cnrtcGetCompilationLogSize'),
    log: 'int cnrtcGetCompilationLog(uint64_t code, uint8_t* log)',
    resultSize: size('cnrtcGetFatBinarySize'),
    result: 'int cnrtcGetFatBinary(uint64_t code, uint8_t* binary)',
    destroy: 'int cnrtcDestroyCode(_Inout_ uint64_t* code)',
  },
}

/** Without the first there is no binary to load; without -O3 nothing is optimised. */
export const compilerOptions: readonly string[] = ['--bang-fatbin-only', '-O3', '-std=c++17']
const architectureOption = '--bang-mlu-arch='

/** `folder` receives sources that fail to compile. @throws NO_DEVICE when neither compiler is there */
export function findCompiler(folder: string, names: readonly string[] = compilerNames()): Compiler {
  const reasons: string[] = []
  for (const path of names) {
    try {
      return cnrtcCompiler(path, folder)
    } catch (error) {
      reasons.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const cncc = findCncc(folder)
  if (cncc) return cncc
  throw new OpGemsError(
    'NO_DEVICE',
    `cambricon: no CNRTC (${reasons.join('; ')}) and no cncc was found: install CNToolkit and set NEUWARE_HOME`,
  )
}

/** Throws where the library cannot be loaded. */
function cnrtcCompiler(path: string, folder: string): Compiler {
  const [major, minor] = [[0], [0]]
  loadRunTimeLibrary(path, cnrtcApi).version(major, minor)
  const version = `${major[0]}.${minor[0]}`
  return new RunTimeCompiler({
    ...{ vendor: 'cambricon', program: 'CNRTC', version, path, api: cnrtcApi, folder, architectureOption },
    options: compilerOptions,
    sourceExtension: '.mlu',
  })
}

/** cncc, or null where there is none. */
function findCncc(folder: string): Compiler | null {
  for (const command of programNames('cncc')) {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' })
    const version = /(\d+\.\d+[\d.]*)/.exec(stdout ?? '')?.[1]
    if (status !== 0 || !version) continue
    return commandCompiler({
      ...{ vendor: 'cambricon', program: 'cncc', version, command, folder },
      sourceExtension: '.mlu',
      options: compilerOptions,
      target: (architecture) => [`${architectureOption}${architecture}`],
    })
  }
  return null
}
