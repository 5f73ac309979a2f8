// The operators of the reference runtime, each as its defining formula.
import type { DType } from '@opgems/core'
import type { ModelOperator } from '../model-runtime.ts'
import { referenceAttention } from './reference-attention.ts'
import { experts } from './reference-experts.ts'
import type { ReferenceRuntime } from './reference-runtime.ts'
import type { ReferenceTensor } from './reference-tensor.ts'
import { referenceViews } from './reference-views.ts'

type Unary = (x: ReferenceTensor) => ReferenceTensor
type Binary = (a: ReferenceTensor, b: ReferenceTensor) => ReferenceTensor

/** Core's operators in the one form in which models call each. */
export interface ReferenceOps extends Record<ModelOperator, (...args: never) => unknown> {
  add(a: ReferenceTensor, b: ReferenceTensor | number): ReferenceTensor
  add_(a: ReferenceTensor, b: number): ReferenceTensor
  mul(a: ReferenceTensor, b: ReferenceTensor | number): ReferenceTensor
  sigmoid: Unary
  silu: Unary
  siluAndMul: Binary
  relu: Unary
  softmax(self: ReferenceTensor, dim: number): ReferenceTensor
  div: Binary
  sum(self: ReferenceTensor, dims: readonly number[], keepdim: boolean): ReferenceTensor
  fusedExperts(
    x: ReferenceTensor,
    w1: ReferenceTensor,
    w2: ReferenceTensor,
    shares: ReferenceTensor,
    ids: ReferenceTensor,
  ): ReferenceTensor
  tanh: Unary
  gelu(self: ReferenceTensor, keywords: { approximate: string }): ReferenceTensor
  linear(input: ReferenceTensor, weight: ReferenceTensor, bias?: ReferenceTensor | null): ReferenceTensor
  embedding: Binary
  rmsNorm(x: ReferenceTensor, shape: readonly number[], weight: ReferenceTensor, eps: number): ReferenceTensor
  addRmsNorm(
    x: ReferenceTensor,
    residual: ReferenceTensor,
    shape: readonly number[],
    weight: ReferenceTensor,
    eps: number,
  ): readonly ReferenceTensor[]
  layerNorm(
    x: ReferenceTensor,
    shape: readonly number[],
    weight: ReferenceTensor,
    bias: ReferenceTensor,
    eps: number,
  ): ReferenceTensor
  cat(tensors: readonly ReferenceTensor[], dim: number): ReferenceTensor
  narrow(self: ReferenceTensor, dim: number, start: number, length: number): ReferenceTensor
  select(self: ReferenceTensor, dim: number, index: number): ReferenceTensor
  view(self: ReferenceTensor, size: readonly number[]): ReferenceTensor
  reshape(self: ReferenceTensor, shape: readonly number[]): ReferenceTensor
  transpose(self: ReferenceTensor, dim0: number, dim1: number): ReferenceTensor
  permute(self: ReferenceTensor, dims: readonly number[]): ReferenceTensor
  expand(self: ReferenceTensor, size: readonly number[]): ReferenceTensor
  copy_: Binary
  indexCopy_(self: ReferenceTensor, dim: number, index: ReferenceTensor, source: ReferenceTensor): ReferenceTensor
  indexCopy(self: ReferenceTensor, dim: number, index: ReferenceTensor, source: ReferenceTensor): ReferenceTensor
  arange(end: number): ReferenceTensor
  le: Binary
  gt: Binary
  logicalAnd: Binary
  applyRotaryPosEmb(
    query: ReferenceTensor,
    key: ReferenceTensor,
    cos: ReferenceTensor,
    sin: ReferenceTensor,
    positions?: ReferenceTensor,
  ): readonly ReferenceTensor[]
  argmax(self: ReferenceTensor, dim: number): ReferenceTensor
  topk(self: ReferenceTensor, k: number, dim: number): readonly ReferenceTensor[]
  zeros(size: readonly number[], keywords: { dtype: DType }): ReferenceTensor
  to(self: ReferenceTensor, dtype: DType): ReferenceTensor
}

