// The order of a kernel's launch arguments: 8-byte slots that the host fills and the rendered source reads.
import type { Kernel, KernelDType } from '../kernel/index.ts'

export interface SlotLayout {
  /** Address of the int32 status word that failed checks write; -1 when the kernel has no check. */
  readonly status: number
  /** By tensor name: slot of its address (storage offset included). */
  readonly tensors: ReadonlyMap<string, number>
  /** By tensor name: slot of each dimension's stride in elements, or -1 where the stride is a fact. */
  readonly strides: ReadonlyMap<string, readonly number[]>
  readonly scalars: ReadonlyMap<string, { readonly slot: number; readonly dtype: KernelDType }>
  readonly count: number
}

export function layoutSlots(kernel: Kernel): SlotLayout {
  let next = 0
  const status = kernel.checks.length ? next++ : -1
  const tensors = new Map(kernel.tensors.map((t) => [t.name, next++]))
  const strides = new Map(kernel.tensors.map((t) => [t.name, t.strides.map((fact) => (fact === 'any' ? next++ : -1))]))
  const scalars = new Map(kernel.scalars.map((s) => [s.name, { slot: next++, dtype: s.dtype }]))
  return { status, tensors, strides, scalars, count: next }
}
