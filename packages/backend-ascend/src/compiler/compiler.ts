// The Ascend C compiler: CANN's run-time compilation, aclrtc, else bisheng.
import { realpathSync } from 'node:fs'
import { OpGemsError } from '@opgems/core'
import { type Compiler, loadRunTimeLibrary, type RunTimeApi, RunTimeCompiler } from '@opgems/emulator'
import { findBisheng } from './bisheng.ts'

/** Names and arguments are those of acl_rt_compile.h, which has no function for its version or an error's text. */
export const aclrtcApi: RunTimeApi = {
  prefix: 'aclrtc',
  results: [],
  sourceName: 'kernel.asc',
  errorText: null,
  prototypes: {
    version: null,
    create:
      'int aclrtcCreateProg(_Out_ uint64_t* program, const char* source, const char* name, int headers, uint64_t texts, uint64_t names)',
    compile: 'int aclrtcCompileProg(uint64_t program, int count, const char** options)',
    logSize: 'int aclrtcGetCompileLogSize(uint64_t program, _Out_ uint64_t* bytes)',
    log: 'int aclrtcGetCompileLog(uint64_t program, uint8_t* log)',
    resultSize: 'int aclrtcGetBinDataSize(uint64_t program, _Out_ uint64_t* bytes)',
    result: 'int aclrtcGetBinData(uint64_t program, uint8_t* binary)',
    destroy: 'int aclrtcDestroyProg(_Inout_ uint64_t* program)',
  },
}

/** Where to look for the compilers. */
export interface CompilerNames {
  readonly libraries: readonly string[]
  readonly commands: readonly string[]
}

/**
 * `folder` receives sources that fail to compile, `version` is AscendCL's. `launches`: whether AscendCL can launch what aclrtc compiles.
 * @throws NO_DEVICE where neither compiler can be used
 */
export function findCompiler(version: string, launches: boolean, folder: string, names: CompilerNames): Compiler {
  const reasons = launches ? [] : [`AscendCL ${version} has no launch of binaries`]
  for (const path of launches ? names.libraries : []) {
    try {
      return aclrtcCompiler(version, path, folder)
    } catch (error) {
      reasons.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const bisheng = findBisheng(folder, names.commands)
  if (bisheng) return bisheng
  throw new OpGemsError(
    'NO_DEVICE',
    `ascend: no aclrtc (${reasons.join('; ')}) and no bisheng (${names.commands.join(', ')}): install CANN 8.5 or later and source its set_env.sh`,
  )
}

/** Throws where the library cannot be loaded. */
function aclrtcCompiler(version: string, path: string, folder: string): Compiler {
  loadRunTimeLibrary(path, aclrtcApi)
  return new RunTimeCompiler({
    ...{ vendor: 'ascend', program: 'aclrtc', version: describe(version, path), path, api: aclrtcApi, folder },
    options: [],
    architectureOption: '--npu-arch=',
    sourceExtension: '.asc',
  })
}

/** The folder that links lead to is named after CANN's version, which AscendCL's own does not tell apart. */
function describe(version: string, path: string): string {
  try {
    return `${version} in ${realpathSync(path)}`
  } catch {
    return version
  }
}
