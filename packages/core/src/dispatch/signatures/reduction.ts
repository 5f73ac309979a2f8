// Types of the reduction operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface ReductionOperators {
  /** `_local_scalar_dense(Tensor self) -> Scalar` */
  _localScalarDense(self: Tensor): Scalar
  /** `all(Tensor self) -> Tensor` */
  all(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  all(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  all(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  all(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor` */
  all(self: Tensor, dim?: readonly number[] | null, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor` */
  all(self: Tensor, options?: { dim?: readonly number[] | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool` */
  allclose(self: Tensor, other: Tensor, rtol?: number, atol?: number, equalNan?: boolean): boolean
  /** `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool` */
  allclose(self: Tensor, other: Tensor, options?: { rtol?: number | undefined; atol?: number | undefined; equalNan?: boolean | undefined }): boolean
  /** `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amax(self: Tensor, dim?: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amax(self: Tensor, options?: { dim?: number | readonly number[] | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amin(self: Tensor, dim?: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amin(self: Tensor, options?: { dim?: number | readonly number[] | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)` */
  aminmax(self: Tensor, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [min: Tensor, max: Tensor]
  /** `any(Tensor self) -> Tensor` */
  any(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  any(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  any(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  any(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor` */
  any(self: Tensor, dim?: readonly number[] | null, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor` */
  any(self: Tensor, options?: { dim?: readonly number[] | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmax(self: Tensor, dim?: number | null, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmax(self: Tensor, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmin(self: Tensor, dim?: number | null, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmin(self: Tensor, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor` */
  cosineSimilarity(x1: Tensor, x2: Tensor, dim?: number, eps?: number): Tensor
  /** `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor` */
  cosineSimilarity(x1: Tensor, x2: Tensor, options?: { dim?: number | undefined; eps?: number | undefined }): Tensor
  /** `count_nonzero(Tensor self, int? dim=None) -> Tensor` */
  countNonzero(self: Tensor, dim?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `count_nonzero(Tensor self, int? dim=None) -> Tensor` */
  countNonzero(self: Tensor, options?: { dim?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor` */
  countNonzero(self: Tensor, dim: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor` */
  countNonzero(self: Tensor, options: { dim: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `dist(Tensor self, Tensor other, Scalar p=2) -> Tensor` */
  dist(self: Tensor, other: Tensor, p?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `dist(Tensor self, Tensor other, Scalar p=2) -> Tensor` */
  dist(self: Tensor, other: Tensor, options?: { p?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `equal(Tensor self, Tensor other) -> bool` */
  equal(self: Tensor, other: Tensor): boolean
  /** `is_nonzero(Tensor self) -> bool` */
  isNonzero(self: Tensor): boolean
  /** `item(Tensor self) -> Scalar` */
  item(self: Tensor): Scalar
  /** `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  kthvalue(self: Tensor, k: number, dim?: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  kthvalue(self: Tensor, k: number, options?: { dim?: number | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  kthvalue(self: Tensor, options: { k: number; dim?: number | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor` */
  linalgVecdot(x: Tensor, y: Tensor, options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgVectorNorm(self: Tensor, ord?: Scalar, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgVectorNorm(self: Tensor, options?: { ord?: Scalar | undefined; dim?: number | readonly number[] | null | undefined; keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  logsumexp(self: Tensor, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  logsumexp(self: Tensor, options: { dim: number | readonly number[]; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `mean(Tensor self, *, ScalarType? dtype=None) -> Tensor` */
  mean(self: Tensor, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  mean(self: Tensor, dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  mean(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  mean(self: Tensor, options: { dim: number | readonly number[] | null; keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  median(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  median(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  median(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `median(Tensor self) -> Tensor` */
  median(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nanmean(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nanmean(self: Tensor, options?: { dim?: number | readonly number[] | null | undefined; keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  nanmedian(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  nanmedian(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  nanmedian(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `nanmedian(Tensor self) -> Tensor` */
  nanmedian(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  nanquantile(self: Tensor, q: Tensor, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  nanquantile(self: Tensor, q: Tensor, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  nanquantile(self: Tensor, q: number, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  nanquantile(self: Tensor, q: number, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  nanquantile(self: Tensor, options: { q: number; dim?: number | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nansum(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nansum(self: Tensor, options?: { dim?: number | readonly number[] | null | undefined; keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `norm.Scalar(Tensor self, Scalar p=2) -> Tensor` */
  norm(self: Tensor, p?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `norm.Scalar(Tensor self, Scalar p=2) -> Tensor` */
  norm(self: Tensor, options?: { p?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor` */
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor` */
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor` */
  norm(self: Tensor, options: { p: Scalar | null; dim: number | readonly number[]; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor` */
  norm(self: Tensor, p: Scalar | null, options: { dtype: DType; out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor` */
  norm(self: Tensor, options: { p: Scalar | null; dtype: DType; out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor` */
  norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType; out?: Tensor | undefined }): Tensor
  /** `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor` */
  norm(self: Tensor, options: { p: Scalar | null; dim: number | readonly number[]; keepdim: boolean; dtype: DType; out?: Tensor | undefined }): Tensor
  /** `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor` */
  pairwiseDistance(x1: Tensor, x2: Tensor, p?: number, eps?: number, keepdim?: boolean): Tensor
  /** `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor` */
  pairwiseDistance(x1: Tensor, x2: Tensor, options?: { p?: number | undefined; eps?: number | undefined; keepdim?: boolean | undefined }): Tensor
  /** `prod(Tensor self, *, ScalarType? dtype=None) -> Tensor` */
  prod(self: Tensor, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  prod(self: Tensor, dim: number, keepdim?: boolean, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  prod(self: Tensor, dim: number, options?: { keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  prod(self: Tensor, options: { dim: number; keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  quantile(self: Tensor, q: Tensor, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  quantile(self: Tensor, q: Tensor, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  quantile(self: Tensor, q: number, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  quantile(self: Tensor, q: number, options?: { dim?: number | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  quantile(self: Tensor, options: { q: number; dim?: number | null | undefined; keepdim?: boolean | undefined; interpolation?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  specialLogsumexp(self: Tensor, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  specialLogsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  specialLogsumexp(self: Tensor, options: { dim: number | readonly number[]; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `std(Tensor self, bool unbiased=True) -> Tensor` */
  std(self: Tensor, unbiased?: boolean): Tensor
  /** `std(Tensor self, bool unbiased=True) -> Tensor` */
  std(self: Tensor, options?: { unbiased?: boolean | undefined }): Tensor
  /** `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  std(self: Tensor, dim: number | readonly number[] | null, unbiased?: boolean, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  std(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  std(self: Tensor, options: { dim: number | readonly number[] | null; unbiased?: boolean | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor` */
  std(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor` */
  std(self: Tensor, options?: { dim?: number | readonly number[] | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, unbiased?: boolean): [Tensor, Tensor]
  /** `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, options?: { unbiased?: boolean | undefined }): [Tensor, Tensor]
  /** `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, dim: number | readonly number[] | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor]
  /** `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor]
  /** `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, options: { dim: number | readonly number[] | null; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor]
  /** `std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(self: Tensor, options?: { dim?: number | readonly number[] | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `sum(Tensor self, *, ScalarType? dtype=None) -> Tensor` */
  sum(self: Tensor, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  sum(self: Tensor, dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  sum(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  sum(self: Tensor, options: { dim: number | readonly number[] | null; keepdim?: boolean | undefined; dtype?: DType | null | undefined; out?: Tensor | undefined }): Tensor
  /** `var(Tensor self, bool unbiased=True) -> Tensor` */
  var(self: Tensor, unbiased?: boolean): Tensor
  /** `var(Tensor self, bool unbiased=True) -> Tensor` */
  var(self: Tensor, options?: { unbiased?: boolean | undefined }): Tensor
  /** `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  var(self: Tensor, dim: number | readonly number[] | null, unbiased?: boolean, keepdim?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  var(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  var(self: Tensor, options: { dim: number | readonly number[] | null; unbiased?: boolean | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor` */
  var(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor` */
  var(self: Tensor, options?: { dim?: number | readonly number[] | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)` */
  varMean(self: Tensor, unbiased?: boolean): [Tensor, Tensor]
  /** `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)` */
  varMean(self: Tensor, options?: { unbiased?: boolean | undefined }): [Tensor, Tensor]
  /** `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(self: Tensor, dim: number | readonly number[] | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor]
  /** `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor]
  /** `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(self: Tensor, options: { dim: number | readonly number[] | null; unbiased?: boolean | undefined; keepdim?: boolean | undefined }): [Tensor, Tensor]
  /** `var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(self: Tensor, options?: { dim?: number | readonly number[] | null | undefined; correction?: Scalar | null | undefined; keepdim?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
}
