// Types of the sort operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface SortOperators {
  /** `_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  _unique2(self: Tensor, sorted?: boolean, returnInverse?: boolean, returnCounts?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  _unique2(self: Tensor, options?: { sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor` */
  argsort(self: Tensor, dim?: number, descending?: boolean): Tensor
  /** `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor` */
  argsort(self: Tensor, options?: { dim?: number | undefined; descending?: boolean | undefined }): Tensor
  /** `argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor` */
  argsort(self: Tensor, options: { stable: boolean; dim?: number | undefined; descending?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor` */
  bincount(self: Tensor, weights?: Tensor | null, minlength?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor` */
  bincount(self: Tensor, options?: { weights?: Tensor | null | undefined; minlength?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor` */
  bucketize(self: Tensor, boundaries: Tensor, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor` */
  bucketize(self: Scalar, boundaries: Tensor, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor` */
  isin(elements: Tensor, testElements: Tensor, options?: { assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor` */
  isin(elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor` */
  isin(elements: Tensor, options: { testElement: Scalar; assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor` */
  isin(element: Scalar, testElements: Tensor, options?: { assumeUnique?: boolean | undefined; invert?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `msort(Tensor self) -> Tensor` */
  msort(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` */
  searchsorted(sortedSequence: Tensor, self: Tensor, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: Tensor | null | undefined; out?: Tensor | undefined }): Tensor
  /** `searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` */
  searchsorted(sortedSequence: Tensor, self: Scalar, options?: { outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: Tensor | null | undefined; out?: Tensor | undefined }): Tensor
  /** `searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` */
  searchsorted(sortedSequence: Tensor, options: { self: Scalar; outInt32?: boolean | undefined; right?: boolean | undefined; side?: string | null | undefined; sorter?: Tensor | null | undefined; out?: Tensor | undefined }): Tensor
  /** `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
  sort(self: Tensor, dim?: number, descending?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
  sort(self: Tensor, options?: { dim?: number | undefined; descending?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
  sort(self: Tensor, options: { stable: boolean | null; dim?: number | undefined; descending?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
  topk(self: Tensor, k: number, dim?: number, largest?: boolean, sorted?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
  topk(self: Tensor, k: number, options?: { dim?: number | undefined; largest?: boolean | undefined; sorted?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
  topk(self: Tensor, options: { k: number; dim?: number | undefined; largest?: boolean | undefined; sorted?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [values: Tensor, indices: Tensor]
  /** `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)` */
  uniqueConsecutive(self: Tensor, returnInverse?: boolean, returnCounts?: boolean, dim?: number | null, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)` */
  uniqueConsecutive(self: Tensor, options?: { returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; dim?: number | null | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  uniqueDim(self: Tensor, dim: number, sorted?: boolean, returnInverse?: boolean, returnCounts?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  uniqueDim(self: Tensor, dim: number, options?: { sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  uniqueDim(self: Tensor, options: { dim: number; sorted?: boolean | undefined; returnInverse?: boolean | undefined; returnCounts?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
}
