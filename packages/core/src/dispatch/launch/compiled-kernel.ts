// A kernel ready to launch: executable, argument block, and the functions that size its grid and scratch.
import type { Executable } from '../../backend/driver.ts'
import { estimateKernel } from '../../codegen/estimate.ts'
import type { RenderedKernel } from '../../codegen/families.ts'
import { compileScalar, type ScalarFunction } from '../../codegen/scalar-expression.ts'
import type { Axis, Kernel, KernelDType } from '../../kernel/index.ts'
import type { ProfiledDevice, Profiler } from '../profile/profiler.ts'
import { ArgumentBlock } from './argument-block.ts'
import type { CheckWords } from './check-words.ts'

/** A tensor argument: where it starts and its stride along each of the kernel's dimensions, in elements. */
export interface TensorArgument {
  readonly address: number
  readonly strides: readonly number[]
}

const alignment = 64

/** Where each argument goes in the block of 8-byte slots. */
interface Places {
  readonly status: number
  readonly tensors: readonly number[]
  /** By tensor: (dimension, slot) of each stride that is passed. */
  readonly strides: readonly (readonly (readonly [number, number])[])[]
  readonly scalars: readonly { readonly slot: number; readonly dtype: KernelDType }[]
}

/** A kernel that can be launched. */
export interface CompiledKernel {
  readonly kernel: Kernel
  /**
   * Launches with arguments in the order of the kernel's tensors and scalars; `strides` stand for the tensors' own. Nothing
   * runs when the grid is empty.
   */
  launch(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides?: readonly (readonly number[])[],
  ): void
}

/** One executable with its argument block. */
export class LoadedKernel implements CompiledKernel {
  private readonly block: ArgumentBlock
  private readonly places: Places
  private readonly checkWord: number
  private readonly grid: readonly ScalarFunction[]
  private readonly scratch: ScalarFunction

  constructor(
    readonly kernel: Kernel,
    rendered: RenderedKernel,
    private readonly executable: Executable,
    private readonly device: ProfiledDevice,
    private readonly checks: CheckWords,
  ) {
    this.block = new ArgumentBlock(rendered.slots.count)
    this.places = placesOf(kernel, rendered)
    this.checkWord = this.places.status >= 0 ? checks.claim(kernel) : 0
    const position = (name: string) => kernel.scalars.findIndex((s) => s.name === name)
    this.grid = rendered.grid.map((g) => compileScalar(g, position))
    this.scratch = scratchFunction(rendered.scratch, position)
    this.serial = rendered.serial
    this.scratchpad = rendered.estimate
  }
  private readonly serial: boolean
  private readonly scratchpad: RenderedKernel['estimate']
  private estimate: ReturnType<typeof estimateKernel> | undefined

  launch(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides?: readonly (readonly number[])[],
  ): void {
    const sizes = scalars as readonly number[]
    let programs = 1
    for (let i = 0; i < this.grid.length; i++) programs *= this.grid[i]!(sizes)
    if (programs === 0) return
    this.fill(tensors, scalars, strides)
    if (this.device.profiler)
      this.announce(this.device.profiler, sizes, programs, strides ?? tensors.map((t) => t.strides))
    this.device.launch(this.executable, this.block.bytes, programs, this.scratch(sizes), this.serial)
    if (this.places.status >= 0) this.checks.launched()
  }

  private announce(
    profiler: Profiler,
    sizes: readonly number[],
    programs: number,
    strides: readonly (readonly number[])[],
  ): void {
    const { kernel } = this
    this.estimate ??= estimateKernel(kernel)
    const scratchpad = this.scratchpad?.({
      scalars: Object.fromEntries(kernel.scalars.map(({ name }, i) => [name, Number(sizes[i])])),
      strides: Object.fromEntries(kernel.tensors.map(({ name }, i) => [name, strides[i]!])),
      programs,
    })
    profiler.expect(kernel.name, { ...this.estimate(sizes), ...(scratchpad ? { scratchpad } : {}) })
  }
  private fill(
    tensors: readonly TensorArgument[],
    scalars: readonly (number | bigint)[],
    strides: readonly (readonly number[])[] | undefined,
  ): void {
    const { places, block } = this
    if (places.status >= 0) block.setInteger(places.status, this.checkWord)
    for (let t = 0; t < tensors.length; t++) {
      const tensor = tensors[t]!
      block.setInteger(places.tensors[t]!, tensor.address)
      const passed = places.strides[t]!
      if (passed.length === 0) continue
      const given = strides ? strides[t]! : tensor.strides
      for (let i = 0; i < passed.length; i++) block.setInteger(passed[i]![1], given[passed[i]![0]]!)
    }
    for (let s = 0; s < scalars.length; s++) this.setScalar(places.scalars[s]!, scalars[s]!)
  }
  private setScalar({ slot, dtype }: { slot: number; dtype: KernelDType }, value: number | bigint): void {
    if (dtype === 'float32' || dtype === 'float64') this.block.setFloat(slot, Number(value))
    else if (typeof value === 'number') this.block.setInteger(slot, value)
    else this.block.setBigint(slot, value)
  }
}

function placesOf(kernel: Kernel, { slots }: RenderedKernel): Places {
  return {
    status: slots.status,
    tensors: kernel.tensors.map((t) => slots.tensors.get(t.name)!),
    strides: kernel.tensors.map((t) =>
      slots.strides.get(t.name)!.flatMap((slot, dimension) => (slot < 0 ? [] : [[dimension, slot] as const])),
    ),
    scalars: kernel.scalars.map((s) => slots.scalars.get(s.name)!),
  }
}

function scratchFunction(tiles: RenderedKernel['scratch'], position: (name: string) => number): ScalarFunction {
  if (tiles.length === 0) return () => 0
  const sizes = tiles.map(({ bytes, axes }) => ({ bytes, extents: axes.map((a) => extentFunction(a, position)) }))
  return (scalars) =>
    sizes.reduce((sum, t) => sum + t.extents.reduce((n, extent) => n * extent(scalars), t.bytes) + alignment, alignment)
}
function extentFunction(axis: Axis, position: (name: string) => number): ScalarFunction {
  const { size } = axis
  if (size !== null) return () => size
  const from = compileScalar(axis.from, position)
  const limit = compileScalar(axis.limit, position)
  return (scalars) => Math.max(0, limit(scalars) - from(scalars))
}
