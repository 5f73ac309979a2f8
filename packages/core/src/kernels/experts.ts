// A mixture of experts: each token goes through the few experts chosen for it, whose weights are read in place. One instance an output.
import type { KernelBuilder, KernelDType, StrideFact, TensorHandle, Value } from '../kernel/index.ts'

export interface ExpertsKind {
  /** Of tokens, weights and result. */
  readonly dtype: KernelDType
  /** Of the experts' numbers. */
  readonly index: KernelDType
  /** Of the experts' shares. */
  readonly share: KernelDType
  readonly compute: KernelDType
  /** Strides along the depth of what is multiplied: tokens (or hidden values), weights. */
  readonly depth: readonly [StrideFact, StrideFact]
}

/** The number of the expert in a token's slot, checked. */
function expertAt(k: KernelBuilder, ids: TensorHandle, token: Value, slot: Value, experts: Value): Value {
  const expert = ids.load(token, slot).to('int64')
  const isThere = expert.ge(0).and(expert.lt(experts))
  k.check(isThere, 'fused_experts: topk_ids names an expert that is not there')
  return isThere.select(expert, 0)
}

/**
 * hidden[token, slot, i] = silu(gate)·up, where gate and up are the products of x[token] with rows i of the expert's gate and up.
 * Tensors: x [token, depth], gate and up [expert, inner, depth], ids [token, slot], hidden [token, slot, inner]. Scalars: tokens,
 * slots, inner, depth, experts.
 */
export function buildExpertGates(k: KernelBuilder, kind: ExpertsKind): void {
  const { dtype, compute } = kind
  const x = k.tensor({ name: 'x', dtype, access: 'read', strides: ['any', kind.depth[0]] })
  const weight = (name: string) => k.tensor({ name, dtype, access: 'read', strides: ['any', 'any', kind.depth[1]] })
  const [gate, up] = [weight('gate'), weight('up')]
  const ids = k.tensor({ name: 'ids', dtype: kind.index, access: 'read', strides: ['any', 'any'] })
  const hidden = k.tensor({ name: 'hidden', dtype: compute, access: 'write', strides: ['any', 'any', 1] })
  const token = k.program(k.scalar('tokens'))
  const slot = k.program(k.scalar('slots'))
  const inner = k.program(k.scalar('inner'))
  const depth = k.open('depth', k.scalar('depth'))
  const expert = expertAt(k, ids, token, slot, k.scalar('experts'))
  const given = x.load(token, depth).to(compute)
  const product = (w: TensorHandle) => given.mul(w.load(expert, inner, depth).to(compute)).sum(depth)
  const gated = product(gate)
  hidden.store([token, slot, inner], gated.mul(gated.sigmoid()).mul(product(up)))
}

/**
 * y[token, n] = Σ over slots share[token, slot]·(hidden[token, slot] · row n of the expert's down). Tensors: hidden [token, slot,
 * inner], down [expert, n, inner], ids and shares [token, slot], y [token, n]. Scalars: tokens, slots, n, inner, experts.
 */
export function buildExpertSums(k: KernelBuilder, kind: ExpertsKind): void {
  const { dtype, compute } = kind
  const hidden = k.tensor({ name: 'hidden', dtype: compute, access: 'read', strides: ['any', 'any', 1] })
  const down = k.tensor({ name: 'down', dtype, access: 'read', strides: ['any', 'any', kind.depth[1]] })
  const ids = k.tensor({ name: 'ids', dtype: kind.index, access: 'read', strides: ['any', 'any'] })
  const shares = k.tensor({ name: 'shares', dtype: kind.share, access: 'read', strides: ['any', 'any'] })
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: ['any', 1] })
  const token = k.program(k.scalar('tokens'))
  const slots = k.scalar('slots')
  const output = k.program(k.scalar('outputs'))
  const inner = k.open('inner', k.scalar('inner'))
  const experts = k.scalar('experts')
  const [sum] = k.loop(0, slots, 1, [k.constant(compute, 0)], (slot, [carried]) => {
    const expert = expertAt(k, ids, token, slot, experts)
    const weights = down.load(expert, output, inner).to(compute)
    const product = hidden.load(token, slot, inner).mul(weights).sum(inner)
    return [carried!.add(product.mul(shares.load(token, slot).to(compute)))]
  })
  y.store([token, output], sum!)
}
