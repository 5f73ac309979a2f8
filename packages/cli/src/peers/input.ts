// Reads the harness's input files.
import { readFileSync } from 'node:fs'
import type { Task } from './protocol.ts'

export function readInput(task: Task, index: number): Float32Array {
  const path = task.inputs[index]
  if (path === undefined) throw new Error(`${task.operation}: input ${index} is missing`)
  const bytes = readFileSync(path)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}
