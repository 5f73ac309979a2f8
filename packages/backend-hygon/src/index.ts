// The public face of @opgems/backend-hygon.
export { compilerOptions as hipOptions, findCompiler as findHipCompiler } from './compiler/compiler.ts'
export { hipDialect } from './dialect.ts'
export { hygonDriver } from './driver.ts'
export { plugin } from './plugin.ts'
export { hygonTarget } from './target.ts'
