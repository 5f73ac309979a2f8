// bisheng, the Ascend C compiler as a command: for where there is no aclrtc, or no launch of a binary. It makes shared objects of the host.
import { spawnSync } from 'node:child_process'
import { type Compiler, commandCompiler } from '@opgems/emulator'
import { launchName } from '../acl/shared-object.ts'

/** Of the command's manual and its users: Ascend C, for the host to load. */
const options: readonly string[] = ['-x', 'asc', '-O2', '-std=c++17', '--shared', '-fPIC']

/** Null where none of the commands runs. `folder` receives sources that fail to compile. */
export function findBisheng(folder: string, commands: readonly string[]): Compiler | null {
  for (const command of commands) {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' })
    const version = /(\d+\.\d+[\d.]*)/.exec(stdout ?? '')?.[1]
    if (status !== 0 || !version) continue
    return commandCompiler({
      ...{ vendor: 'ascend', program: 'bisheng', version, command, folder, options, complete: withLaunch },
      sourceExtension: '.asc',
      target: (architecture) => [`--npu-arch=${architecture}`],
    })
  }
  return null
}

/** The kernel with a function of the host that launches it: its parameters' values come by their addresses. */
export function withLaunch(source: string): string {
  const [, name, list] = /__aicore__ void (\w+)\(([^)]*)\)/.exec(source) ?? []
  if (name === undefined || list === undefined) return source
  const values = list
    .split(',')
    .filter((parameter) => parameter.trim() !== '')
    .map((parameter, i) => `*(${hostType(parameter)}*)parameters[${i}]`)
  return `${source}
extern "C" int ${launchName(name)}(unsigned int cores, void* stream, void** parameters) {
  ${name}<<<cores, nullptr, stream>>>(${values.join(', ')});
  return 0;
}
`
}

/** Of a parameter's declaration, without its name and the address space, which the host has no word for. */
const hostType = (parameter: string): string =>
  parameter
    .replace(/\w+\s*$/, '')
    .replaceAll('__gm__', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
