// Calls into the driver with its error codes turned into OpGems errors.
import { OpGemsError } from '@opgems/core'
import type { DriverFunction, DriverLibrary } from './driver-library.ts'
import { meaningOf } from './error-meanings.ts'

/** Calls a driver function. @throws OpGemsError with the driver's name of the failure and what to do */
export function call(cuda: DriverLibrary, name: DriverFunction, ...args: readonly unknown[]): void {
  const result = cuda[name](...args)
  if (result !== 0) throw driverError(cuda, name, result)
}

/** The value that a function writes through its first argument. */
export function query(cuda: DriverLibrary, name: DriverFunction, ...rest: readonly unknown[]): number {
  const out: (number | bigint)[] = [0]
  call(cuda, name, out, ...rest)
  return Number(out[0])
}

export function driverError(cuda: DriverLibrary, name: DriverFunction, result: number): OpGemsError {
  const { code, advice } = meaningOf(result)
  return new OpGemsError(code, `nvidia: ${describeFailure(cuda, name, result)}${advice ? `; ${advice}` : ''}`)
}

/** 'cuInit failed: CUDA_ERROR_NO_DEVICE (100): no CUDA-capable device is detected' */
export function describeFailure(cuda: DriverLibrary, name: DriverFunction, result: number): string {
  return `${name} failed: ${errorText(cuda, 'cuGetErrorName', result)} (${result}): ${errorText(cuda, 'cuGetErrorString', result)}`
}

function errorText(cuda: DriverLibrary, name: 'cuGetErrorName' | 'cuGetErrorString', result: number): string {
  const out: (string | null)[] = [null]
  return cuda[name](result, out) === 0 && out[0] ? out[0] : 'unknown error'
}
