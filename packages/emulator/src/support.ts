// The emulator's run time, opened with koffi. Its symbols are global, because kernels call them.
import koffi from 'koffi'

export interface Support {
  allocate(bytes: number): number
  free(address: number, bytes: number): void
  /** Address of the first byte written behind a block, in what its last 64 bytes leave over; 0 where there is none. */
  trespass(address: number, bytes: number): number
  copy(to: number, from: number, bytes: number): void
  write(to: number, from: Uint8Array, bytes: number): void
  read(to: Uint8Array, from: number, bytes: number): void
  load(path: string, entry: string): number
  launch(kernel: number, slots: Uint8Array, blocks: number, threads: number, lanes: number, backwards: number): number
  message(): string
  /** Address, line of the source, block and thread of the last failure, as int64. */
  failure(out: Uint8Array): void
  source(kernel: number): string
}

const signatures = {
  allocate: 'int64_t emu_allocate(int64_t bytes)',
  free: 'void emu_free(int64_t address, int64_t bytes)',
  trespass: 'int64_t emu_trespass(int64_t address, int64_t bytes)',
  copy: 'void emu_copy(int64_t to, int64_t from, int64_t bytes)',
  write: 'void emu_write(int64_t to, uint8_t* from, int64_t bytes)',
  read: 'void emu_read(uint8_t* to, int64_t from, int64_t bytes)',
  load: 'int64_t emu_load(const char* path, const char* entry)',
  launch: 'int emu_launch(int64_t kernel, uint8_t* slots, int64_t blocks, int threads, int lanes, int backwards)',
  message: 'const char* emu_message()',
  failure: 'void emu_failure(uint8_t* out)',
  source: 'const char* emu_source(int64_t kernel)',
} as const satisfies Record<keyof Support, string>

let opened: Support | undefined

/** The run time of this process, from the library that `build` gives the path of. One for all devices: kernels bind to its symbols by name. */
export function theSupport(build: () => string): Support {
  opened ??= openSupport(build())
  return opened
}

/** koffi gives integers as numbers where they are safe, which addresses are. */
function openSupport(path: string): Support {
  const library = koffi.load(path, { global: true })
  return Object.fromEntries(
    Object.entries(signatures).map(([name, signature]) => [name, library.func(signature)]),
  ) as unknown as Support
}
