// Tests' way to the native engine: LoopIR functions compiled, loaded and launched on a device.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scalarType, vectorType } from '../../../../core/src/codegen/loops/build.ts'
import { renderCpp } from '../../../../core/src/codegen/loops/cpp/index.ts'
import type { Elem, LoopFunction, Stmt, Variable } from '../../../../core/src/codegen/loops/ir.ts'
import { cacheFolder } from '../../../../core/src/dispatch/cache/cache-folder.ts'
import type { Device, Executable } from '../../../../core/src/index.ts'
import type { NativeDevice } from '../device.ts'
import { NativeDriver } from '../driver.ts'

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'opgems-native-'))

/** The compiled support library is shared by all tests. */
export const openNative = (threads = 2): NativeDevice =>
  new NativeDriver().open('native', { threads, cacheFolder: cacheFolder() })

export const variable = (name: string, elem: Elem, lanes = 1): Variable => ({
  name,
  type: lanes === 1 ? scalarType(elem) : vectorType(elem, lanes),
})

export const [first, end, scratch] = [
  variable('first', 'index'),
  variable('end', 'index'),
  variable('scratch', 'ptr'),
] as const

export const loopFunction = (name: string, lanes: number, body: readonly Stmt[]): LoopFunction => ({
  name,
  lanes,
  first,
  end,
  scratch,
  body,
})

export function loadFunction(device: Device, fn: LoopFunction): Executable {
  return device.load({ path: '', bytes: device.compile(renderCpp(fn)) }, fn.name)
}

/** Launch arguments: a bigint or integer as 64 bits, `{ float }` as a float64. */
export function slotBytes(...values: readonly (number | bigint | { readonly float: number })[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8))
  values.forEach((value, slot) => {
    if (typeof value === 'object') view.setFloat64(slot * 8, value.float, true)
    else view.setBigInt64(slot * 8, BigInt(value), true)
  })
  return new Uint8Array(view.buffer)
}

/** A typed array's bytes in device memory. */
export function upload(device: Device, array: ArrayBufferView): number {
  const address = device.allocate(Math.max(array.byteLength, 64))
  device.write(address, new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return address
}
