// The WebAssembly toolchain: our assembler and the engine's validator; no program outside the process.
import { OpGemsError } from '@opgems/core'
import { assemble } from './assembler/index.ts'
import { webAssembly } from './webassembly.ts'

const probe = `(module (func (export "f") (param $a v128) (result v128)
  (f32x4.relaxed_madd (local.get $a) (local.get $a) (local.get $a))))`

/** Whether this engine has relaxed SIMD (Node 22 and later do). */
export const relaxedSimd: boolean = webAssembly.validate(assemble(probe, { relaxedSimd: true }))

/** Raised when the assembler's output for the same text changes. */
const ASSEMBLER_VERSION = 1
export const toolchainId = `opgems-wat ${ASSEMBLER_VERSION}${relaxedSimd ? ' relaxed-simd' : ''}`

/** @throws OpGemsError COMPILE_FAILED with what the assembler or the engine said */
export function compileWat(source: string): Uint8Array {
  try {
    const bytes = assemble(source, { relaxedSimd })
    if (!webAssembly.validate(bytes)) new webAssembly.Module(bytes)
    return bytes
  } catch (cause) {
    const log = cause instanceof Error ? cause.message : String(cause)
    throw new OpGemsError(
      'COMPILE_FAILED',
      `WebAssembly text was refused: ${log}`,
      { target: 'cpu:wasm', log },
      { cause },
    )
  }
}
