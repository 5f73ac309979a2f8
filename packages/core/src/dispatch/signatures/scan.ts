// Types of the scan operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface ScanOperators {
  /** `_cummin_helper(Tensor self, Tensor(a!) values, Tensor(b!) indices, int dim) -> ()` */
  _cumminHelper(self: Tensor, values: Tensor, indices: Tensor, dim: number): void
  /** `_cummin_helper(Tensor self, Tensor(a!) values, Tensor(b!) indices, int dim) -> ()` */
  _cumminHelper(self: Tensor, values: Tensor, indices: Tensor, options: { dim: number }): void
  /** `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummax(self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummax(self: Tensor, options: { dim: number; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) -> Tensor` */
  cummaxminBackward(grad: Tensor, input: Tensor, indices: Tensor, dim: number): Tensor
  /** `cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) -> Tensor` */
  cummaxminBackward(grad: Tensor, input: Tensor, indices: Tensor, options: { dim: number }): Tensor
  /** `cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummin(self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummin(self: Tensor, options: { dim: number; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumprod(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumprod(self: Tensor, options: { dim: number; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  cumprod_(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined }): Tensor
  /** `cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  cumprod_(self: Tensor, options: { dim: number; dtype?: DType | null | undefined }): Tensor
  /** `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumsum(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumsum(self: Tensor, options: { dim: number; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  cumsum_(self: Tensor, dim: number, options?: { dtype?: DType | null | undefined }): Tensor
  /** `cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  cumsum_(self: Tensor, options: { dim: number; dtype?: DType | null | undefined }): Tensor
  /** `diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor` */
  diff(self: Tensor, n?: number, dim?: number, prepend?: Tensor | null, append?: Tensor | null, options?: { out?: Tensor | undefined }): Tensor
  /** `diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor` */
  diff(self: Tensor, options?: { n?: number | undefined; dim?: number | undefined; prepend?: Tensor | null | undefined; append?: Tensor | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logcumsumexp(Tensor self, int dim) -> Tensor` */
  logcumsumexp(self: Tensor, dim: number, options?: { out?: Tensor | undefined }): Tensor
  /** `logcumsumexp(Tensor self, int dim) -> Tensor` */
  logcumsumexp(self: Tensor, options: { dim: number; out?: Tensor | undefined }): Tensor
  /** `normed_cumsum(Tensor inp, int dim=-1) -> Tensor` */
  normedCumsum(inp: Tensor, dim?: number): Tensor
  /** `normed_cumsum(Tensor inp, int dim=-1) -> Tensor` */
  normedCumsum(inp: Tensor, options?: { dim?: number | undefined }): Tensor
  /** `value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor` */
  valueSelectingReductionBackward(grad: Tensor, dim: number, indices: Tensor, sizes: readonly number[], keepdim: boolean): Tensor
  /** `value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor` */
  valueSelectingReductionBackward(grad: Tensor, options: { dim: number; indices: Tensor; sizes: readonly number[]; keepdim: boolean }): Tensor
}
