// A kernel's structural hash: equal for kernels that print alike, the key of caches of what is made from them.
import { createHash } from 'node:crypto'
import type { Kernel } from './node.ts'
import { printKernel } from './print.ts'

/** SHA-256 of the printed kernel, in hexadecimal. */
export function kernelHash(kernel: Kernel): string {
  return createHash('sha256').update(printKernel(kernel)).digest('hex')
}
