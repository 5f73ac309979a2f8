// Types of the scan operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface ScanOperators {
  /** `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummax(self: Tensor, dim: number, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummax(self: Tensor, options: { dim: number; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
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
  /** `logcumsumexp(Tensor self, int dim) -> Tensor` */
  logcumsumexp(self: Tensor, dim: number, options?: { out?: Tensor | undefined }): Tensor
  /** `logcumsumexp(Tensor self, int dim) -> Tensor` */
  logcumsumexp(self: Tensor, options: { dim: number; out?: Tensor | undefined }): Tensor
}
