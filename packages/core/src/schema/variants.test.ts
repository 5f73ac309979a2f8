// Variants found by structure: known pairs, and a sweep over all of ATen for those that nothing derives.
import { describe, expect, it } from 'vitest'
import { atenNames, atenOverloads, atenSchema } from './aten.ts'
import { isOutArg, overloadName } from './types.ts'
import { variantsOf } from './variants.ts'

function namesOf(name: string) {
  const { inplace, out } = variantsOf(atenSchema(name))
  return [inplace && overloadName(inplace), out && overloadName(out)]
}

describe('variantsOf', () => {
  it.each([
    ['add.Tensor', 'add_.Tensor', 'add.out'],
    ['add.Scalar', 'add_.Scalar', 'add.Scalar_out'],
    ['relu', 'relu_', 'relu.out'],
    ['max.dim', undefined, 'max.dim_max'],
    ['max', undefined, 'max.unary_out'],
    ['clamp.Tensor', 'clamp_.Tensor', 'clamp.Tensor_out'],
    ['sum.dim_IntList', undefined, 'sum.IntList_out'],
    ['topk', undefined, 'topk.values'],
    ['sort.stable', undefined, 'sort.values_stable'],
    ['div.Tensor_mode', 'div_.Tensor_mode', 'div.out_mode'],
    ['__and__.Tensor', '__iand__.Tensor', undefined],
    ['arange', undefined, 'arange.out'],
    ['zeros', undefined, 'zeros.out'],
    ['squeeze.dim', 'squeeze_.dim', undefined],
    ['add_.Tensor', undefined, undefined],
    ['add.out', undefined, undefined],
    ['softmax.int', undefined, 'softmax.int_out'],
  ])('of %s are %s and %s', (name, inplace, out) => expect(namesOf(name)).toEqual([inplace, out]))

  it('gives a variant the functional schema’s inputs and as many results', () => {
    for (const name of atenNames().flatMap(atenOverloads)) {
      const schema = atenSchema(name)
      const { out } = variantsOf(schema)
      if (out) expect([name, out.args.filter(isOutArg).length]).toEqual([name, schema.returns.length])
    }
  })

  it('reaches nearly every in-place and out overload of ATen', () => {
    const all = atenNames().flatMap(atenOverloads)
    const reached = new Set(all.flatMap(namesOf))
    const writing = all.map(atenSchema).filter((schema) => schema.args.some((arg) => arg.alias?.write))
    const unreached = writing.map(overloadName).filter((name) => !reached.has(name))
    expect(unreached).toMatchInlineSnapshot(`
      [
        "_amp_foreach_non_finite_check_and_unscale.out",
        "_amp_foreach_non_finite_check_and_unscale_",
        "_amp_update_scale.out",
        "_amp_update_scale_",
        "_batch_norm_with_update",
        "_batch_norm_with_update.out",
        "_cummin_helper",
        "_fused_adam.out",
        "_fused_adam.tensor_lr_out",
        "_fused_adam_",
        "_fused_adam_.tensor_lr",
        "_fused_moving_avg_obs_fq_helper",
        "_fused_moving_avg_obs_fq_helper.out",
        "_native_batch_norm_legit",
        "_native_batch_norm_legit.out",
        "adaptive_avg_pool3d_backward.grad_input",
        "normal.out",
        "normal_",
        "polygamma_",
        "set_.source_Tensor_storage_offset",
      ]
    `)
  })
})
