// The matrix product of the loops family.
export { chooseGemm, type GemmChoice, type GemmPlan, type GemmShape, planGemm } from './choose.ts'
export { gemmFunction } from './gemm.ts'
export {
  type ElementHook,
  type GemmCompute,
  type GemmSlot,
  type GemmSpec,
  type GemmVariant,
  gemmSlotCount,
  gemmSlots,
} from './spec.ts'
