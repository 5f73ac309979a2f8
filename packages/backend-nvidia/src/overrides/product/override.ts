// Hopper's matrix products as an override: operands of 16 and 8 bits on wgmma, fed by the copy engine.
import type { DType, Override, ProductCall, ProductDTypes, SimtTarget, Target } from '@opgems/core'
import type { TensorMaps } from '../../cuda/tensor-map.ts'
import { productCandidates } from './candidates.ts'
import { type HalfDType, isFloat8, type OperandDType, type ResultDType } from './variant.ts'

/** What the target of a real Hopper GPU says; emulated ones have no wgmma. */
const feature = 'sm_90a'
/** The least multiplications that are worth the kernel's start. */
const leastWork = 2 ** 18
/** Sizes that the kernels count in 32 bits, rounded up to tiles. */
const mostSize = 2 ** 30

/** @param maps how tensor maps are made on this vendor's driver */
export function hopperProduct(maps: TensorMaps): Override<ProductCall> {
  return {
    name: 'hopper product',
    candidates(call, target) {
      return isSupported(call, target) ? productCandidates(maps, call, target) : []
    },
  }
}

const isHalf = (d: DType): d is HalfDType => d === 'float16' || d === 'bfloat16'
const isResult = (d: DType): d is ResultDType => isHalf(d) || d === 'float32'

function hasKernels({ a, b, c, addend, scaled, factors, compute }: ProductDTypes): boolean {
  const isStored = isResult(c) && (addend === null || isResult(addend))
  if (a === 'int8' && b === 'int8' && compute === 'int32')
    return factors ? isStored : c === 'int32' && addend === null && !scaled
  const isOperand = (isHalf(a) && a === b) || (isFloat8(a as OperandDType) && isFloat8(b as OperandDType))
  return isOperand && isStored && compute === 'float32'
}

function isSupported({ dtypes, args }: ProductCall, target: Target): target is SimtTarget {
  const isHere = target.family === 'simt' && (target.features?.includes(feature) ?? false)
  const dtypesFit = hasKernels(dtypes)
  const { m, n, k, batch } = args
  const sizesFit = k > 0 && m * n * k * batch >= leastWork && Math.max(m, n, k, batch) < mostSize
  return isHere && dtypesFit && sizesFit
}