export function referenceOperators(rt: ReferenceRuntime) {
  const ops: ReferenceOps = {
    ...referenceViews(rt),
    add: (a, b) => (typeof b === 'number' ? unary(rt, a, (v) => v + b) : binary(rt, a, b, (x, y) => x + y)),
    add_: (a, b) => overwrite(a, (v) => v + b),
    mul: (a, b) => (typeof b === 'number' ? unary(rt, a, (v) => v * b) : binary(rt, a, b, (x, y) => x * y)),
    sigmoid: (x) => unary(rt, x, (v) => 1 / (1 + Math.exp(-v))),
    silu: (x) => unary(rt, x, silu),
    siluAndMul: (a, b) => binary(rt, a, b, (x, y) => silu(x) * y),
    softmax: (x) =>
      rows(rt, x, (row) => {
        const e = row.map((v) => Math.exp(v - Math.max(...row)))
        return e.map((v) => v / e.reduce((a, b) => a + b, 0))
      }),
    div: (a, b) => binary(rt, a, b, (x, y) => x / y),
    sum: (x) => {
      const size = x.shape.at(-1) ?? 1
      const all = x.values()
      const total = (row: number) => all.subarray(row * size, (row + 1) * size).reduce((a, b) => a + b, 0)
      return rt.make(
        Float64Array.from({ length: all.length / size }, (_, row) => total(row)),
        [...x.shape.slice(0, -1), 1],
        x.dtype,
      )
    },
    fusedExperts: (x, w1, w2, shares, ids) => experts(rt, x, w1, w2, shares, ids),
    relu: (x) => unary(rt, x, (v) => Math.max(0, v)),
    tanh: (x) => unary(rt, x, Math.tanh),
    gelu: (x, { approximate }) => unary(rt, x, approximate === 'tanh' ? geluTanh : geluErf),
    linear: (x, weight, bias) => linear(rt, x, weight, bias ?? null),
    embedding: (weight, ids) => embedding(rt, weight, ids),
    rmsNorm: (x, _shape, weight, eps) => rmsNorm(rt, x, weight, eps),
    addRmsNorm: (x, residual, _shape, weight, eps) => {
      const sum = binary(rt, x, residual, (a, b) => a + b)
      return [rmsNorm(rt, sum, weight, eps), sum]
    },
    layerNorm: (x, _shape, weight, bias, eps) =>
      rows(rt, x, (row) => {
        const centre = mean(row)
        const scale = 1 / Math.sqrt(mean(row.map((v) => (v - centre) ** 2)) + eps)
        return row.map((v, i) => (v - centre) * scale * weight.at(i) + bias.at(i))
      }),
    arange: (end) =>
      rt.make(
        Float64Array.from({ length: end }, (_, i) => i),
        [end],
        'int64',
      ),
    le: (a, b) => binary(rt, a, b, (x, y) => Number(x <= y), 'bool'),
    gt: (a, b) => binary(rt, a, b, (x, y) => Number(x > y), 'bool'),
    logicalAnd: (a, b) => binary(rt, a, b, (x, y) => Number(x !== 0 && y !== 0)),
    applyRotaryPosEmb: (query, key, cos, sin, positions) =>
      [query, key].map((x) => rotated(rt, x, cos, sin, (token) => positions?.at(token) ?? token % (x.shape[1] ?? 1))),
    argmax: (x, dim) => {
      if (dim !== -1) throw new Error('the reference takes argmax of the last dimension alone')
      return ranked(rt, x, 1)[1].dropped
    },
    topk: (x, k) => ranked(rt, x, k).map(({ kept }) => kept),
    zeros: (size, { dtype }) => rt.make(new Float64Array(size.reduce((a, b) => a * b, 1)), size, dtype),
    to: (x, dtype) => rt.make(x.values(), x.shape, dtype),
  }
  return { ops, attention: referenceAttention(rt) }
}

const mean = (row: readonly number[]) => row.reduce((sum, v) => sum + v, 0) / row.length
const silu = (v: number) => v / (1 + Math.exp(-v))
const geluTanh = (v: number) => 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)))
const geluErf = (v: number) => 0.5 * v * (1 + erf(v / Math.SQRT2))

/** The Maclaurin series near zero, the continued fraction of erfc beyond: both to double precision. */
function erf(x: number): number {
  const size = Math.abs(x)
  if (size > 6) return Math.sign(x)
  if (size < 2.5) {
    let term = size
    let sum = size
    for (let n = 1; n < 60; n++) {
      term *= -(size * size) / n
      sum += term / (2 * n + 1)
    }
    return (Math.sign(x) * sum * 2) / Math.sqrt(Math.PI)
  }
  let fraction = size
  for (let n = 80; n > 0; n--) fraction = size + n / 2 / fraction
  return Math.sign(x) * (1 - Math.exp(-size * size) / (fraction * Math.sqrt(Math.PI)))
}

function unary(rt: ReferenceRuntime, x: ReferenceTensor, f: (v: number) => number) {
  return rt.make(x.values().map(f), x.shape, x.dtype)
}

function overwrite(x: ReferenceTensor, f: (v: number) => number) {
  for (let i = 0; i < x.numel; i++) x.storage[x.place(i)] = f(x.at(i))
  return x
}

