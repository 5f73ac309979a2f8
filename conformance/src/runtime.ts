// What the suite needs of a runtime: a structural part of @opgems/core's outside contract, so that any backend, or a fake, can be checked.

/** A tensor on the device under test. */
export interface ConformanceTensor {
  readonly dtype: string
  readonly shape: readonly number[]
  /** Strides in elements. */
  readonly strides: readonly number[]
  /** The contiguous little-endian bytes in the tensor's own dtype; waits for the device. */
  bytes(): Promise<Uint8Array>
  dispose(): void
}

/** Which of a kernel's variants a run proves: reports that differ in it are of different kernels. */
export interface KernelChoice {
  /** Whether candidates were timed and the fastest taken. */
  readonly tune: boolean
  /** The candidate taken of each kernel in any case, counted around in a circle; null: the first or the known winner. */
  readonly candidate: number | null
  /** Whether winners of earlier timings counted. */
  readonly knownWinners: boolean
  /** Whether the backend's own kernels competed with the general ones. */
  readonly overrides: boolean
}

/** The runtime under test. Methods may throw an error whose `code` says that the call is unsupported. */
export interface ConformanceRuntime {
  /** `probe` says in words what the device is and what compiles for it; reports quote it. */
  readonly device: {
    readonly name: string
    readonly probe?: { readonly description: string; readonly toolchain: string }
  }
  readonly backend: { readonly id: string; readonly version?: string }
  /** The settings that decide which kernels run, where there are such; reports quote them. */
  readonly kernelChoice?: KernelChoice
  /** Calls an operator by ATen name (`aten::add.Tensor`) or by PyTorch's public name (`nn.functional.gelu`). */
  call(op: string, args: readonly unknown[], kwargs?: Readonly<Record<string, unknown>>): unknown
  fromBytes(bytes: Uint8Array, options: TensorOptions): ConformanceTensor
  synchronize(): Promise<void>
  close(): Promise<void>
  /** How many tensors are alive; without it leaks are not checked. */
  memory?(): { readonly tensors: number }
  /**
   * Gradients of `outputs` with respect to `inputs`, as torch.autograd.grad(…, allow_unused=True) gives them; null where
   * an input was not used. Without it the cases of the gradient corpus count as unsupported.
   */
  grad?(
    outputs: readonly ConformanceTensor[],
    inputs: readonly ConformanceTensor[],
    gradOutputs?: readonly ConformanceTensor[],
  ): readonly (ConformanceTensor | null)[] | Promise<readonly (ConformanceTensor | null)[]>
}

/** How `fromBytes` reads its bytes. */
export interface TensorOptions {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly requiresGrad?: boolean
}

/** Whether a call's result is a tensor of the device under test. */
export function isTensor(value: unknown): value is ConformanceTensor {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<ConformanceTensor>).bytes === 'function' &&
    Array.isArray((value as Partial<ConformanceTensor>).shape)
  )
}
