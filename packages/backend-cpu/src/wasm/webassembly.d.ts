// The part of WebAssembly's JavaScript interface that the engine uses; TypeScript declares it for browsers only.
export {}

declare global {
  declare namespace WebAssembly {
    class Memory {
      constructor(descriptor: { initial: number; maximum: number; shared: true })
      readonly buffer: SharedArrayBuffer
      /** Pages before. @throws RangeError */
      grow(pages: number): number
    }
    class Module {
      constructor(bytes: Uint8Array)
    }
    class Instance {
      constructor(module: Module, imports: Record<string, Record<string, unknown>>)
      readonly exports: Record<string, unknown>
    }
    function validate(bytes: Uint8Array): boolean
  }
}
