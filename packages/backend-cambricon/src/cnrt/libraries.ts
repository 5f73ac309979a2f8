// Where CNToolkit's libraries and programs are.
import { join } from 'node:path'

const root = (): string => process.env.NEUWARE_HOME ?? '/usr/local/neuware'

const names = (library: string): readonly string[] => [join(root(), 'lib64', library), library]

export const runTimeNames = (): readonly string[] => names('libcnrt.so')
export const driverNames = (): readonly string[] => names('libcndrv.so')
export const compilerNames = (): readonly string[] => names('libcnrtc.so')

/** Paths of a program of the toolkit: first the PATH. */
export const programNames = (name: string): readonly string[] => [name, join(root(), 'bin', name)]
