// What the models need of a runtime: the part of core's Runtime and Tensor that this package calls.

/** Every dtype a checkpoint may hold. */
export type ModelDType =
  | 'float64'
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'float8_e4m3fn'
  | 'float8_e5m2'
  | 'int64'
  | 'int32'
  | 'int16'
  | 'int8'
  | 'uint8'
  | 'bool'
  | 'complex64'

/** Dtypes that a model computes in. */
export const computeDTypes = ['float64', 'float32', 'float16', 'bfloat16'] as const
export type ComputeDType = (typeof computeDTypes)[number]

export interface ModelTensor {
  readonly dtype: string
  readonly shape: readonly number[]
  /** Contiguous values; waits for the device. */
  data(): Promise<ArrayLike<number> | ArrayLike<bigint>>
  /** Contiguous little-endian bytes in the tensor's own dtype; waits for the device. */
  bytes(): Promise<Uint8Array>
  dispose(): void
}

/** The operators the models call by typed function, with ATen's argument order. */
export interface ModelOps {
  add(self: ModelTensor, other: ModelTensor): ModelTensor
  mul(self: ModelTensor, other: ModelTensor): ModelTensor
  silu(self: ModelTensor): ModelTensor
  relu(self: ModelTensor): ModelTensor
  tanh(self: ModelTensor): ModelTensor
  gelu(self: ModelTensor, keywords: { approximate: 'none' | 'tanh' }): ModelTensor
  linear(input: ModelTensor, weight: ModelTensor, bias?: ModelTensor | null): ModelTensor
  embedding(weight: ModelTensor, indices: ModelTensor): ModelTensor
  rmsNorm(input: ModelTensor, normalizedShape: readonly number[], weight: ModelTensor, eps: number): ModelTensor
  layerNorm(
    input: ModelTensor,
    normalizedShape: readonly number[],
    weight: ModelTensor,
    bias: ModelTensor,
    eps: number,
  ): ModelTensor
  cat(tensors: readonly ModelTensor[], dim: number): ModelTensor
  narrow(self: ModelTensor, dim: number, start: number, length: number): ModelTensor
  select(self: ModelTensor, dim: number, index: number): ModelTensor
  view(self: ModelTensor, size: readonly number[]): ModelTensor
  reshape(self: ModelTensor, shape: readonly number[]): ModelTensor
  transpose(self: ModelTensor, dim0: number, dim1: number): ModelTensor
  copy_(self: ModelTensor, source: ModelTensor): ModelTensor
  argmax(self: ModelTensor, dim: number): ModelTensor
  topk(self: ModelTensor, k: number, dim: number): readonly ModelTensor[]
  zeros(size: readonly number[], keywords: { dtype: ModelDType }): ModelTensor
  to(self: ModelTensor, dtype: ModelDType): ModelTensor
}

/** Values on the host that `tensor` takes with an explicit dtype and shape. */
export type HostValues = Float64Array | Float32Array | BigInt64Array | Uint8Array

export interface ModelRuntime {
  readonly ops: ModelOps
  tensor(data: HostValues, options: { dtype: ModelDType; shape: readonly number[] }): ModelTensor
  /** Raw little-endian bytes of any dtype. */
  fromBytes(bytes: Uint8Array, options: { dtype: ModelDType; shape: readonly number[] }): ModelTensor
  /** Any operator by its ATen or PyTorch name. */
  call(name: string, args: readonly unknown[], kwargs?: Readonly<Record<string, unknown>>): unknown
  /** Disposes of every tensor made inside, but for the tensor or the array of tensors returned. */
  tidy<Result>(body: () => Result): Result
}
