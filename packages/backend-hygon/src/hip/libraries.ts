// Where DTK's libraries are: their names differ between its generations, and env.sh may not have been sourced.
import { join } from 'node:path'

/** The variable that names the run time's library in place of the usual names. */
const runTimeVariable = 'OPGEMS_HIP_LIBRARY'

const roots = (): readonly string[] =>
  [process.env.ROCM_PATH, process.env.DTKROOT, '/opt/dtk'].filter((root): root is string => Boolean(root))

/** The run time's library, in the order tried. */
export function runTimeNames(): readonly string[] {
  const named = process.env[runTimeVariable]
  if (named) return [named]
  const folders = roots().flatMap((root) => [join(root, 'hip/lib'), join(root, 'lib')])
  const installed = folders.flatMap((folder) => [join(folder, 'libgalaxyhip.so.5'), join(folder, 'libgalaxyhip.so')])
  return [...new Set(installed), 'libgalaxyhip.so.5', 'libgalaxyhip.so', 'libamdhip64.so', 'libamdhip64.so.5']
}

/** hiprtc is part of the run time in DTK's line of HIP 5.2, and a library of its own later. */
export function compilerNames(): readonly string[] {
  return [...runTimeNames(), 'libhiprtc.so', 'libhiprtc.so.5', 'libhiprtc.so.6']
}

/** Folders of a program of the toolkit: first the PATH. */
export const programNames = (name: string): readonly string[] => [
  name,
  ...roots().map((root) => join(root, 'bin', name)),
]
