// The Ascend C compiler: CANN's run-time compilation, aclrtc.
import { realpathSync } from 'node:fs'
import { OpGemsError } from '@opgems/core'
import { type Compiler, loadRunTimeLibrary, type RunTimeApi, RunTimeCompiler } from '@opgems/emulator'
import { compilerNames } from '../acl/libraries.ts'

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

/** `folder` receives sources that fail to compile, `version` is AscendCL's. @throws NO_DEVICE when it is not there */
export function findCompiler(version: string, folder: string, names: readonly string[] = compilerNames()): Compiler {
  const reasons: string[] = []
  for (const path of names) {
    try {
      loadRunTimeLibrary(path, aclrtcApi)
      return new RunTimeCompiler({
        ...{ vendor: 'ascend', program: 'aclrtc', version: describe(version, path), path, api: aclrtcApi, folder },
        options: [],
        architectureOption: '--npu-arch=',
        sourceExtension: '.asc',
      })
    } catch (error) {
      reasons.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new OpGemsError(
    'NO_DEVICE',
    `ascend: no aclrtc (${reasons.join('; ')}): install CANN 8.5 or later and source its set_env.sh`,
  )
}

/** The folder that links lead to is named after CANN's version, which AscendCL's own does not tell apart. */
function describe(version: string, path: string): string {
  try {
    return `${version} in ${realpathSync(path)}`
  } catch {
    return version
  }
}
