// Types of the pointwise operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface PointwiseOperators {
  /** `__and__.Tensor(Tensor self, Tensor other) -> Tensor` */
  __and__(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `__and__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __and__(self: Tensor, other: Scalar): Tensor
  /** `__and__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __and__(self: Tensor, options: { other: Scalar }): Tensor
  /** `__lshift__.Tensor(Tensor self, Tensor other) -> Tensor` */
  __lshift__(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `__lshift__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __lshift__(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `__lshift__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __lshift__(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `__or__.Tensor(Tensor self, Tensor other) -> Tensor` */
  __or__(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `__or__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __or__(self: Tensor, other: Scalar): Tensor
  /** `__or__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __or__(self: Tensor, options: { other: Scalar }): Tensor
  /** `__rshift__.Tensor(Tensor self, Tensor other) -> Tensor` */
  __rshift__(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `__rshift__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __rshift__(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `__rshift__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __rshift__(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `__xor__.Tensor(Tensor self, Tensor other) -> Tensor` */
  __xor__(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `__xor__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __xor__(self: Tensor, other: Scalar): Tensor
  /** `__xor__.Scalar(Tensor self, Scalar other) -> Tensor` */
  __xor__(self: Tensor, options: { other: Scalar }): Tensor
  /** `_masked_scale(Tensor self, Tensor mask, float scale) -> Tensor` */
  _maskedScale(self: Tensor, mask: Tensor | number | bigint | boolean, scale: number, options?: { out?: Tensor | undefined }): Tensor
  /** `_masked_scale(Tensor self, Tensor mask, float scale) -> Tensor` */
  _maskedScale(self: Tensor, mask: Tensor | number | bigint | boolean, options: { scale: number; out?: Tensor | undefined }): Tensor
  /** `_prelu_kernel(Tensor self, Tensor weight) -> Tensor` */
  _preluKernel(self: Tensor, weight: Tensor | number | bigint | boolean): Tensor
  /** `_prelu_kernel_backward(Tensor grad_output, Tensor self, Tensor weight) -> (Tensor, Tensor)` */
  _preluKernelBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, weight: Tensor | number | bigint | boolean): [Tensor, Tensor]
  /** `abs(Tensor self) -> Tensor` */
  abs(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `abs_(Tensor(a!) self) -> Tensor(a!)` */
  abs_(self: Tensor): Tensor
  /** `absolute(Tensor self) -> Tensor` */
  absolute(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `absolute_(Tensor(a!) self) -> Tensor(a!)` */
  absolute_(self: Tensor): Tensor
  /** `acos(Tensor self) -> Tensor` */
  acos(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `acos_(Tensor(a!) self) -> Tensor(a!)` */
  acos_(self: Tensor): Tensor
  /** `acosh(Tensor self) -> Tensor` */
  acosh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `acosh_(Tensor(a!) self) -> Tensor(a!)` */
  acosh_(self: Tensor): Tensor
  /** `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  add(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  add(self: Tensor, other: Scalar, alpha?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  add(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  add(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  add_(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined }): Tensor
  /** `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  add_(self: Tensor, other: Scalar, alpha?: Scalar): Tensor
  /** `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  add_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor
  /** `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  add_(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor
  /** `addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  addcdiv(self: Tensor, tensor1: Tensor | number | bigint | boolean, tensor2: Tensor | number | bigint | boolean, options?: { value?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  addcdiv_(self: Tensor, tensor1: Tensor | number | bigint | boolean, tensor2: Tensor | number | bigint | boolean, options?: { value?: Scalar | undefined }): Tensor
  /** `addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  addcmul(self: Tensor, tensor1: Tensor | number | bigint | boolean, tensor2: Tensor | number | bigint | boolean, options?: { value?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  addcmul_(self: Tensor, tensor1: Tensor | number | bigint | boolean, tensor2: Tensor | number | bigint | boolean, options?: { value?: Scalar | undefined }): Tensor
  /** `angle(Tensor self) -> Tensor` */
  angle(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arccos(Tensor self) -> Tensor` */
  arccos(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arccos_(Tensor(a!) self) -> Tensor(a!)` */
  arccos_(self: Tensor): Tensor
  /** `arccosh(Tensor self) -> Tensor` */
  arccosh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arccosh_(Tensor(a!) self) -> Tensor(a!)` */
  arccosh_(self: Tensor): Tensor
  /** `arcsin(Tensor self) -> Tensor` */
  arcsin(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arcsin_(Tensor(a!) self) -> Tensor(a!)` */
  arcsin_(self: Tensor): Tensor
  /** `arcsinh(Tensor self) -> Tensor` */
  arcsinh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arcsinh_(Tensor(a!) self) -> Tensor(a!)` */
  arcsinh_(self: Tensor): Tensor
  /** `arctan(Tensor self) -> Tensor` */
  arctan(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arctan_(Tensor(a!) self) -> Tensor(a!)` */
  arctan_(self: Tensor): Tensor
  /** `arctan2(Tensor self, Tensor other) -> Tensor` */
  arctan2(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  arctan2_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `arctanh(Tensor self) -> Tensor` */
  arctanh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `arctanh_(Tensor(a!) self) -> Tensor(a!)` */
  arctanh_(self: Tensor): Tensor
  /** `asin(Tensor self) -> Tensor` */
  asin(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `asin_(Tensor(a!) self) -> Tensor(a!)` */
  asin_(self: Tensor): Tensor
  /** `asinh(Tensor self) -> Tensor` */
  asinh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `asinh_(Tensor(a!) self) -> Tensor(a!)` */
  asinh_(self: Tensor): Tensor
  /** `atan(Tensor self) -> Tensor` */
  atan(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `atan_(Tensor(a!) self) -> Tensor(a!)` */
  atan_(self: Tensor): Tensor
  /** `atan2(Tensor self, Tensor other) -> Tensor` */
  atan2(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  atan2_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `atanh(Tensor self) -> Tensor` */
  atanh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `atanh_(Tensor(a!) self) -> Tensor(a!)` */
  atanh_(self: Tensor): Tensor
  /** `bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseAnd(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseAnd(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseAnd(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  bitwiseAnd(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseAnd_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseAnd_(self: Tensor, other: Scalar): Tensor
  /** `bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseAnd_(self: Tensor, options: { other: Scalar }): Tensor
  /** `bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseLeftShift(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseLeftShift(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseLeftShift(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  bitwiseLeftShift(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseLeftShift_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseLeftShift_(self: Tensor, other: Scalar): Tensor
  /** `bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseLeftShift_(self: Tensor, options: { other: Scalar }): Tensor
  /** `bitwise_not(Tensor self) -> Tensor` */
  bitwiseNot(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_not_(Tensor(a!) self) -> Tensor(a!)` */
  bitwiseNot_(self: Tensor): Tensor
  /** `bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseOr(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseOr(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseOr(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  bitwiseOr(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseOr_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseOr_(self: Tensor, other: Scalar): Tensor
  /** `bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseOr_(self: Tensor, options: { other: Scalar }): Tensor
  /** `bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseRightShift(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseRightShift(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseRightShift(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  bitwiseRightShift(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseRightShift_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseRightShift_(self: Tensor, other: Scalar): Tensor
  /** `bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseRightShift_(self: Tensor, options: { other: Scalar }): Tensor
  /** `bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseXor(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseXor(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseXor(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  bitwiseXor(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseXor_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseXor_(self: Tensor, other: Scalar): Tensor
  /** `bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseXor_(self: Tensor, options: { other: Scalar }): Tensor
  /** `ceil(Tensor self) -> Tensor` */
  ceil(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `ceil_(Tensor(a!) self) -> Tensor(a!)` */
  ceil_(self: Tensor): Tensor
  /** `celu(Tensor self, Scalar alpha=1.) -> Tensor` */
  celu(self: Tensor, alpha?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `celu(Tensor self, Scalar alpha=1.) -> Tensor` */
  celu(self: Tensor, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)` */
  celu_(self: Tensor, alpha?: Scalar): Tensor
  /** `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)` */
  celu_(self: Tensor, options?: { alpha?: Scalar | undefined }): Tensor
  /** `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor` */
  clamp(self: Tensor, min?: Scalar | null, max?: Scalar | null, options?: { out?: Tensor | undefined }): Tensor
  /** `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor` */
  clamp(self: Tensor, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined; out?: Tensor | undefined }): Tensor
  /** `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clamp(self: Tensor, min?: Tensor | number | bigint | boolean | null, max?: Tensor | number | bigint | boolean | null, options?: { out?: Tensor | undefined }): Tensor
  /** `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clamp(self: Tensor, options?: { min?: Tensor | number | bigint | boolean | null | undefined; max?: Tensor | number | bigint | boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)` */
  clamp_(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor
  /** `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)` */
  clamp_(self: Tensor, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor
  /** `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clamp_(self: Tensor, min?: Tensor | number | bigint | boolean | null, max?: Tensor | number | bigint | boolean | null): Tensor
  /** `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clamp_(self: Tensor, options?: { min?: Tensor | number | bigint | boolean | null | undefined; max?: Tensor | number | bigint | boolean | null | undefined }): Tensor
  /** `clamp_max(Tensor self, Scalar max) -> Tensor` */
  clampMax(self: Tensor, max: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `clamp_max(Tensor self, Scalar max) -> Tensor` */
  clampMax(self: Tensor, options: { max: Scalar; out?: Tensor | undefined }): Tensor
  /** `clamp_max.Tensor(Tensor self, Tensor max) -> Tensor` */
  clampMax(self: Tensor, max: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)` */
  clampMax_(self: Tensor, max: Scalar): Tensor
  /** `clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)` */
  clampMax_(self: Tensor, options: { max: Scalar }): Tensor
  /** `clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)` */
  clampMax_(self: Tensor, max: Tensor | number | bigint | boolean): Tensor
  /** `clamp_min(Tensor self, Scalar min) -> Tensor` */
  clampMin(self: Tensor, min: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `clamp_min(Tensor self, Scalar min) -> Tensor` */
  clampMin(self: Tensor, options: { min: Scalar; out?: Tensor | undefined }): Tensor
  /** `clamp_min.Tensor(Tensor self, Tensor min) -> Tensor` */
  clampMin(self: Tensor, min: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)` */
  clampMin_(self: Tensor, min: Scalar): Tensor
  /** `clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)` */
  clampMin_(self: Tensor, options: { min: Scalar }): Tensor
  /** `clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)` */
  clampMin_(self: Tensor, min: Tensor | number | bigint | boolean): Tensor
  /** `clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor` */
  clip(self: Tensor, min?: Scalar | null, max?: Scalar | null, options?: { out?: Tensor | undefined }): Tensor
  /** `clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor` */
  clip(self: Tensor, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined; out?: Tensor | undefined }): Tensor
  /** `clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clip(self: Tensor, min?: Tensor | number | bigint | boolean | null, max?: Tensor | number | bigint | boolean | null, options?: { out?: Tensor | undefined }): Tensor
  /** `clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clip(self: Tensor, options?: { min?: Tensor | number | bigint | boolean | null | undefined; max?: Tensor | number | bigint | boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)` */
  clip_(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor
  /** `clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)` */
  clip_(self: Tensor, options?: { min?: Scalar | null | undefined; max?: Scalar | null | undefined }): Tensor
  /** `clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clip_(self: Tensor, min?: Tensor | number | bigint | boolean | null, max?: Tensor | number | bigint | boolean | null): Tensor
  /** `clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clip_(self: Tensor, options?: { min?: Tensor | number | bigint | boolean | null | undefined; max?: Tensor | number | bigint | boolean | null | undefined }): Tensor
  /** `complex(Tensor real, Tensor imag) -> Tensor` */
  complex(real: Tensor, imag: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `copysign.Tensor(Tensor self, Tensor other) -> Tensor` */
  copysign(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `copysign.Scalar(Tensor self, Scalar other) -> Tensor` */
  copysign(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `copysign.Scalar(Tensor self, Scalar other) -> Tensor` */
  copysign(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  copysign_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  copysign_(self: Tensor, other: Scalar): Tensor
  /** `copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  copysign_(self: Tensor, options: { other: Scalar }): Tensor
  /** `cos(Tensor self) -> Tensor` */
  cos(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `cos_(Tensor(a!) self) -> Tensor(a!)` */
  cos_(self: Tensor): Tensor
  /** `cosh(Tensor self) -> Tensor` */
  cosh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `cosh_(Tensor(a!) self) -> Tensor(a!)` */
  cosh_(self: Tensor): Tensor
  /** `deg2rad(Tensor self) -> Tensor` */
  deg2rad(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `deg2rad_(Tensor(a!) self) -> Tensor(a!)` */
  deg2rad_(self: Tensor): Tensor
  /** `digamma(Tensor self) -> Tensor` */
  digamma(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `digamma_(Tensor(a!) self) -> Tensor(a!)` */
  digamma_(self: Tensor): Tensor
  /** `div.Tensor(Tensor self, Tensor other) -> Tensor` */
  div(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `div.Scalar(Tensor self, Scalar other) -> Tensor` */
  div(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `div.Scalar(Tensor self, Scalar other) -> Tensor` */
  div(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
  div(self: Tensor, other: Tensor | number | bigint | boolean, options: { roundingMode: string | null; out?: Tensor | undefined }): Tensor
  /** `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor` */
  div(self: Tensor, other: Scalar, options: { roundingMode: string | null; out?: Tensor | undefined }): Tensor
  /** `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor` */
  div(self: Tensor, options: { other: Scalar; roundingMode: string | null; out?: Tensor | undefined }): Tensor
  /** `div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  div_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  div_(self: Tensor, other: Scalar): Tensor
  /** `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  div_(self: Tensor, options: { other: Scalar }): Tensor
  /** `div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
  div_(self: Tensor, other: Tensor | number | bigint | boolean, options: { roundingMode: string | null }): Tensor
  /** `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)` */
  div_(self: Tensor, other: Scalar, options: { roundingMode: string | null }): Tensor
  /** `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)` */
  div_(self: Tensor, options: { other: Scalar; roundingMode: string | null }): Tensor
  /** `divide.Tensor(Tensor self, Tensor other) -> Tensor` */
  divide(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  divide(self: Tensor, other: Scalar): Tensor
  /** `divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  divide(self: Tensor, options: { other: Scalar }): Tensor
  /** `divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
  divide(self: Tensor, other: Tensor | number | bigint | boolean, options: { roundingMode: string | null; out?: Tensor | undefined }): Tensor
  /** `divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor` */
  divide(self: Tensor, other: Scalar, options: { roundingMode: string | null }): Tensor
  /** `divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor` */
  divide(self: Tensor, options: { other: Scalar; roundingMode: string | null }): Tensor
  /** `divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  divide_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  divide_(self: Tensor, other: Scalar): Tensor
  /** `divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  divide_(self: Tensor, options: { other: Scalar }): Tensor
  /** `divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
  divide_(self: Tensor, other: Tensor | number | bigint | boolean, options: { roundingMode: string | null }): Tensor
  /** `divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)` */
  divide_(self: Tensor, other: Scalar, options: { roundingMode: string | null }): Tensor
  /** `divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)` */
  divide_(self: Tensor, options: { other: Scalar; roundingMode: string | null }): Tensor
  /** `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor` */
  elu(self: Tensor, alpha?: Scalar, scale?: Scalar, inputScale?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor` */
  elu(self: Tensor, options?: { alpha?: Scalar | undefined; scale?: Scalar | undefined; inputScale?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)` */
  elu_(self: Tensor, alpha?: Scalar, scale?: Scalar, inputScale?: Scalar): Tensor
  /** `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)` */
  elu_(self: Tensor, options?: { alpha?: Scalar | undefined; scale?: Scalar | undefined; inputScale?: Scalar | undefined }): Tensor
  /** `elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor` */
  eluBackward(gradOutput: Tensor, alpha: Scalar, scale: Scalar, inputScale: Scalar, isResult: boolean, selfOrResult: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor` */
  eluBackward(gradOutput: Tensor, options: { alpha: Scalar; scale: Scalar; inputScale: Scalar; isResult: boolean; selfOrResult: Tensor | number | bigint | boolean; out?: Tensor | undefined }): Tensor
  /** `eq.Tensor(Tensor self, Tensor other) -> Tensor` */
  eq(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `eq.Scalar(Tensor self, Scalar other) -> Tensor` */
  eq(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `eq.Scalar(Tensor self, Scalar other) -> Tensor` */
  eq(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  eq_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  eq_(self: Tensor, other: Scalar): Tensor
  /** `eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  eq_(self: Tensor, options: { other: Scalar }): Tensor
  /** `erf(Tensor self) -> Tensor` */
  erf(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `erf_(Tensor(a!) self) -> Tensor(a!)` */
  erf_(self: Tensor): Tensor
  /** `erfc(Tensor self) -> Tensor` */
  erfc(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `erfc_(Tensor(a!) self) -> Tensor(a!)` */
  erfc_(self: Tensor): Tensor
  /** `erfinv(Tensor self) -> Tensor` */
  erfinv(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `erfinv_(Tensor(a!) self) -> Tensor(a!)` */
  erfinv_(self: Tensor): Tensor
  /** `exp(Tensor self) -> Tensor` */
  exp(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `exp_(Tensor(a!) self) -> Tensor(a!)` */
  exp_(self: Tensor): Tensor
  /** `exp2(Tensor self) -> Tensor` */
  exp2(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `exp2_(Tensor(a!) self) -> Tensor(a!)` */
  exp2_(self: Tensor): Tensor
  /** `expm1(Tensor self) -> Tensor` */
  expm1(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `expm1_(Tensor(a!) self) -> Tensor(a!)` */
  expm1_(self: Tensor): Tensor
  /** `fix(Tensor self) -> Tensor` */
  fix(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `fix_(Tensor(a!) self) -> Tensor(a!)` */
  fix_(self: Tensor): Tensor
  /** `float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
  floatPower(self: Tensor, exponent: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor` */
  floatPower(self: Tensor, exponent: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor` */
  floatPower(self: Tensor, options: { exponent: Scalar; out?: Tensor | undefined }): Tensor
  /** `float_power.Scalar(Scalar self, Tensor exponent) -> Tensor` */
  floatPower(self: Scalar, exponent: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
  floatPower_(self: Tensor, exponent: Tensor | number | bigint | boolean): Tensor
  /** `float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)` */
  floatPower_(self: Tensor, exponent: Scalar): Tensor
  /** `float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)` */
  floatPower_(self: Tensor, options: { exponent: Scalar }): Tensor
  /** `floor(Tensor self) -> Tensor` */
  floor(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `floor_(Tensor(a!) self) -> Tensor(a!)` */
  floor_(self: Tensor): Tensor
  /** `floor_divide(Tensor self, Tensor other) -> Tensor` */
  floorDivide(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `floor_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  floorDivide(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `floor_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  floorDivide(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  floorDivide_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  floorDivide_(self: Tensor, other: Scalar): Tensor
  /** `floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  floorDivide_(self: Tensor, options: { other: Scalar }): Tensor
  /** `fmax(Tensor self, Tensor other) -> Tensor` */
  fmax(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `fmin(Tensor self, Tensor other) -> Tensor` */
  fmin(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `fmod.Tensor(Tensor self, Tensor other) -> Tensor` */
  fmod(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `fmod.Scalar(Tensor self, Scalar other) -> Tensor` */
  fmod(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `fmod.Scalar(Tensor self, Scalar other) -> Tensor` */
  fmod(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  fmod_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  fmod_(self: Tensor, other: Scalar): Tensor
  /** `fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  fmod_(self: Tensor, options: { other: Scalar }): Tensor
  /** `frac(Tensor self) -> Tensor` */
  frac(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `frac_(Tensor(a!) self) -> Tensor(a!)` */
  frac_(self: Tensor): Tensor
  /** `frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)` */
  frexp(self: Tensor, options?: { out?: readonly [Tensor, Tensor] | undefined }): [mantissa: Tensor, exponent: Tensor]
  /** `gcd(Tensor self, Tensor other) -> Tensor` */
  gcd(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  gcd_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `ge.Tensor(Tensor self, Tensor other) -> Tensor` */
  ge(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `ge.Scalar(Tensor self, Scalar other) -> Tensor` */
  ge(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `ge.Scalar(Tensor self, Scalar other) -> Tensor` */
  ge(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  ge_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  ge_(self: Tensor, other: Scalar): Tensor
  /** `ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  ge_(self: Tensor, options: { other: Scalar }): Tensor
  /** `gelu(Tensor self, *, str approximate="none") -> Tensor` */
  gelu(self: Tensor, options?: { approximate?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)` */
  gelu_(self: Tensor, options?: { approximate?: string | undefined }): Tensor
  /** `gelu_backward(Tensor grad_output, Tensor self, *, str approximate="none") -> Tensor` */
  geluBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options?: { approximate?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `glu(Tensor self, int dim=-1) -> Tensor` */
  glu(self: Tensor, dim?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `glu(Tensor self, int dim=-1) -> Tensor` */
  glu(self: Tensor, options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor` */
  gluBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, dim: number, options?: { out?: Tensor | undefined }): Tensor
  /** `glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor` */
  gluBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options: { dim: number; out?: Tensor | undefined }): Tensor
  /** `greater.Tensor(Tensor self, Tensor other) -> Tensor` */
  greater(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `greater.Scalar(Tensor self, Scalar other) -> Tensor` */
  greater(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `greater.Scalar(Tensor self, Scalar other) -> Tensor` */
  greater(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  greater_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  greater_(self: Tensor, other: Scalar): Tensor
  /** `greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  greater_(self: Tensor, options: { other: Scalar }): Tensor
  /** `greater_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
  greaterEqual(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `greater_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  greaterEqual(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `greater_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  greaterEqual(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  greaterEqual_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  greaterEqual_(self: Tensor, other: Scalar): Tensor
  /** `greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  greaterEqual_(self: Tensor, options: { other: Scalar }): Tensor
  /** `gt.Tensor(Tensor self, Tensor other) -> Tensor` */
  gt(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `gt.Scalar(Tensor self, Scalar other) -> Tensor` */
  gt(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `gt.Scalar(Tensor self, Scalar other) -> Tensor` */
  gt(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  gt_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  gt_(self: Tensor, other: Scalar): Tensor
  /** `gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  gt_(self: Tensor, options: { other: Scalar }): Tensor
  /** `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  hardshrink(self: Tensor, lambd?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  hardshrink(self: Tensor, options?: { lambd?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor` */
  hardshrinkBackward(gradOut: Tensor, self: Tensor | number | bigint | boolean, lambd: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor` */
  hardshrinkBackward(gradOut: Tensor, self: Tensor | number | bigint | boolean, options: { lambd: Scalar; out?: Tensor | undefined }): Tensor
  /** `hardsigmoid(Tensor self) -> Tensor` */
  hardsigmoid(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `hardsigmoid_(Tensor(a!) self) -> Tensor(a!)` */
  hardsigmoid_(self: Tensor): Tensor
  /** `hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor` */
  hardsigmoidBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `hardswish(Tensor self) -> Tensor` */
  hardswish(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `hardswish_(Tensor(a!) self) -> Tensor(a!)` */
  hardswish_(self: Tensor): Tensor
  /** `hardswish_backward(Tensor grad_output, Tensor self) -> Tensor` */
  hardswishBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor` */
  hardtanh(self: Tensor, minVal?: Scalar, maxVal?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor` */
  hardtanh(self: Tensor, options?: { minVal?: Scalar | undefined; maxVal?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)` */
  hardtanh_(self: Tensor, minVal?: Scalar, maxVal?: Scalar): Tensor
  /** `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)` */
  hardtanh_(self: Tensor, options?: { minVal?: Scalar | undefined; maxVal?: Scalar | undefined }): Tensor
  /** `hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor` */
  hardtanhBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, minVal: Scalar, maxVal: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor` */
  hardtanhBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options: { minVal: Scalar; maxVal: Scalar; out?: Tensor | undefined }): Tensor
  /** `heaviside(Tensor self, Tensor values) -> Tensor` */
  heaviside(self: Tensor, values: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)` */
  heaviside_(self: Tensor, values: Tensor | number | bigint | boolean): Tensor
  /** `hypot(Tensor self, Tensor other) -> Tensor` */
  hypot(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  hypot_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `i0(Tensor self) -> Tensor` */
  i0(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `i0_(Tensor(a!) self) -> Tensor(a!)` */
  i0_(self: Tensor): Tensor
  /** `igamma(Tensor self, Tensor other) -> Tensor` */
  igamma(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  igamma_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `igammac(Tensor self, Tensor other) -> Tensor` */
  igammac(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  igammac_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor` */
  isclose(self: Tensor, other: Tensor | number | bigint | boolean, rtol?: number, atol?: number, equalNan?: boolean): Tensor
  /** `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor` */
  isclose(self: Tensor, other: Tensor | number | bigint | boolean, options?: { rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): Tensor
  /** `isfinite(Tensor self) -> Tensor` */
  isfinite(self: Tensor): Tensor
  /** `isinf(Tensor self) -> Tensor` */
  isinf(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `isnan(Tensor self) -> Tensor` */
  isnan(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `isneginf(Tensor self) -> Tensor` */
  isneginf(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `isposinf(Tensor self) -> Tensor` */
  isposinf(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `isreal(Tensor self) -> Tensor` */
  isreal(self: Tensor): Tensor
  /** `lcm(Tensor self, Tensor other) -> Tensor` */
  lcm(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  lcm_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `ldexp.Tensor(Tensor self, Tensor other) -> Tensor` */
  ldexp(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  ldexp_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `le.Tensor(Tensor self, Tensor other) -> Tensor` */
  le(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `le.Scalar(Tensor self, Scalar other) -> Tensor` */
  le(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `le.Scalar(Tensor self, Scalar other) -> Tensor` */
  le(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  le_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  le_(self: Tensor, other: Scalar): Tensor
  /** `le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  le_(self: Tensor, options: { other: Scalar }): Tensor
  /** `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor` */
  leakyRelu(self: Tensor, negativeSlope?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor` */
  leakyRelu(self: Tensor, options?: { negativeSlope?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)` */
  leakyRelu_(self: Tensor, negativeSlope?: Scalar): Tensor
  /** `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)` */
  leakyRelu_(self: Tensor, options?: { negativeSlope?: Scalar | undefined }): Tensor
  /** `leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result) -> Tensor` */
  leakyReluBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, negativeSlope: Scalar, selfIsResult: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result) -> Tensor` */
  leakyReluBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options: { negativeSlope: Scalar; selfIsResult: boolean; out?: Tensor | undefined }): Tensor
  /** `lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor` */
  lerp(self: Tensor, end: Tensor | number | bigint | boolean, weight: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor` */
  lerp(self: Tensor, end: Tensor | number | bigint | boolean, weight: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor` */
  lerp(self: Tensor, end: Tensor | number | bigint | boolean, options: { weight: Scalar; out?: Tensor | undefined }): Tensor
  /** `lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)` */
  lerp_(self: Tensor, end: Tensor | number | bigint | boolean, weight: Tensor | number | bigint | boolean): Tensor
  /** `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)` */
  lerp_(self: Tensor, end: Tensor | number | bigint | boolean, weight: Scalar): Tensor
  /** `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)` */
  lerp_(self: Tensor, end: Tensor | number | bigint | boolean, options: { weight: Scalar }): Tensor
  /** `less.Tensor(Tensor self, Tensor other) -> Tensor` */
  less(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `less.Scalar(Tensor self, Scalar other) -> Tensor` */
  less(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `less.Scalar(Tensor self, Scalar other) -> Tensor` */
  less(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  less_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  less_(self: Tensor, other: Scalar): Tensor
  /** `less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  less_(self: Tensor, options: { other: Scalar }): Tensor
  /** `less_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
  lessEqual(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `less_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  lessEqual(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `less_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  lessEqual(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  lessEqual_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  lessEqual_(self: Tensor, other: Scalar): Tensor
  /** `less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  lessEqual_(self: Tensor, options: { other: Scalar }): Tensor
  /** `lgamma(Tensor self) -> Tensor` */
  lgamma(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `lgamma_(Tensor(a!) self) -> Tensor(a!)` */
  lgamma_(self: Tensor): Tensor
  /** `log(Tensor self) -> Tensor` */
  log(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `log_(Tensor(a!) self) -> Tensor(a!)` */
  log_(self: Tensor): Tensor
  /** `log10(Tensor self) -> Tensor` */
  log10(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `log10_(Tensor(a!) self) -> Tensor(a!)` */
  log10_(self: Tensor): Tensor
  /** `log1p(Tensor self) -> Tensor` */
  log1p(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `log1p_(Tensor(a!) self) -> Tensor(a!)` */
  log1p_(self: Tensor): Tensor
  /** `log2(Tensor self) -> Tensor` */
  log2(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `log2_(Tensor(a!) self) -> Tensor(a!)` */
  log2_(self: Tensor): Tensor
  /** `log_sigmoid(Tensor self) -> Tensor` */
  logSigmoid(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor` */
  logSigmoidBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, buffer: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)` */
  logSigmoidForward(self: Tensor, options?: { out?: readonly [Tensor, Tensor] | undefined }): [output: Tensor, buffer: Tensor]
  /** `logaddexp(Tensor self, Tensor other) -> Tensor` */
  logaddexp(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `logaddexp2(Tensor self, Tensor other) -> Tensor` */
  logaddexp2(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `logical_and(Tensor self, Tensor other) -> Tensor` */
  logicalAnd(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  logicalAnd_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `logical_not(Tensor self) -> Tensor` */
  logicalNot(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `logical_not_(Tensor(a!) self) -> Tensor(a!)` */
  logicalNot_(self: Tensor): Tensor
  /** `logical_or(Tensor self, Tensor other) -> Tensor` */
  logicalOr(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  logicalOr_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `logical_xor(Tensor self, Tensor other) -> Tensor` */
  logicalXor(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  logicalXor_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `logit(Tensor self, float? eps=None) -> Tensor` */
  logit(self: Tensor, eps?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `logit(Tensor self, float? eps=None) -> Tensor` */
  logit(self: Tensor, options?: { eps?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)` */
  logit_(self: Tensor, eps?: number | null): Tensor
  /** `logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)` */
  logit_(self: Tensor, options?: { eps?: number | null | undefined }): Tensor
  /** `logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> Tensor` */
  logitBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, eps?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> Tensor` */
  logitBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options?: { eps?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `lt.Tensor(Tensor self, Tensor other) -> Tensor` */
  lt(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `lt.Scalar(Tensor self, Scalar other) -> Tensor` */
  lt(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `lt.Scalar(Tensor self, Scalar other) -> Tensor` */
  lt(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  lt_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  lt_(self: Tensor, other: Scalar): Tensor
  /** `lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  lt_(self: Tensor, options: { other: Scalar }): Tensor
  /** `max.other(Tensor self, Tensor other) -> Tensor` */
  max(self: Tensor, other: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `max(Tensor self) -> Tensor` */
  max(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  max(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  max(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  max(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `maximum(Tensor self, Tensor other) -> Tensor` */
  maximum(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `min.other(Tensor self, Tensor other) -> Tensor` */
  min(self: Tensor, other: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `min(Tensor self) -> Tensor` */
  min(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  min(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  min(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  min(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `minimum(Tensor self, Tensor other) -> Tensor` */
  minimum(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `mish(Tensor self) -> Tensor` */
  mish(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `mish_(Tensor(a!) self) -> Tensor(a!)` */
  mish_(self: Tensor): Tensor
  /** `mish_backward(Tensor grad_output, Tensor self) -> Tensor` */
  mishBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean): Tensor
  /** `mul.Tensor(Tensor self, Tensor other) -> Tensor` */
  mul(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `mul.Scalar(Tensor self, Scalar other) -> Tensor` */
  mul(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `mul.Scalar(Tensor self, Scalar other) -> Tensor` */
  mul(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  mul_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  mul_(self: Tensor, other: Scalar): Tensor
  /** `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  mul_(self: Tensor, options: { other: Scalar }): Tensor
  /** `multiply.Tensor(Tensor self, Tensor other) -> Tensor` */
  multiply(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `multiply.Scalar(Tensor self, Scalar other) -> Tensor` */
  multiply(self: Tensor, other: Scalar): Tensor
  /** `multiply.Scalar(Tensor self, Scalar other) -> Tensor` */
  multiply(self: Tensor, options: { other: Scalar }): Tensor
  /** `multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  multiply_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  multiply_(self: Tensor, other: Scalar): Tensor
  /** `multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  multiply_(self: Tensor, options: { other: Scalar }): Tensor
  /** `mvlgamma(Tensor self, int p) -> Tensor` */
  mvlgamma(self: Tensor, p: number, options?: { out?: Tensor | undefined }): Tensor
  /** `mvlgamma(Tensor self, int p) -> Tensor` */
  mvlgamma(self: Tensor, options: { p: number; out?: Tensor | undefined }): Tensor
  /** `mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)` */
  mvlgamma_(self: Tensor, p: number): Tensor
  /** `mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)` */
  mvlgamma_(self: Tensor, options: { p: number }): Tensor
  /** `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor` */
  nanToNum(self: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor` */
  nanToNum(self: Tensor, options?: { nan?: number | null | undefined; posinf?: number | null | undefined; neginf?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)` */
  nanToNum_(self: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  /** `nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)` */
  nanToNum_(self: Tensor, options?: { nan?: number | null | undefined; posinf?: number | null | undefined; neginf?: number | null | undefined }): Tensor
  /** `ne.Tensor(Tensor self, Tensor other) -> Tensor` */
  ne(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `ne.Scalar(Tensor self, Scalar other) -> Tensor` */
  ne(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `ne.Scalar(Tensor self, Scalar other) -> Tensor` */
  ne(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  ne_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  ne_(self: Tensor, other: Scalar): Tensor
  /** `ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  ne_(self: Tensor, options: { other: Scalar }): Tensor
  /** `neg(Tensor self) -> Tensor` */
  neg(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `neg_(Tensor(a!) self) -> Tensor(a!)` */
  neg_(self: Tensor): Tensor
  /** `negative(Tensor self) -> Tensor` */
  negative(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `negative_(Tensor(a!) self) -> Tensor(a!)` */
  negative_(self: Tensor): Tensor
  /** `nextafter(Tensor self, Tensor other) -> Tensor` */
  nextafter(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  nextafter_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `not_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
  notEqual(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `not_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  notEqual(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `not_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  notEqual(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  notEqual_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  notEqual_(self: Tensor, other: Scalar): Tensor
  /** `not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  notEqual_(self: Tensor, options: { other: Scalar }): Tensor
  /** `polar(Tensor abs, Tensor angle) -> Tensor` */
  polar(abs: Tensor, angle: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `polygamma(int n, Tensor self) -> Tensor` */
  polygamma(n: number, self: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `positive(Tensor(a) self) -> Tensor(a)` */
  positive(self: Tensor): Tensor
  /** `pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
  pow(self: Tensor, exponent: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `pow.Scalar(Scalar self, Tensor exponent) -> Tensor` */
  pow(self: Scalar, exponent: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor` */
  pow(self: Tensor, exponent: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor` */
  pow(self: Tensor, options: { exponent: Scalar; out?: Tensor | undefined }): Tensor
  /** `pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
  pow_(self: Tensor, exponent: Tensor | number | bigint | boolean): Tensor
  /** `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)` */
  pow_(self: Tensor, exponent: Scalar): Tensor
  /** `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)` */
  pow_(self: Tensor, options: { exponent: Scalar }): Tensor
  /** `prelu(Tensor self, Tensor weight) -> Tensor` */
  prelu(self: Tensor, weight: Tensor | number | bigint | boolean): Tensor
  /** `rad2deg(Tensor self) -> Tensor` */
  rad2deg(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `rad2deg_(Tensor(a!) self) -> Tensor(a!)` */
  rad2deg_(self: Tensor): Tensor
  /** `reciprocal(Tensor self) -> Tensor` */
  reciprocal(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `reciprocal_(Tensor(a!) self) -> Tensor(a!)` */
  reciprocal_(self: Tensor): Tensor
  /** `relu(Tensor self) -> Tensor` */
  relu(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `relu_(Tensor(a!) self) -> Tensor(a!)` */
  relu_(self: Tensor): Tensor
  /** `relu6(Tensor self) -> Tensor` */
  relu6(self: Tensor): Tensor
  /** `relu6_(Tensor(a!) self) -> Tensor(a!)` */
  relu6_(self: Tensor): Tensor
  /** `remainder.Tensor(Tensor self, Tensor other) -> Tensor` */
  remainder(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `remainder.Scalar(Tensor self, Scalar other) -> Tensor` */
  remainder(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `remainder.Scalar(Tensor self, Scalar other) -> Tensor` */
  remainder(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  remainder(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  remainder_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  remainder_(self: Tensor, other: Scalar): Tensor
  /** `remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  remainder_(self: Tensor, options: { other: Scalar }): Tensor
  /** `round(Tensor self) -> Tensor` */
  round(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `round.decimals(Tensor self, *, int decimals) -> Tensor` */
  round(self: Tensor, options: { decimals: number; out?: Tensor | undefined }): Tensor
  /** `round_(Tensor(a!) self) -> Tensor(a!)` */
  round_(self: Tensor): Tensor
  /** `round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)` */
  round_(self: Tensor, options: { decimals: number }): Tensor
  /** `rsqrt(Tensor self) -> Tensor` */
  rsqrt(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `rsqrt_(Tensor(a!) self) -> Tensor(a!)` */
  rsqrt_(self: Tensor): Tensor
  /** `rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  rsub(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  rsub(self: Tensor, other: Scalar, alpha?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  rsub(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  rsub(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `selu(Tensor self) -> Tensor` */
  selu(self: Tensor): Tensor
  /** `selu_(Tensor(a!) self) -> Tensor(a!)` */
  selu_(self: Tensor): Tensor
  /** `sgn(Tensor self) -> Tensor` */
  sgn(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sgn_(Tensor(a!) self) -> Tensor(a!)` */
  sgn_(self: Tensor): Tensor
  /** `sigmoid(Tensor self) -> Tensor` */
  sigmoid(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sigmoid_(Tensor(a!) self) -> Tensor(a!)` */
  sigmoid_(self: Tensor): Tensor
  /** `sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor` */
  sigmoidBackward(gradOutput: Tensor, output: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `sign(Tensor self) -> Tensor` */
  sign(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sign_(Tensor(a!) self) -> Tensor(a!)` */
  sign_(self: Tensor): Tensor
  /** `signbit(Tensor self) -> Tensor` */
  signbit(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `silu(Tensor self) -> Tensor` */
  silu(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `silu_(Tensor(a!) self) -> Tensor(a!)` */
  silu_(self: Tensor): Tensor
  /** `silu_backward(Tensor grad_output, Tensor self) -> Tensor` */
  siluBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `sin(Tensor self) -> Tensor` */
  sin(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sin_(Tensor(a!) self) -> Tensor(a!)` */
  sin_(self: Tensor): Tensor
  /** `sinc(Tensor self) -> Tensor` */
  sinc(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sinc_(Tensor(a!) self) -> Tensor(a!)` */
  sinc_(self: Tensor): Tensor
  /** `sinh(Tensor self) -> Tensor` */
  sinh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sinh_(Tensor(a!) self) -> Tensor(a!)` */
  sinh_(self: Tensor): Tensor
  /** `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor` */
  softplus(self: Tensor, beta?: Scalar, threshold?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor` */
  softplus(self: Tensor, options?: { beta?: Scalar | undefined; threshold?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor` */
  softplusBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, beta: Scalar, threshold: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor` */
  softplusBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options: { beta: Scalar; threshold: Scalar; out?: Tensor | undefined }): Tensor
  /** `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  softshrink(self: Tensor, lambd?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  softshrink(self: Tensor, options?: { lambd?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor` */
  softshrinkBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, lambd: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor` */
  softshrinkBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options: { lambd: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_airy_ai(Tensor x) -> Tensor` */
  specialAiryAi(x: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_bessel_j0(Tensor self) -> Tensor` */
  specialBesselJ0(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_bessel_j1(Tensor self) -> Tensor` */
  specialBesselJ1(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_bessel_y0(Tensor self) -> Tensor` */
  specialBesselY0(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_bessel_y1(Tensor self) -> Tensor` */
  specialBesselY1(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialT(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialT(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialT(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialT(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialU(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialU(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialU(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialU(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialV(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialV(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialV(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialV(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialW(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialChebyshevPolynomialW(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialW(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialChebyshevPolynomialW(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_digamma(Tensor self) -> Tensor` */
  specialDigamma(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_entr(Tensor self) -> Tensor` */
  specialEntr(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_erf(Tensor self) -> Tensor` */
  specialErf(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_erfc(Tensor self) -> Tensor` */
  specialErfc(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_erfcx(Tensor self) -> Tensor` */
  specialErfcx(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_erfinv(Tensor self) -> Tensor` */
  specialErfinv(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_exp2(Tensor self) -> Tensor` */
  specialExp2(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_expit(Tensor self) -> Tensor` */
  specialExpit(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_gammainc(Tensor self, Tensor other) -> Tensor` */
  specialGammainc(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_gammaincc(Tensor self, Tensor other) -> Tensor` */
  specialGammaincc(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_gammaln(Tensor self) -> Tensor` */
  specialGammaln(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor` */
  specialHermitePolynomialH(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialHermitePolynomialH(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialHermitePolynomialH(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialHermitePolynomialH(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor` */
  specialHermitePolynomialHe(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialHermitePolynomialHe(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialHermitePolynomialHe(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialHermitePolynomialHe(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_i0e(Tensor self) -> Tensor` */
  specialI0e(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_i1(Tensor self) -> Tensor` */
  specialI1(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_i1e(Tensor self) -> Tensor` */
  specialI1e(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor` */
  specialLaguerrePolynomialL(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialLaguerrePolynomialL(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialLaguerrePolynomialL(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialLaguerrePolynomialL(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor` */
  specialLegendrePolynomialP(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialLegendrePolynomialP(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialLegendrePolynomialP(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialLegendrePolynomialP(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_log1p(Tensor self) -> Tensor` */
  specialLog1p(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_log_ndtr(Tensor self) -> Tensor` */
  specialLogNdtr(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_modified_bessel_i0(Tensor self) -> Tensor` */
  specialModifiedBesselI0(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_modified_bessel_i1(Tensor self) -> Tensor` */
  specialModifiedBesselI1(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_modified_bessel_k0(Tensor self) -> Tensor` */
  specialModifiedBesselK0(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_modified_bessel_k1(Tensor self) -> Tensor` */
  specialModifiedBesselK1(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_multigammaln(Tensor self, int p) -> Tensor` */
  specialMultigammaln(self: Tensor, p: number, options?: { out?: Tensor | undefined }): Tensor
  /** `special_multigammaln(Tensor self, int p) -> Tensor` */
  specialMultigammaln(self: Tensor, options: { p: number; out?: Tensor | undefined }): Tensor
  /** `special_ndtr(Tensor self) -> Tensor` */
  specialNdtr(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_ndtri(Tensor self) -> Tensor` */
  specialNdtri(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_polygamma(int n, Tensor self) -> Tensor` */
  specialPolygamma(n: number, self: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_round(Tensor self, *, int decimals=0) -> Tensor` */
  specialRound(self: Tensor, options?: { decimals?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `special_scaled_modified_bessel_k0(Tensor x) -> Tensor` */
  specialScaledModifiedBesselK0(x: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_scaled_modified_bessel_k1(Tensor x) -> Tensor` */
  specialScaledModifiedBesselK1(x: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialT(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialT(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialT(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialT(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialU(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialU(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialU(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialU(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialV(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialV(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialV(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialV(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialW(x: Tensor, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor` */
  specialShiftedChebyshevPolynomialW(x: Scalar, n: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialW(x: Tensor, n: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor` */
  specialShiftedChebyshevPolynomialW(x: Tensor, options: { n: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_sinc(Tensor self) -> Tensor` */
  specialSinc(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_spherical_bessel_j0(Tensor x) -> Tensor` */
  specialSphericalBesselJ0(x: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `special_xlog1py(Tensor self, Tensor other) -> Tensor` */
  specialXlog1py(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor` */
  specialXlog1py(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialXlog1py(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialXlog1py(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `special_zeta(Tensor self, Tensor other) -> Tensor` */
  specialZeta(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor` */
  specialZeta(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialZeta(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialZeta(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `sqrt(Tensor self) -> Tensor` */
  sqrt(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `sqrt_(Tensor(a!) self) -> Tensor(a!)` */
  sqrt_(self: Tensor): Tensor
  /** `square(Tensor self) -> Tensor` */
  square(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `square_(Tensor(a!) self) -> Tensor(a!)` */
  square_(self: Tensor): Tensor
  /** `sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  sub(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  sub(self: Tensor, other: Scalar, alpha?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  sub(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  sub(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  sub_(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined }): Tensor
  /** `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  sub_(self: Tensor, other: Scalar, alpha?: Scalar): Tensor
  /** `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  sub_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor
  /** `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  sub_(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor
  /** `subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  subtract(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  subtract(self: Tensor, other: Scalar, alpha?: Scalar): Tensor
  /** `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  subtract(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor
  /** `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  subtract(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor
  /** `subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  subtract_(self: Tensor, other: Tensor | number | bigint | boolean, options?: { alpha?: Scalar | undefined }): Tensor
  /** `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  subtract_(self: Tensor, other: Scalar, alpha?: Scalar): Tensor
  /** `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  subtract_(self: Tensor, other: Scalar, options?: { alpha?: Scalar | undefined }): Tensor
  /** `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  subtract_(self: Tensor, options: { other: Scalar; alpha?: Scalar | undefined }): Tensor
  /** `tan(Tensor self) -> Tensor` */
  tan(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `tan_(Tensor(a!) self) -> Tensor(a!)` */
  tan_(self: Tensor): Tensor
  /** `tanh(Tensor self) -> Tensor` */
  tanh(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `tanh_(Tensor(a!) self) -> Tensor(a!)` */
  tanh_(self: Tensor): Tensor
  /** `tanh_backward(Tensor grad_output, Tensor output) -> Tensor` */
  tanhBackward(gradOutput: Tensor, output: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor` */
  threshold(self: Tensor, threshold: Scalar, value: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor` */
  threshold(self: Tensor, options: { threshold: Scalar; value: Scalar; out?: Tensor | undefined }): Tensor
  /** `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)` */
  threshold_(self: Tensor, threshold: Scalar, value: Scalar): Tensor
  /** `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)` */
  threshold_(self: Tensor, options: { threshold: Scalar; value: Scalar }): Tensor
  /** `threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor` */
  thresholdBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, threshold: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor` */
  thresholdBackward(gradOutput: Tensor, self: Tensor | number | bigint | boolean, options: { threshold: Scalar; out?: Tensor | undefined }): Tensor
  /** `true_divide.Tensor(Tensor self, Tensor other) -> Tensor` */
  trueDivide(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `true_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  trueDivide(self: Tensor, other: Scalar): Tensor
  /** `true_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  trueDivide(self: Tensor, options: { other: Scalar }): Tensor
  /** `true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  trueDivide_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  trueDivide_(self: Tensor, other: Scalar): Tensor
  /** `true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  trueDivide_(self: Tensor, options: { other: Scalar }): Tensor
  /** `trunc(Tensor self) -> Tensor` */
  trunc(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `trunc_(Tensor(a!) self) -> Tensor(a!)` */
  trunc_(self: Tensor): Tensor
  /** `where.self(Tensor condition, Tensor self, Tensor other) -> Tensor` */
  where(condition: Tensor, self: Tensor | number | bigint | boolean, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor` */
  where(condition: Tensor, self: Scalar, other: Tensor | number | bigint | boolean): Tensor
  /** `where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor` */
  where(condition: Tensor, options: { self: Scalar; other: Tensor | number | bigint | boolean }): Tensor
  /** `where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor` */
  where(condition: Tensor, self: Tensor | number | bigint | boolean, other: Scalar): Tensor
  /** `where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor` */
  where(condition: Tensor, self: Tensor | number | bigint | boolean, options: { other: Scalar }): Tensor
  /** `where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor` */
  where(condition: Tensor, self: Scalar, other: Scalar): Tensor
  /** `where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor` */
  where(condition: Tensor, options: { self: Scalar; other: Scalar }): Tensor
  /** `xlogy.Tensor(Tensor self, Tensor other) -> Tensor` */
  xlogy(self: Tensor, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor` */
  xlogy(self: Scalar, other: Tensor | number | bigint | boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor` */
  xlogy(self: Tensor, other: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor` */
  xlogy(self: Tensor, options: { other: Scalar; out?: Tensor | undefined }): Tensor
  /** `xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  xlogy_(self: Tensor, other: Tensor | number | bigint | boolean): Tensor
  /** `xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  xlogy_(self: Tensor, other: Scalar): Tensor
  /** `xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  xlogy_(self: Tensor, options: { other: Scalar }): Tensor
}
