// Where CANN's libraries and programs are.
import { join } from 'node:path'

/** The variables that set_env.sh sets, then the folders of CANN 8.5 and later, and of earlier versions. */
const roots = (): readonly string[] =>
  [process.env.ASCEND_HOME_PATH, process.env.ASCEND_TOOLKIT_HOME]
    .filter((root) => root !== undefined)
    .concat(['/usr/local/Ascend/cann', '/usr/local/Ascend/ascend-toolkit/latest'])

const names = (library: string): readonly string[] => [...roots().map((root) => join(root, 'lib64', library)), library]

export const runTimeNames = (): readonly string[] => names('libascendcl.so')
export const compilerNames = (): readonly string[] => names('libacl_rtc.so')

/** Of CANN 9, and of earlier versions. */
const commandFolders = ['bin', 'tools/bisheng_compiler/bin', 'tools/ccec_compiler/bin', 'compiler/ccec_compiler/bin']

/** Paths of the compiler as a command: first the PATH, which set_env.sh extends. */
export const commandNames = (): readonly string[] => [
  'bisheng',
  ...roots().flatMap((root) => commandFolders.map((folder) => join(root, folder, 'bisheng'))),
]
