// weight_norm: a weight's direction times a magnitude of its own for each slice along a dimension.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, type DType, isComplex } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { squares } from '../../kernels/normalization.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { callRows, RowGeometry } from '../row-call.ts'

/** Rows are the slices along `dim`. */
function slices(rt: Runtime, operator: string, v: Tensor, dim: number): RowGeometry {
  if (isComplex(v.dtype)) rt.refuseComplex(operator, [v])
  const kept = normalizeDimension(operator, dim, v.rank)
  return new RowGeometry(v.shape, new Set(v.shape.map((_, i) => i).filter((i) => i !== kept)))
}

/** w = v·(g / |v|). */
function forward(rt: Runtime, operator: string, v: Tensor, g: Tensor, dim: number): readonly [Tensor, Tensor] {
  const geometry = slices(rt, operator, v, dim)
  const compute = computeType(v.dtype) as KernelDType
  const normType: DType = g.dtype === 'bfloat16' ? 'float32' : g.dtype
  const w = rt.empty(v.shape, v.dtype)
  const norms = rt.empty(g.shape, normType)
  callRows(rt, {
    name: operator,
    geometry,
    operands: {
      v: geometry.all(v),
      g: geometry.each(g),
      w: geometry.all(w, 'write'),
      norms: geometry.each(norms, 'write'),
    },
    body: ({ row, load, store }) => {
      const direction = load('v').to(compute)
      const norm = squares(direction, row.axes).sqrt()
      store('w', direction.mul(load('g').to(compute).div(norm)))
      store('norms', norm)
    },
  })
  return [w, norms]
}

const weightNormInterface: Contract = {
  overload: '_weight_norm_interface',
  category: 'norm',
  compute: (rt, args) => {
    const [v, g, dim] = args as [Tensor, Tensor, number]
    return forward(rt, '_weight_norm_interface', v, g, dim)
  },
}

const weightNorm: Contract = {
  overload: '_weight_norm',
  category: 'norm',
  compute: (rt, args) => {
    const [v, g, dim] = args as [Tensor, Tensor, number]
    const [w, norms] = forward(rt, '_weight_norm', v, g, dim)
    norms.dispose()
    return w
  },
}

/** The same by the reference library's name. */
const fusedWeightNorm: Contract = {
  overload: 'weight_norm',
  category: 'fused',
  schema: 'weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor',
  compute: weightNorm.compute,
}

/** By v: g/|v|·(dw - v·(sum dw·v)/|v|²); by g: (sum dw·v)/|v|. */
const weightNormBackward: Contract = {
  overload: '_weight_norm_interface_backward',
  category: 'norm',
  compute: (rt, args) => {
    const operator = '_weight_norm_interface_backward'
    const [grad, v, g, norms, dim] = args as [Tensor, Tensor, Tensor, Tensor, number]
    const geometry = slices(rt, operator, v, dim)
    const compute = computeType(v.dtype) as KernelDType
    const gradV = rt.empty(v.shape, v.dtype)
    const gradG = rt.empty(g.shape, g.dtype)
    callRows(rt, {
      name: operator,
      geometry,
      operands: {
        v: geometry.all(v),
        grad: geometry.all(grad),
        g: geometry.each(g),
        norms: geometry.each(norms),
        gradV: geometry.all(gradV, 'write'),
        gradG: geometry.each(gradG, 'write'),
      },
      body: ({ row, load, store }) => {
        const [direction, upstream] = [load('v').to(compute), load('grad').to(compute)]
        const norm = load('norms').to(compute)
        const along = upstream.mul(direction).sum(...row.axes)
        const share = direction.mul(along.div(norm.mul(norm)))
        store('gradV', load('g').to(compute).div(norm).mul(upstream.sub(share)))
        store('gradG', along.div(norm))
      },
    })
    return [gradV, gradG]
  },
}

export const weightNorms: Contract[] = [weightNormInterface, weightNorm, fusedWeightNorm, weightNormBackward]
