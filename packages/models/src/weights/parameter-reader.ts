// Brings matched parameters onto the device one at a time, and owns the tensors it made.
import { OpGemsError, type Tensor } from '@opgems/core'
import type { ComputeDType } from '../compute-dtypes.ts'
import type { ModelRuntime } from '../model-runtime.ts'
import type { Checkpoint } from '../safetensors/checkpoint.ts'
import type { StoredTensor } from '../safetensors/header.ts'
import { computeDTypeOf, type MatchedParameters } from './parameter-layout.ts'
import type { ParameterSource } from './parameter-source.ts'

export interface LoadProgress {
  readonly tensor: string
  readonly loadedBytes: number
  readonly totalBytes: number
}

export interface ReaderOptions {
  /** What the parameters are cast to where the file holds another dtype. */
  readonly dtype: ComputeDType
  readonly onProgress?: (progress: LoadProgress) => void
  readonly signal?: AbortSignal
}

export class ParameterReader implements ParameterSource {
  private readonly owned = new Set<Tensor>()
  readonly parameters = new Set<Tensor>()
  private readonly totalBytes: number
  private loadedBytes = 0

  constructor(
    private readonly rt: ModelRuntime,
    private readonly checkpoint: Checkpoint,
    private readonly matched: MatchedParameters,
    private readonly options: ReaderOptions,
  ) {
    this.totalBytes = [...matched.stored.values()].reduce((sum, tensor) => sum + tensor.end - tensor.begin, 0)
  }

  has(name: string): boolean {
    return this.matched.stored.has(name)
  }

  async tensor(name: string): Promise<Tensor> {
    return this.rows([name])
  }

  async rows(names: readonly string[]): Promise<Tensor> {
    const tensor = await this.stacked(names)
    this.parameters.add(tensor)
    return tensor
  }

  seenAs(parameter: Tensor, view: Tensor): Tensor {
    this.parameters.delete(parameter)
    this.parameters.add(view)
    return this.own(view)
  }

  private async stacked(names: readonly string[]): Promise<Tensor> {
    const parts: Tensor[] = []
    for (const run of runsOfOneDType(names.map((name) => this.stored(name)))) parts.push(await this.upload(run))
    const [first] = parts
    if (parts.length === 1 && first) return first
    const joined = this.own(this.rt.ops.cat(parts, 0))
    for (const part of parts) this.release(part)
    return joined
  }

  own(tensor: Tensor): Tensor {
    this.owned.add(tensor)
    return tensor
  }

  dispose(): void {
    for (const tensor of this.owned) this.release(tensor)
  }

  private release(tensor: Tensor): void {
    tensor.dispose()
    this.owned.delete(tensor)
  }

  private stored(name: string): StoredTensor {
    const tensor = this.matched.stored.get(name)
    if (tensor) return tensor
    throw new OpGemsError('BAD_FILE', `${this.checkpoint.path}: no tensor for ${name}`, { path: this.checkpoint.path })
  }

  /** Tensors of one dtype become one: rows that follow each other in memory need no copy on the device. */
  private async upload(tensors: readonly StoredTensor[]): Promise<Tensor> {
    const parts: Uint8Array[] = []
    for (const tensor of tensors) parts.push(await this.read(tensor))
    const [first] = tensors
    const dtype = first && computeDTypeOf(first)
    if (!first || !dtype) throw new OpGemsError('BAD_FILE', `${this.checkpoint.path}: nothing to load`)
    const rows = tensors.reduce((sum, tensor) => sum + (tensor.shape[0] ?? 1), 0)
    const shape = [rows, ...first.shape.slice(1)]
    const uploaded = this.own(this.rt.fromBytes(joinBytes(parts), { dtype, shape }))
    if (dtype === this.options.dtype) return uploaded
    const cast = this.own(this.rt.ops.to(uploaded, this.options.dtype))
    this.release(uploaded)
    return cast
  }

  private async read(tensor: StoredTensor): Promise<Uint8Array> {
    this.options.signal?.throwIfAborted()
    const bytes = await this.checkpoint.read(tensor.name)
    this.loadedBytes += bytes.length
    this.options.onProgress?.({ tensor: tensor.name, loadedBytes: this.loadedBytes, totalBytes: this.totalBytes })
    return bytes
  }
}

function runsOfOneDType(tensors: readonly StoredTensor[]): StoredTensor[][] {
  const runs: StoredTensor[][] = []
  for (const tensor of tensors) {
    const last = runs.at(-1)
    if (last?.[0]?.dtype === tensor.dtype) last.push(tensor)
    else runs.push([tensor])
  }
  return runs
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  if (parts.length === 1 && first) return first
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
