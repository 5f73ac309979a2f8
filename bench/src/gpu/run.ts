// One case: outputs compared first, then both sides timed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Runtime, Tensor } from '@opgems/core'
import { type GpuCase, type PoolName, poolCount } from './cases.ts'
import type { Times } from './figures.ts'
import { dispose, type Meter, tensorsOf } from './measure.ts'
import { operators, type Prepared } from './operators.ts'
import type { OutputFile, TorchPeer } from './peer.ts'

export interface GpuResult extends Times {
  readonly case: GpuCase
  /** Why ours has no time: an error, or a wrong output. */
  readonly failure: string | null
  /** Greatest error as a share of what is allowed. */
  readonly worst: number | null
}

export class Bench {
  readonly #floors = new Map<number, number>()
  #pool: { readonly dtype: PoolName; readonly tensor: Tensor } | null = null

  constructor(
    private readonly rt: Runtime,
    private readonly peer: TorchPeer,
    private readonly meter: Meter,
    private readonly folder: string,
    /** Milliseconds of runs behind each time. */
    private readonly rep: number,
    /** Elements of the pool; fewer on a device that is only tried out. */
    private readonly elements: number = poolCount,
  ) {}

  async run(one: GpuCase): Promise<GpuResult> {
    await this.#fillPool(one.dtype)
    const indexPath = join(this.folder, 'index')
    const indexShape = await this.peer.prepare(one.op, one.shape, one.dtype, indexPath)
    const ours = await this.#ours(one, indexPath, indexShape).catch((error: unknown) => ({ failure: message(error) }))
    const torch = await this.peer.time(this.rep).catch(() => null)
    const floor = await this.#floor(one.bytes)
    return { case: one, ours: null, worst: null, failure: null, ...ours, torch, floor }
  }

  async #ours(one: GpuCase, indexPath: string, indexShape: readonly number[] | null): Promise<Partial<GpuResult>> {
    const index = indexShape && this.rt.fromBytes(readFileSync(indexPath), { dtype: 'int64', shape: [...indexShape] })
    const prepared = operators[one.op]!({ rt: this.rt, pool: this.#pool!.tensor, shape: one.shape, index })
    try {
      const { problem, worst } = await this.peer.check(await this.#outputs(prepared))
      if (problem !== null) return { failure: `wrong: ${problem}`, worst }
      return { ours: this.meter.time(prepared.call, this.rep), worst }
    } finally {
      dispose(prepared.inputs)
      index?.dispose()
    }
  }

  /** The results of one call, in files. */
  async #outputs({ call }: Prepared): Promise<OutputFile[]> {
    const result = call()
    const files: OutputFile[] = []
    for (const [i, tensor] of tensorsOf(result).entries()) {
      const path = join(this.folder, `output${i}`)
      writeFileSync(path, await tensor.bytes())
      files.push({ path, dtype: tensor.dtype, shape: tensor.shape })
    }
    dispose(result)
    return files
  }

  async #fillPool(dtype: PoolName): Promise<void> {
    if (this.#pool?.dtype === dtype) return
    this.#pool?.tensor.dispose()
    const path = join(this.folder, 'pool')
    await this.peer.pool(dtype, this.elements, path)
    const tensor = this.rt.fromBytes(readFileSync(path), { dtype, shape: [this.elements] })
    this.#pool = { dtype, tensor }
  }

  async #floor(bytes: number): Promise<number> {
    const known = this.#floors.get(bytes) ?? (await this.peer.copy(bytes, this.rep))
    this.#floors.set(bytes, known)
    return known
  }

  close(): void {
    this.#pool?.tensor.dispose()
    this.meter.close()
  }
}

export const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))