function binary(
  rt: ReferenceRuntime,
  a: ReferenceTensor,
  b: ReferenceTensor,
  f: (x: number, y: number) => number,
  dtype = a.dtype,
) {
  if (a.dtype !== b.dtype) throw new Error(`${a.dtype} meets ${b.dtype}`)
  const rank = Math.max(a.shape.length, b.shape.length)
  const shape = Array.from({ length: rank }, (_, dim) => broadcastSize(a, b, dim - rank))
  const [left, right] = [broadcast(rt, a, shape), broadcast(rt, b, shape)]
  const values = Float64Array.from({ length: left.numel }, (_, i) => f(left.at(i), right.at(i)))
  left.dispose()
  right.dispose()
  return rt.make(values, shape, dtype)
}

function broadcastSize(a: ReferenceTensor, b: ReferenceTensor, fromEnd: number): number {
  const [x, y] = [a.shape.at(fromEnd + 0), b.shape.at(fromEnd)].map((size) => size ?? 1) as [number, number]
  if (x !== y && x !== 1 && y !== 1) throw new Error(`[${a.shape}] does not broadcast with [${b.shape}]`)
  return Math.max(x, y)
}

function broadcast(rt: ReferenceRuntime, x: ReferenceTensor, shape: readonly number[]) {
  const missing = shape.length - x.shape.length
  const strides = shape.map((_, dim) => ((x.shape[dim - missing] ?? 1) === 1 ? 0 : (x.strides[dim - missing] ?? 0)))
  return rt.viewOf(x, shape, strides, x.offset)
}

function rows(rt: ReferenceRuntime, x: ReferenceTensor, f: (row: number[]) => number[]) {
  const size = x.shape.at(-1) ?? 1
  const values = x.values()
  for (let at = 0; at < values.length; at += size) values.set(f([...values.subarray(at, at + size)]), at)
  return rt.make(values, x.shape, x.dtype)
}

function rmsNorm(rt: ReferenceRuntime, x: ReferenceTensor, weight: ReferenceTensor, eps: number) {
  return rows(rt, x, (row) => {
    const scale = 1 / Math.sqrt(mean(row.map((v) => v * v)) + eps)
    return row.map((v, i) => v * scale * weight.at(i))
  })
}

function linear(rt: ReferenceRuntime, x: ReferenceTensor, weight: ReferenceTensor, bias: ReferenceTensor | null) {
  const [out = 0, inner = 0] = weight.shape
  if (x.shape.at(-1) !== inner) throw new Error(`linear: [${x.shape}] by [${weight.shape}]`)
  const [inputs, weights] = [x.values(), weight.values()]
  const count = inputs.length / inner
  const result = new Float64Array(count * out)
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < out; column++) {
      let sum = bias ? bias.at(column) : 0
      for (let i = 0; i < inner; i++) sum += (inputs[row * inner + i] ?? 0) * (weights[column * inner + i] ?? 0)
      result[row * out + column] = sum
    }
  }
  return rt.make(result, [...x.shape.slice(0, -1), out], x.dtype)
}

function embedding(rt: ReferenceRuntime, weight: ReferenceTensor, ids: ReferenceTensor) {
  const size = weight.shape[1] ?? 0
  const result = new Float64Array(ids.numel * size)
  for (let i = 0; i < result.length; i++) result[i] = weight.at(ids.at(Math.floor(i / size)) * size + (i % size))
  return rt.make(result, [...ids.shape, size], weight.dtype)
}

/** Heads [batch, length, heads, size]: channels i and i + size/2 are a complex number, multiplied by cos + i·sin of its token's place. */
function rotated(
  rt: ReferenceRuntime,
  x: ReferenceTensor,
  cos: ReferenceTensor,
  sin: ReferenceTensor,
  place: (token: number) => number,
) {
  const [, , heads = 1, size = 1] = x.shape
  const half = size / 2
  const values = x.values()
  const result = values.map((value, at) => {
    const channel = at % size
    const pair = place(Math.floor(at / size / heads)) * half + (channel % half)
    const other = channel < half ? -(values[at + half] ?? 0) : (values[at - half] ?? 0)
    return value * cos.at(pair) + other * sin.at(pair)
  })
  return rt.make(result, x.shape, x.dtype)
}

/** Values and indices of the k largest of each row; `dropped` is without the last dimension, for k = 1. */
function ranked(rt: ReferenceRuntime, x: ReferenceTensor, k: number) {
  const size = x.shape.at(-1) ?? 1
  const all = x.values()
  const values: number[] = []
  const indices: number[] = []
  for (let at = 0; at < all.length; at += size) {
    const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => (all[at + b] ?? 0) - (all[at + a] ?? 0))
    indices.push(...order.slice(0, k))
    values.push(...order.slice(0, k).map((i) => all[at + i] ?? 0))
  }
  const results = (data: readonly number[], dtype: DType) => ({
    get kept() {
      return rt.make(Float64Array.from(data), [...x.shape.slice(0, -1), k], dtype)
    },
    get dropped() {
      return rt.make(Float64Array.from(data), x.shape.slice(0, -1), dtype)
    },
  })
  return [results(values, x.dtype), results(indices, 'int64')] as const
}
