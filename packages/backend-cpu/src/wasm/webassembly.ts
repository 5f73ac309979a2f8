// WebAssembly's JavaScript interface as far as the engine uses it; TypeScript declares it for browsers only.

export interface WasmMemory {
  readonly buffer: SharedArrayBuffer
  /** Adds pages of 64 KiB. @throws RangeError past the maximum */
  grow(pages: number): number
}
/** Compiled code; may be sent to worker threads. */
export type WasmModule = object
export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>
}
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface Engine {
  readonly Memory: new (descriptor: { initial: number; maximum: number; shared: true }) => WasmMemory
  readonly Module: new (bytes: Uint8Array) => WasmModule
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance
  validate(bytes: Uint8Array): boolean
}

export const webAssembly: Engine = (globalThis as unknown as { WebAssembly: Engine }).WebAssembly
