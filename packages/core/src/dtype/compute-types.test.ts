// Compute and result dtypes of each promotion kind, as torch._prims_common.elementwise_dtypes documents them.
import { describe, expect, it } from 'vitest'
import { elementwiseTypes, type PromotionKind, reductionTypes, typesOfKind } from './compute-types.ts'
import { type DType, dtypes } from './dtype.ts'

describe('elementwiseTypes', () => {
  it.each<[PromotionKind, DType, DType, DType]>([
    ['default', 'float16', 'float32', 'float16'],
    ['default', 'bfloat16', 'float32', 'bfloat16'],
    ['default', 'float8_e4m3fn', 'float32', 'float8_e4m3fn'],
    ['default', 'int32', 'int32', 'int32'],
    ['default', 'bool', 'bool', 'bool'],
    ['no-opmath', 'float16', 'float16', 'float16'],
    ['no-opmath', 'bool', 'bool', 'bool'],
    ['int-to-float', 'bool', 'float32', 'float32'],
    ['int-to-float', 'int64', 'float32', 'float32'],
    ['int-to-float', 'float64', 'float64', 'float64'],
    ['int-to-float', 'float16', 'float32', 'float16'],
    ['int-to-float', 'complex64', 'complex64', 'complex64'],
    ['always-bool', 'bfloat16', 'float32', 'bool'],
    ['always-bool', 'int8', 'int8', 'bool'],
    ['bool-to-long', 'bool', 'int64', 'int64'],
    ['bool-to-long', 'uint8', 'uint8', 'uint8'],
    ['bool-to-long', 'float16', 'float32', 'float16'],
    ['complex-to-float', 'complex128', 'complex128', 'float64'],
    ['complex-to-float', 'complex64', 'complex64', 'float32'],
    ['complex-to-float', 'float16', 'float32', 'float16'],
    ['complex-to-float', 'int32', 'int32', 'int32'],
  ])('%s of %s computes in %s, gives %s', (kind, input, compute, result) => {
    expect(elementwiseTypes([{ dtype: input, dim: 1 }], kind)).toEqual({ compute, result })
  })

  it('promotes the operands first', () => {
    expect(elementwiseTypes([{ dtype: 'int32', dim: 1 }, 2.5], 'always-bool')).toEqual({
      compute: 'float32',
      result: 'bool',
    })
  })

  it('never computes narrow floats in their own dtype but for no-opmath', () => {
    for (const dtype of dtypes) expect(typesOfKind(dtype, 'default').compute).not.toMatch(/float16|bfloat16|float8/)
  })
})

describe('reductionTypes', () => {
  it('sums bool and integers in int64, narrow floats in float32', () => {
    for (const dtype of ['bool', 'uint8', 'int32', 'int64'] as const) {
      expect(reductionTypes('sum', 'sum', dtype)).toEqual({ compute: 'int64', result: 'int64' })
    }
    expect(reductionTypes('sum', 'sum', 'bfloat16')).toEqual({ compute: 'float32', result: 'bfloat16' })
  })

  it('takes the requested dtype over the input’s', () => {
    expect(reductionTypes('sum', 'sum', 'int32', 'int32')).toEqual({ compute: 'int32', result: 'int32' })
    expect(reductionTypes('mean', 'float', 'int32', 'float16')).toEqual({ compute: 'float32', result: 'float16' })
  })

  it('refuses the mean of integers', () => {
    const mismatch = expect.objectContaining({ code: 'DTYPE_MISMATCH' })
    expect(() => reductionTypes('mean', 'float', 'int64')).toThrow(mismatch)
    expect(() => reductionTypes('mean', 'float', 'float32', 'int64')).toThrow(mismatch)
  })

  it('gives amax its input’s dtype and any a bool', () => {
    expect(reductionTypes('amax', 'same', 'int8').result).toBe('int8')
    expect(reductionTypes('any', 'bool', 'float16')).toEqual({ compute: 'float32', result: 'bool' })
  })
})
