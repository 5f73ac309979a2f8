// Draws calls of operators with arguments that mostly do not fit: right kinds with wrong values, and wrong kinds altogether.
import { dtypes } from '../../dtype/index.ts'
import type { Schema, SchemaType } from '../../schema/index.ts'
import { Tensor } from '../../tensor/index.ts'
import type { Runtime } from '../runtime.ts'

/** A number in [0, 1) from a seed, and the next ones (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Tensors of every dtype in shapes and layouts that seldom fit together; one is disposed, one is a stranger's. */
export function awkwardTensors(rt: Runtime, stranger: Runtime): readonly Tensor[] {
  const shapes = [[], [0], [1], [3], [2, 3], [3, 2], [2, 0, 3], [2, 3, 4], [1, 2, 3, 4]]
  const tensors: Tensor[] = []
  dtypes.forEach((dtype, i) => {
    if (!rt.device.target.dtypes.includes(dtype)) return
    for (const shape of [shapes[i % shapes.length]!, shapes[(i + 4) % shapes.length]!, [2, 3]]) {
      const empty = rt.empty(shape, dtype)
      const bytes = new Uint8Array(empty.storage.bytes)
      if (bytes.length > 0) rt.device.write(empty.address, bytes)
      tensors.push(empty)
    }
  })
  const matrix = rt.tensor([1, 2, 3, 4, 5, 6], { shape: [2, 3] })
  tensors.push(
    matrix,
    rt.view(matrix, [3, 2], [1, 3]),
    rt.view(matrix, [4, 2], [0, 1], 1),
    rt.view(matrix, [1], [1], 5),
  )
  tensors.push(rt.tensor([7, -9, 100], { dtype: 'int64' }), rt.tensor([NaN, Infinity, -1e30]))
  const disposed = rt.tensor([1])
  disposed.dispose()
  return [...tensors, disposed, stranger.tensor([[1, 2, 3]])]
}

const wrongValues: readonly unknown[] = [
  ...[null, undefined, true, false, 0, 1, -1, 2, 7, -7, 0.5, NaN, Infinity, -Infinity, 2 ** 31, -(2 ** 53), 1e300],
  ...[0n, 3n, 1n << 62n, -(1n << 70n), '', 'none', 'mean', 'float32', 'nonsense', 'aten::add', { re: 1, im: 2 }, {}],
  ...[[], [1], [0, 0], [1, -1], [2, 3], [5, 5], [-1, -1, -1], [[1], [2]], [null], ['x'], [0.5], [2 ** 31, 2 ** 31]],
  ...[
    () => 1,
    Symbol.iterator,
    new Date(0),
    new Uint8Array(3),
    new Float64Array([1.5]),
    new Map(),
    Object.create(null),
  ],
]
const integers = [0, 1, 2, 3, -1, -2, -3, 5, 100, -100, 2 ** 31, -(2 ** 31), 2 ** 53 - 1]
const floats = [0, 1, -1, 0.5, 2, NaN, Infinity, -1e300, 1e-8]
const words = [
  'none',
  'tanh',
  'mean',
  'sum',
  'max',
  'linear',
  'nonsense',
  'floor',
  'trunc',
  'ij,jk->ik',
  'left',
  'amax',
]

export class WrongCalls {
  constructor(
    private readonly tensors: readonly Tensor[],
    private readonly random: () => number,
    /** Share of arguments that are of a wrong kind; without, only the tensors are awkward. */
    private readonly mistakes = 0.12,
  ) {}

  /** Positional arguments, now and then one too few or too many, and keywords. */
  draw(schema: Schema): { positional: unknown[]; keywords: Record<string, unknown> } {
    const positional: unknown[] = []
    const keywords: Record<string, unknown> = {}
    for (const arg of schema.args) {
      if (arg.default !== undefined && this.random() < 0.4) break
      const value = this.random() < this.mistakes ? this.pick(wrongValues) : this.fitting(arg.type)
      if (arg.kwargOnly) keywords[arg.name] = value
      else positional.push(value)
    }
    if (this.random() < this.mistakes / 4) positional.pop()
    if (this.random() < this.mistakes / 4) positional.push(this.pick(wrongValues))
    if (this.random() < this.mistakes / 4) keywords.nonsense = 1
    return { positional, keywords }
  }

  /** Of the kind that the schema asks for; whether it fits the other arguments is chance. */
  private fitting(type: SchemaType): unknown {
    switch (type.kind) {
      case 'optional':
        return this.random() < 0.4 ? null : this.fitting(type.of)
      case 'list':
        return Array.from({ length: Math.floor(this.random() * 4) }, () => this.fitting(type.of))
      case 'Tensor':
        return this.pick(this.tensors)
      case 'int':
        return this.pick(integers.slice(0, this.random() < 0.8 ? 7 : undefined))
      case 'bool':
        return this.random() < 0.5
      case 'float':
      case 'Scalar':
      case 'complex':
        return this.pick(this.random() < 0.7 ? floats : integers)
      case 'str':
        return this.pick(words)
      case 'ScalarType':
        return this.pick(dtypes)
      default:
        return this.pick(wrongValues)
    }
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)]!
  }
}

/** Every tensor in a result. */
export function tensorsOf(result: unknown): Tensor[] {
  if (result instanceof Tensor) return [result]
  return Array.isArray(result) ? result.flatMap(tensorsOf) : []
}
