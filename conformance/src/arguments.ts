// Looking up a call's arguments, which goldens give by position or by name.
import type { ConformanceCase } from './case.ts'
import { type DType, isComplex, isDType } from './host/dtypes.ts'
import { HostTensor } from './host/tensor.ts'
import { type CaseValue, isList } from './host/value.ts'

/** The arguments of a call. */
export type Call = Pick<ConformanceCase, 'operator' | 'args' | 'kwargs'>

export function argument(test: Call, position: number, ...names: string[]): CaseValue | undefined {
  for (const name of names) if (test.kwargs[name] !== undefined) return test.kwargs[name]
  return test.args[position]
}

/** A real tensor argument, or undefined. */
export function tensorArgument(test: Call, position: number, ...names: string[]): HostTensor | undefined {
  const value = argument(test, position, ...names)
  return value instanceof HostTensor && !isComplex(value.dtype) ? value : undefined
}

export function numberArgument(test: Call, position: number, ...names: string[]): number | undefined {
  const value = argument(test, position, ...names)
  return typeof value === 'number' ? value : undefined
}

/** The dtype that the keyword argument asks for. */
export function askedDtype({ kwargs: { dtype } }: Call): DType | undefined {
  if (typeof dtype !== 'object' || dtype === null || !('kind' in dtype) || dtype.kind !== 'dtype') return undefined
  return isDType(dtype.name) ? dtype.name : undefined
}

/** The dimensions a reduction runs over: an argument that is one dimension or a list; all of them where it is absent. */
export function reducedDims(value: CaseValue | undefined, rank: number): number[] {
  const all = Array.from({ length: rank }, (_, d) => d)
  const wrap = (d: number) => (d < 0 ? d + Math.max(rank, 1) : d)
  if (typeof value === 'number') return rank === 0 ? [] : [wrap(value)]
  if (!isList(value) || value.length === 0) return all
  return rank === 0 ? [] : value.map((d) => wrap(Number(d)))
}
