// The values a case is made of: arguments before they reach the device, and results that are expected.
import { HostTensor } from './tensor.ts'

/** A name that PyTorch has a type for: a dtype, device, layout or memory format. */
export interface NamedValue {
  readonly kind: 'dtype' | 'device' | 'layout' | 'memory_format'
  readonly name: string
}

export interface ComplexValue {
  readonly kind: 'complex'
  readonly re: number
  readonly im: number
}

export type CaseValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | HostTensor
  | NamedValue
  | ComplexValue
  | readonly CaseValue[]

export const isList = (value: CaseValue | undefined): value is readonly CaseValue[] => Array.isArray(value)

/** The tensors of a value, depth first, in order. */
export function tensorsOf(value: CaseValue | undefined): HostTensor[] {
  if (value instanceof HostTensor) return [value]
  return isList(value) ? value.flatMap(tensorsOf) : []
}
