// Calls into the driver with its error codes turned into OpGems errors.
import { type ErrorCode, OpGemsError } from '@opgems/core'
import type { DriverFunction, DriverLibrary } from './driver-library.ts'

/** CUresult values that mean something to the user. */
const meanings: Readonly<Record<number, { readonly code: ErrorCode; readonly advice: string }>> = {
  2: { code: 'OUT_OF_MEMORY', advice: 'free tensors, or lower memoryLimit of other processes' },
  35: { code: 'NO_DEVICE', advice: 'the driver is older than the toolkit: update the driver' },
  100: { code: 'NO_DEVICE', advice: 'no GPU is visible: check CUDA_VISIBLE_DEVICES and the container’s devices' },
  101: { code: 'NO_DEVICE', advice: 'there is no GPU of this number' },
  200: { code: 'COMPILE_FAILED', advice: 'the kernel’s binary is invalid' },
  209: { code: 'COMPILE_FAILED', advice: 'the kernel was compiled for another architecture' },
  214: { code: 'LAUNCH_FAILED', advice: 'the GPU reports an uncorrectable memory error: it needs a reset' },
  700: {
    code: 'LAUNCH_FAILED',
    advice: 'a kernel accessed an illegal address; this process’s context is lost, start again',
  },
  701: { code: 'LAUNCH_FAILED', advice: 'the kernel needs more registers or threads than the GPU has' },
  702: { code: 'LAUNCH_FAILED', advice: 'a kernel ran into the display’s time limit' },
  719: { code: 'LAUNCH_FAILED', advice: 'a kernel failed; this process’s context is lost, start again' },
  999: { code: 'LAUNCH_FAILED', advice: 'the driver reports an unknown error: see dmesg for Xid messages' },
}

/** Calls a driver function. @throws OpGemsError with the driver's name of the failure and what to do */
export function call(cuda: DriverLibrary, name: DriverFunction, ...args: readonly unknown[]): void {
  const result = cuda[name](...args)
  if (result !== 0) throw driverError(cuda, name, result)
}

export function driverError(cuda: DriverLibrary, name: DriverFunction, result: number): OpGemsError {
  const meaning = meanings[result]
  const text = `${errorText(cuda, 'cuGetErrorName', result)} (${result}): ${errorText(cuda, 'cuGetErrorString', result)}`
  return new OpGemsError(
    meaning?.code ?? 'LAUNCH_FAILED',
    `nvidia: ${name} failed: ${text}${meaning ? `; ${meaning.advice}` : ''}`,
  )
}

function errorText(cuda: DriverLibrary, name: 'cuGetErrorName' | 'cuGetErrorString', result: number): string {
  const out: (string | null)[] = [null]
  return cuda[name](result, out) === 0 && out[0] ? out[0] : 'unknown error'
}

/** The value that a function writes through its first argument. */
export function query(cuda: DriverLibrary, name: DriverFunction, ...rest: readonly unknown[]): number {
  const out: (number | bigint)[] = [0]
  call(cuda, name, out, ...rest)
  return Number(out[0])
}
