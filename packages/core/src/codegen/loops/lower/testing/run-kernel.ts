// Runs a kernel on an engine and in the interpreter with the same arguments, and says where the results differ.
import type { Device } from '../../../../backend/driver.ts'
import { CheckWords } from '../../../../dispatch/launch/check-words.ts'
import { type CompiledKernel, LoadedKernel } from '../../../../dispatch/launch/compiled-kernel.ts'
import { decode, encode } from '../../../../dtype/index.ts'
import { OpGemsError } from '../../../../errors/errors.ts'
import { randomStream } from '../../../../kernel/elementwise/testing/samples.ts'
import { domain, type InterpretArguments, interpret, type Kernel } from '../../../../kernel/index.ts'
import { renderKernel } from '../../../families.ts'
import { layOut, type TensorSpec } from './tensor-spec.ts'

type Element = number | bigint

/** A kernel compiled for a device, outside the device's store. */
export function compileKernel(device: Device, kernel: Kernel): CompiledKernel {
  const rendered = renderKernel(kernel, device.target)
  const executable = device.load({ path: '', bytes: device.compile(rendered.source) }, rendered.entry)
  return new LoadedKernel(kernel, rendered, executable, device, new CheckWords(device))
}

/** Whole numbers that fit the dtype; now and then an extreme integer. */
function valuesOf({ parameter, seed, top }: TensorSpec, count: number): Element[] {
  const next = randomStream(seed)
  const { dtype } = parameter
  const kind = domain(dtype)
  return Array.from({ length: count }, () => {
    const u = next()
    if (kind === 'bool') return u < 0.5 ? 0 : 1
    if (kind !== 'int') return Math.round((u * 2 - 1) * top)
    if (u > 0.02) return BigInt(Math.floor(u * 100) - (dtype === 'uint8' ? 0 : 50))
    return dtype === 'uint8' ? 255n : -(2n ** BigInt(Number(dtype.slice(3)) - 1))
  })
}

/** The message of the error that `body` throws for a failed check, or null. */
function failure(body: () => void): string | null {
  try {
    body()
    return null
  } catch (error) {
    if (error instanceof OpGemsError && error.code === 'INDEX_OUT_OF_RANGE') return error.message
    throw error
  }
}

/** What differs between the device's results and the interpreter's, or null. `sizes` are the kernel's scalar arguments in order. */
export function compareLaunch(
  device: Device,
  compiled: CompiledKernel,
  specs: readonly TensorSpec[],
  sizes: readonly number[],
): string | null {
  const { kernel } = compiled
  const tensors = specs.map((spec) => {
    const layout = layOut(spec, sizes)
    const data = valuesOf(spec, layout.count)
    const bytes = encode(data as number[], spec.parameter.dtype)
    const address = device.allocate(bytes.byteLength)
    device.write(address, bytes)
    return { spec, ...layout, data, address, bytes: bytes.byteLength }
  })
  try {
    const names = kernel.scalars.map((s) => s.name)
    const scalars = Object.fromEntries(names.map((name, i) => [name, scalarOf(kernel, i, sizes[i]!)]))
    const host: InterpretArguments['tensors'] = Object.fromEntries(
      tensors.map((t) => [t.spec.parameter.name, { data: t.data, shape: t.shape, strides: t.strides, offset: 0 }]),
    )
    const expected = failure(() => interpret(kernel, { tensors: host, scalars, mode: 'faithful' }))
    const actual = failure(() => compiled.launch(tensors, sizes))
    if (expected !== null || actual !== null)
      return (expected === null) === (actual === null) ? null : `checks: interpreter ${expected}, device ${actual}`
    for (const t of tensors) {
      const result = decode(device.readSync(t.address, t.bytes), t.spec.parameter.dtype)
      const at = t.data.findIndex((value, i) => !isClose(value, result[i]!, t.spec))
      if (at >= 0)
        return `${t.spec.parameter.name}[${at}] of ${t.count}: ${result[at]}, expected ${t.data[at]} ± ${t.spec.tolerance}; shape ${t.shape}, strides ${t.strides}, sizes ${sizes}`
    }
    return null
  } finally {
    for (const t of tensors) device.free(t.address)
  }
}

const scalarOf = (kernel: Kernel, i: number, value: number): Element =>
  domain(kernel.scalars[i]!.dtype) === 'int' ? BigInt(value) : value

function isClose(expected: Element, actual: Element | boolean, { tolerance }: TensorSpec): boolean {
  if (typeof expected === 'bigint') return expected === BigInt(actual)
  const value = Number(actual)
  return (
    value === expected || Math.abs(value - expected) <= tolerance || (Number.isNaN(value) && Number.isNaN(expected))
  )
}
