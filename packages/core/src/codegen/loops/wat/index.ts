// The WebAssembly renderer: one LoopIR function as the text of one module.
import type { Elem, LibraryFunction, LoopFunction } from '../ir.ts'
import { Emission } from './emission.ts'
import { scalarOf } from './spelling.ts'
import { renderBlock } from './statement.ts'

const twoOperands: readonly LibraryFunction[] = ['pow', 'atan2', 'fmod']

function importLine(fn: LibraryFunction): string {
  const operands = twoOperands.includes(fn) ? 'f64 f64' : 'f64'
  return `  (import "math" "${fn}" (func $${fn} (param ${operands}) (result f64)))`
}

/** A launch argument: 8 bytes each; floats are stored as float64, the rest as int64 whose low half is enough for 32-bit locals. */
function loadSlot(slot: number, elem: Elem): string {
  const at = `offset=${slot * 8} (local.get $slots)`
  if (elem === 'f32') return `(f32.demote_f64 (f64.load ${at}))`
  return `(${scalarOf[elem]}.load ${at})`
}

/**
 * Renders a function as a module that imports its memory (`env.memory`, shared) and the maths functions it calls (`math.exp`, …)
 * and exports it under its own name: `(param slots first end scratch)`, all i32. Vectors must have a multiple of four lanes.
 * @throws OpGemsError BAD_KERNEL for IR that breaks its own rules
 */
export function renderWat(fn: LoopFunction): string {
  const e = new Emission(fn)
  if (fn.lanes !== 1 && fn.lanes % 4 !== 0) e.fail(`${fn.lanes} lanes; a vector needs a multiple of 4`)
  renderBlock(e, fn.body)
  const parameters = ['slots', fn.first.name, fn.end.name, fn.scratch.name].map((name) => `(param $${name} i32)`)
  return [
    '(module',
    '  (import "env" "memory" (memory 1 65536 shared))',
    ...[...e.libraryFunctions].sort().map(importLine),
    `  (func (export "${fn.name}") ${parameters.join(' ')}`,
    ...[...e.slots].map(([name, { elem }]) => `    (local ${name} ${scalarOf[elem]})`),
    ...[...e.locals].map(([name, type]) => `    (local ${name} ${type})`),
    ...[...e.slots].map(([name, { slot, elem }]) => `    (local.set ${name} ${loadSlot(slot, elem)})`),
    ...e.lines,
    '  )',
    ')',
    '',
  ].join('\n')
}
