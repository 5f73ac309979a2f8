// Types of the index operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface IndexOperators {
  /** `_embedding_bag_backward(Tensor grad, Tensor indices, Tensor offsets, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor` */
  _embeddingBagBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, paddingIdx?: number): Tensor
  /** `_embedding_bag_backward(Tensor grad, Tensor indices, Tensor offsets, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor` */
  _embeddingBagBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, options?: { paddingIdx?: number | undefined }): Tensor
  /** `_embedding_bag_backward(Tensor grad, Tensor indices, Tensor offsets, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor` */
  _embeddingBagBackward(grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, options: { numWeights: number; scaleGradByFreq: boolean; mode: number; sparse: boolean; perSampleWeights: Tensor | null; paddingIdx?: number | undefined }): Tensor
  /** `_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor` */
  _embeddingBagDenseBackward(grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, perSampleWeights: Tensor | null, paddingIdx?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor` */
  _embeddingBagDenseBackward(grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: number, scaleGradByFreq: boolean, mode: number, perSampleWeights: Tensor | null, options?: { paddingIdx?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor` */
  _embeddingBagDenseBackward(grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, options: { numWeights: number; scaleGradByFreq: boolean; mode: number; perSampleWeights: Tensor | null; paddingIdx?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `_embedding_bag_forward_only(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)` */
  _embeddingBagForwardOnly(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean, mode?: number, sparse?: boolean, perSampleWeights?: Tensor | null, includeLastOffset?: boolean, paddingIdx?: number, options?: { out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor, Tensor]
  /** `_embedding_bag_forward_only(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)` */
  _embeddingBagForwardOnly(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | undefined; mode?: number | undefined; sparse?: boolean | undefined; perSampleWeights?: Tensor | null | undefined; includeLastOffset?: boolean | undefined; paddingIdx?: number | undefined; out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor, Tensor]
  /** `_embedding_bag_per_sample_weights_backward(Tensor grad, Tensor weight, Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int padding_idx=-1) -> Tensor` */
  _embeddingBagPerSampleWeightsBackward(grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: number, paddingIdx?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `_embedding_bag_per_sample_weights_backward(Tensor grad, Tensor weight, Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int padding_idx=-1) -> Tensor` */
  _embeddingBagPerSampleWeightsBackward(grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: number, options?: { paddingIdx?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `_embedding_bag_per_sample_weights_backward(Tensor grad, Tensor weight, Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int padding_idx=-1) -> Tensor` */
  _embeddingBagPerSampleWeightsBackward(grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, options: { mode: number; paddingIdx?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `_index_put_impl(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor` */
  _indexPutImpl(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean, unsafe?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `_index_put_impl(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor` */
  _indexPutImpl(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | undefined; unsafe?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `_index_put_impl(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor` */
  _indexPutImpl(self: Tensor, options: { indices: readonly (Tensor | null)[]; values: Tensor; accumulate?: boolean | undefined; unsafe?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `_index_put_impl_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor(a!)` */
  _indexPutImpl_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean, unsafe?: boolean): Tensor
  /** `_index_put_impl_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor(a!)` */
  _indexPutImpl_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | undefined; unsafe?: boolean | undefined }): Tensor
  /** `_index_put_impl_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor(a!)` */
  _indexPutImpl_(self: Tensor, options: { indices: readonly (Tensor | null)[]; values: Tensor; accumulate?: boolean | undefined; unsafe?: boolean | undefined }): Tensor
  /** `_unsafe_masked_index(Tensor self, Tensor mask, Tensor?[] indices, Scalar fill) -> Tensor` */
  _unsafeMaskedIndex(self: Tensor, mask: Tensor, indices: readonly (Tensor | null)[], fill: Scalar): Tensor
  /** `_unsafe_masked_index(Tensor self, Tensor mask, Tensor?[] indices, Scalar fill) -> Tensor` */
  _unsafeMaskedIndex(self: Tensor, mask: Tensor, options: { indices: readonly (Tensor | null)[]; fill: Scalar }): Tensor
  /** `_unsafe_masked_index_put_accumulate(Tensor self, Tensor mask, Tensor?[] indices, Tensor values) -> Tensor` */
  _unsafeMaskedIndexPutAccumulate(self: Tensor, mask: Tensor, indices: readonly (Tensor | null)[], values: Tensor): Tensor
  /** `_unsafe_masked_index_put_accumulate(Tensor self, Tensor mask, Tensor?[] indices, Tensor values) -> Tensor` */
  _unsafeMaskedIndexPutAccumulate(self: Tensor, mask: Tensor, options: { indices: readonly (Tensor | null)[]; values: Tensor }): Tensor
  /** `argwhere(Tensor self) -> Tensor` */
  argwhere(self: Tensor): Tensor
  /** `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedScatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedScatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedScatter(self: Tensor, src: Tensor, options: { size: readonly number[]; stride: readonly number[]; storageOffset?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2) -> Tensor` */
  diagonalBackward(gradOutput: Tensor, inputSizes: readonly number[], offset: number, dim1: number, dim2: number, options?: { out?: Tensor | undefined }): Tensor
  /** `diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2) -> Tensor` */
  diagonalBackward(gradOutput: Tensor, options: { inputSizes: readonly number[]; offset: number; dim1: number; dim2: number; out?: Tensor | undefined }): Tensor
  /** `diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  diagonalScatter(self: Tensor, src: Tensor, offset?: number, dim1?: number, dim2?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  diagonalScatter(self: Tensor, src: Tensor, options?: { offset?: number | undefined; dim1?: number | undefined; dim2?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor` */
  embedding(weight: Tensor, indices: Tensor, paddingIdx?: number, scaleGradByFreq?: boolean, sparse?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor` */
  embedding(weight: Tensor, indices: Tensor, options?: { paddingIdx?: number | undefined; scaleGradByFreq?: boolean | undefined; sparse?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `embedding_backward(Tensor grad, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq, bool sparse) -> Tensor` */
  embeddingBackward(grad: Tensor, indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean, sparse: boolean): Tensor
  /** `embedding_backward(Tensor grad, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq, bool sparse) -> Tensor` */
  embeddingBackward(grad: Tensor, indices: Tensor, options: { numWeights: number; paddingIdx: number; scaleGradByFreq: boolean; sparse: boolean }): Tensor
  /** `embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)` */
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean, mode?: number, sparse?: boolean, perSampleWeights?: Tensor | null, includeLastOffset?: boolean): [Tensor, Tensor, Tensor, Tensor]
  /** `embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)` */
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean | undefined; mode?: number | undefined; sparse?: boolean | undefined; perSampleWeights?: Tensor | null | undefined; includeLastOffset?: boolean | undefined }): [Tensor, Tensor, Tensor, Tensor]
  /** `embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)` */
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: number | null): [Tensor, Tensor, Tensor, Tensor]
  /** `embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)` */
  embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options: { scaleGradByFreq: boolean; mode: number; sparse: boolean; perSampleWeights: Tensor | null; includeLastOffset: boolean; paddingIdx: number | null }): [Tensor, Tensor, Tensor, Tensor]
  /** `embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq) -> Tensor` */
  embeddingDenseBackward(gradOutput: Tensor, indices: Tensor, numWeights: number, paddingIdx: number, scaleGradByFreq: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq) -> Tensor` */
  embeddingDenseBackward(gradOutput: Tensor, indices: Tensor, options: { numWeights: number; paddingIdx: number; scaleGradByFreq: boolean; out?: Tensor | undefined }): Tensor
  /** `embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)` */
  embeddingRenorm_(self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor
  /** `embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)` */
  embeddingRenorm_(self: Tensor, indices: Tensor, options: { maxNorm: number; normType: number }): Tensor
  /** `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor` */
  gather(self: Tensor, dim: number, index: Tensor, options?: { sparseGrad?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor` */
  gather(self: Tensor, options: { dim: number; index: Tensor; sparseGrad?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool sparse_grad) -> Tensor` */
  gatherBackward(grad: Tensor, self: Tensor, dim: number, index: Tensor, sparseGrad: boolean): Tensor
  /** `gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool sparse_grad) -> Tensor` */
  gatherBackward(grad: Tensor, self: Tensor, options: { dim: number; index: Tensor; sparseGrad: boolean }): Tensor
  /** `index.Tensor(Tensor self, Tensor?[] indices) -> Tensor` */
  index(self: Tensor, indices: readonly (Tensor | null)[], options?: { out?: Tensor | undefined }): Tensor
  /** `index.Tensor(Tensor self, Tensor?[] indices) -> Tensor` */
  index(self: Tensor, options: { indices: readonly (Tensor | null)[]; out?: Tensor | undefined }): Tensor
  /** `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor` */
  indexAdd(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor` */
  indexAdd(self: Tensor, options: { dim: number; index: Tensor; source: Tensor; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)` */
  indexAdd_(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar | undefined }): Tensor
  /** `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)` */
  indexAdd_(self: Tensor, options: { dim: number; index: Tensor; source: Tensor; alpha?: Scalar | undefined }): Tensor
  /** `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor` */
  indexCopy(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor` */
  indexCopy(self: Tensor, options: { dim: number; index: Tensor; source: Tensor; out?: Tensor | undefined }): Tensor
  /** `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)` */
  indexCopy_(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor
  /** `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)` */
  indexCopy_(self: Tensor, options: { dim: number; index: Tensor; source: Tensor }): Tensor
  /** `index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor` */
  indexFill(self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor` */
  indexFill(self: Tensor, options: { dim: number; index: Tensor; value: Scalar; out?: Tensor | undefined }): Tensor
  /** `index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor` */
  indexFill(self: Tensor, dim: number, index: Tensor, value: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor` */
  indexFill(self: Tensor, options: { dim: number; index: Tensor; value: Tensor; out?: Tensor | undefined }): Tensor
  /** `index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)` */
  indexFill_(self: Tensor, dim: number, index: Tensor, value: Scalar): Tensor
  /** `index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)` */
  indexFill_(self: Tensor, options: { dim: number; index: Tensor; value: Scalar }): Tensor
  /** `index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)` */
  indexFill_(self: Tensor, dim: number, index: Tensor, value: Tensor): Tensor
  /** `index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)` */
  indexFill_(self: Tensor, options: { dim: number; index: Tensor; value: Tensor }): Tensor
  /** `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
  indexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
  indexPut(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
  indexPut(self: Tensor, options: { indices: readonly (Tensor | null)[]; values: Tensor; accumulate?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
  indexPut_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean): Tensor
  /** `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
  indexPut_(self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean | undefined }): Tensor
  /** `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
  indexPut_(self: Tensor, options: { indices: readonly (Tensor | null)[]; values: Tensor; accumulate?: boolean | undefined }): Tensor
  /** `index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor` */
  indexReduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor` */
  indexReduce(self: Tensor, options: { dim: number; index: Tensor; source: Tensor; reduce: string; includeSelf?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  indexReduce_(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor
  /** `index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  indexReduce_(self: Tensor, options: { dim: number; index: Tensor; source: Tensor; reduce: string; includeSelf?: boolean | undefined }): Tensor
  /** `index_select(Tensor self, int dim, Tensor index) -> Tensor` */
  indexSelect(self: Tensor, dim: number, index: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `index_select(Tensor self, int dim, Tensor index) -> Tensor` */
  indexSelect(self: Tensor, options: { dim: number; index: Tensor; out?: Tensor | undefined }): Tensor
  /** `index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor index) -> Tensor` */
  indexSelectBackward(grad: Tensor, selfSizes: readonly number[], dim: number, index: Tensor): Tensor
  /** `index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor index) -> Tensor` */
  indexSelectBackward(grad: Tensor, options: { selfSizes: readonly number[]; dim: number; index: Tensor }): Tensor
  /** `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor` */
  maskedFill(self: Tensor, mask: Tensor, value: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor` */
  maskedFill(self: Tensor, mask: Tensor, options: { value: Scalar; out?: Tensor | undefined }): Tensor
  /** `masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor` */
  maskedFill(self: Tensor, mask: Tensor, value: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)` */
  maskedFill_(self: Tensor, mask: Tensor, value: Scalar): Tensor
  /** `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)` */
  maskedFill_(self: Tensor, mask: Tensor, options: { value: Scalar }): Tensor
  /** `masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)` */
  maskedFill_(self: Tensor, mask: Tensor, value: Tensor): Tensor
  /** `masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor` */
  maskedScatter(self: Tensor, mask: Tensor, source: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)` */
  maskedScatter_(self: Tensor, mask: Tensor, source: Tensor): Tensor
  /** `masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) -> Tensor` */
  maskedScatterBackward(gradOutput: Tensor, mask: Tensor, sizes: readonly number[]): Tensor
  /** `masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) -> Tensor` */
  maskedScatterBackward(gradOutput: Tensor, mask: Tensor, options: { sizes: readonly number[] }): Tensor
  /** `masked_select(Tensor self, Tensor mask) -> Tensor` */
  maskedSelect(self: Tensor, mask: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nonzero(Tensor self) -> Tensor` */
  nonzero(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `nonzero_numpy(Tensor self) -> Tensor[]` */
  nonzeroNumpy(self: Tensor): Tensor[]
  /** `nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor` */
  nonzeroStatic(self: Tensor, options: { size: number; fillValue?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor` */
  put(self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor` */
  put(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)` */
  put_(self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean): Tensor
  /** `put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)` */
  put_(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean | undefined }): Tensor
  /** `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  scatter(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  scatter(self: Tensor, options: { dim: number; index: Tensor; src: Tensor; out?: Tensor | undefined }): Tensor
  /** `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor` */
  scatter(self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor` */
  scatter(self: Tensor, options: { dim: number; index: Tensor; value: Scalar; out?: Tensor | undefined }): Tensor
  /** `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor` */
  scatter(self: Tensor, dim: number, index: Tensor, src: Tensor, options: { reduce: string; out?: Tensor | undefined }): Tensor
  /** `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor` */
  scatter(self: Tensor, options: { dim: number; index: Tensor; src: Tensor; reduce: string; out?: Tensor | undefined }): Tensor
  /** `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor` */
  scatter(self: Tensor, dim: number, index: Tensor, value: Scalar, options: { reduce: string; out?: Tensor | undefined }): Tensor
  /** `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor` */
  scatter(self: Tensor, options: { dim: number; index: Tensor; value: Scalar; reduce: string; out?: Tensor | undefined }): Tensor
  /** `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  scatter_(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  /** `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  scatter_(self: Tensor, options: { dim: number; index: Tensor; src: Tensor }): Tensor
  /** `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)` */
  scatter_(self: Tensor, dim: number, index: Tensor, value: Scalar): Tensor
  /** `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)` */
  scatter_(self: Tensor, options: { dim: number; index: Tensor; value: Scalar }): Tensor
  /** `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)` */
  scatter_(self: Tensor, dim: number, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  /** `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)` */
  scatter_(self: Tensor, options: { dim: number; index: Tensor; src: Tensor; reduce: string }): Tensor
  /** `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)` */
  scatter_(self: Tensor, dim: number, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
  /** `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)` */
  scatter_(self: Tensor, options: { dim: number; index: Tensor; value: Scalar; reduce: string }): Tensor
  /** `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  scatterAdd(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  scatterAdd(self: Tensor, options: { dim: number; index: Tensor; src: Tensor; out?: Tensor | undefined }): Tensor
  /** `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  scatterAdd_(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor
  /** `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  scatterAdd_(self: Tensor, options: { dim: number; index: Tensor; src: Tensor }): Tensor
  /** `scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor` */
  scatterReduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor` */
  scatterReduce(self: Tensor, options: { dim: number; index: Tensor; src: Tensor; reduce: string; includeSelf?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  scatterReduce_(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean | undefined }): Tensor
  /** `scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  scatterReduce_(self: Tensor, options: { dim: number; index: Tensor; src: Tensor; reduce: string; includeSelf?: boolean | undefined }): Tensor
  /** `select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor` */
  selectBackward(gradOutput: Tensor, inputSizes: readonly number[], dim: number, index: number, options?: { out?: Tensor | undefined }): Tensor
  /** `select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor` */
  selectBackward(gradOutput: Tensor, options: { inputSizes: readonly number[]; dim: number; index: number; out?: Tensor | undefined }): Tensor
  /** `select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor` */
  selectScatter(self: Tensor, src: Tensor, dim: number, index: number, options?: { out?: Tensor | undefined }): Tensor
  /** `select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor` */
  selectScatter(self: Tensor, src: Tensor, options: { dim: number; index: number; out?: Tensor | undefined }): Tensor
  /** `slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor` */
  sliceBackward(gradOutput: Tensor, inputSizes: readonly number[], dim: number, start: number, end: number, step: number, options?: { out?: Tensor | undefined }): Tensor
  /** `slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor` */
  sliceBackward(gradOutput: Tensor, options: { inputSizes: readonly number[]; dim: number; start: number; end: number; step: number; out?: Tensor | undefined }): Tensor
  /** `slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor` */
  sliceScatter(self: Tensor, src: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor` */
  sliceScatter(self: Tensor, src: Tensor, options?: { dim?: number | undefined; start?: number | null | undefined; end?: number | null | undefined; step?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `take(Tensor self, Tensor index) -> Tensor` */
  take(self: Tensor, index: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor` */
  takeAlongDim(self: Tensor, indices: Tensor, dim?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor` */
  takeAlongDim(self: Tensor, indices: Tensor, options?: { dim?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step) -> Tensor` */
  unfoldBackward(gradIn: Tensor, inputSizes: readonly number[], dim: number, size: number, step: number, options?: { out?: Tensor | undefined }): Tensor
  /** `unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step) -> Tensor` */
  unfoldBackward(gradIn: Tensor, options: { inputSizes: readonly number[]; dim: number; size: number; step: number; out?: Tensor | undefined }): Tensor
}
