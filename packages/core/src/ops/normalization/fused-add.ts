// Residual addition fused with a normalisation: skip_layer_norm, fused_add_rms_norm (in place) and add_rms_norm.
import type { Contract } from '../../dispatch/contract.ts'
import { computeType } from '../../dtype/index.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { affine, deviations, inverseRoot, rowCount, squares } from '../../kernels/normalization.ts'
import type { Row } from '../../kernels/rows.ts'
import type { Shape, Tensor } from '../../tensor/index.ts'
import { callRows } from '../row-call.ts'
import { trailingRows } from './layer-norm.ts'

/** layer_norm(x + residual). */
const skipLayerNorm: Contract = {
  overload: 'skip_layer_norm',
  category: 'fused',
  schema:
    'skip_layer_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps=1e-05) -> Tensor',
  compute: (rt, args) => {
    const operator = 'skip_layer_norm'
    const [x, residual, normalized, weight, bias, eps] = args as [
      Tensor,
      Tensor,
      Shape,
      Tensor | null,
      Tensor | null,
      number,
    ]
    const geometry = trailingRows(rt, operator, x, normalized, [weight, bias])
    const compute = computeType(x.dtype) as KernelDType
    const y = rt.empty(x.shape, x.dtype)
    callRows(rt, {
      name: operator,
      geometry,
      operands: {
        x: geometry.all(x),
        residual: geometry.all(residual),
        weight: weight && geometry.shared(weight),
        bias: bias && geometry.shared(bias),
        y: geometry.all(y, 'write'),
      },
      scalars: { eps: [eps, compute] },
      body: ({ row, has, load, store, scalar }) => {
        const sum = load('x').to(compute).add(load('residual').to(compute))
        const { mean, m2 } = deviations(sum, row)
        const scale = inverseRoot(m2.div(rowCount(row, sum)).add(scalar('eps')))
        const parameter = (name: string) => (has(name) ? load(name).to(compute) : null)
        store('y', affine(sum.sub(mean).mul(scale), parameter('weight'), parameter('bias')))
      },
    })
    return y
  },
}

/** sum / sqrt(mean sum² + eps). */
const rmsNormOf = (sum: Value, row: Row, eps: Value): Value =>
  sum.mul(inverseRoot(squares(sum, row.axes).div(rowCount(row, sum)).add(eps)))

/** residual ← x + residual; x ← rms_norm(residual)·weight. Both tensors are written and returned. */
const fusedAddRmsNorm: Contract = {
  overload: 'fused_add_rms_norm',
  category: 'fused',
  schema:
    'fused_add_rms_norm(Tensor(a!) x, Tensor(b!) residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor(a!), Tensor(b!))',
  compute: (rt, args) => {
    const operator = 'fused_add_rms_norm'
    const [x, residual, normalized, weight, eps] = args as [Tensor, Tensor, Shape, Tensor, number]
    const geometry = trailingRows(rt, operator, x, normalized, [weight])
    const compute = computeType(x.dtype) as KernelDType
    callRows(rt, {
      name: operator,
      geometry,
      operands: {
        x: geometry.all(x, 'readwrite'),
        residual: geometry.all(residual, 'readwrite'),
        weight: geometry.shared(weight),
      },
      scalars: { eps: [eps, compute] },
      body: ({ row, load, store, scalar }) => {
        const sum = load('x').to(compute).add(load('residual').to(compute))
        store('residual', sum)
        store('x', rmsNormOf(sum, row, scalar('eps')).mul(load('weight').to(compute)))
      },
    })
    x.storage.version++
    residual.storage.version++
    return [x, residual]
  },
}

/** [rms_norm(x + residual)·weight, x + residual], both new; the sum is normalised before it is rounded. */
const addRmsNorm: Contract = {
  overload: 'add_rms_norm',
  category: 'fused',
  schema:
    'add_rms_norm(Tensor x, Tensor residual, SymInt[] normalized_shape, Tensor weight, float eps=1e-05) -> (Tensor, Tensor)',
  compute: (rt, args) => {
    const operator = 'add_rms_norm'
    const [x, residual, normalized, weight, eps] = args as [Tensor, Tensor, Shape, Tensor, number]
    const geometry = trailingRows(rt, operator, x, normalized, [weight])
    const compute = computeType(x.dtype) as KernelDType
    const [y, sum] = [rt.empty(x.shape, x.dtype), rt.empty(x.shape, x.dtype)]
    callRows(rt, {
      name: operator,
      geometry,
      operands: {
        x: geometry.all(x),
        residual: geometry.all(residual),
        weight: geometry.shared(weight),
        y: geometry.all(y, 'write'),
        sum: geometry.all(sum, 'write'),
      },
      scalars: { eps: [eps, compute] },
      body: ({ row, load, store, scalar }) => {
        const added = load('x').to(compute).add(load('residual').to(compute))
        store('sum', added)
        store('y', rmsNormOf(added, row, scalar('eps')).mul(load('weight').to(compute)))
      },
    })
    return [y, sum]
  },
}

export const fusedNorms: Contract[] = [skipLayerNorm, fusedAddRmsNorm, addRmsNorm]
