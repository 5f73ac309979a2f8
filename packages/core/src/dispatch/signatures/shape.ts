// Types of the shape operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Layout, MemoryFormat } from '../../schema/index.ts'
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface ShapeOperators {
  /** `_chunk_cat(Tensor[] tensors, int dim, int num_chunks) -> Tensor` */
  _chunkCat(tensors: readonly Tensor[], dim: number, numChunks: number, options?: { out?: Tensor | undefined }): Tensor
  /** `_chunk_cat(Tensor[] tensors, int dim, int num_chunks) -> Tensor` */
  _chunkCat(tensors: readonly Tensor[], options: { dim: number; numChunks: number; out?: Tensor | undefined }): Tensor
  /** `_conj(Tensor(a) self) -> Tensor(a)` */
  _conj(self: Tensor): Tensor
  /** `_conj_copy(Tensor self) -> Tensor` */
  _conjCopy(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> Tensor(a)` */
  _reshapeAlias(self: Tensor, size: readonly number[], stride: readonly number[]): Tensor
  /** `_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> Tensor(a)` */
  _reshapeAlias(self: Tensor, options: { size: readonly number[]; stride: readonly number[] }): Tensor
  /** `_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor` */
  _toCopy(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; nonBlocking?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `_unsafe_view(Tensor self, SymInt[] size) -> Tensor` */
  _unsafeView(self: Tensor, size: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `_unsafe_view(Tensor self, SymInt[] size) -> Tensor` */
  _unsafeView(self: Tensor, options: { size: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `adjoint(Tensor(a) self) -> Tensor(a)` */
  adjoint(self: Tensor): Tensor
  /** `alias(Tensor(a) self) -> Tensor(a)` */
  alias(self: Tensor): Tensor
  /** `alias_copy(Tensor self) -> Tensor` */
  aliasCopy(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)` */
  asStrided(self: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  /** `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)` */
  asStrided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null | undefined }): Tensor
  /** `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)` */
  asStrided(self: Tensor, options: { size: readonly number[]; stride: readonly number[]; storageOffset?: number | null | undefined }): Tensor
  /** `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)` */
  asStrided_(self: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null): Tensor
  /** `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)` */
  asStrided_(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null | undefined }): Tensor
  /** `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)` */
  asStrided_(self: Tensor, options: { size: readonly number[]; stride: readonly number[]; storageOffset?: number | null | undefined }): Tensor
  /** `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedCopy(self: Tensor, size: readonly number[], stride: readonly number[], storageOffset?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedCopy(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedCopy(self: Tensor, options: { size: readonly number[]; stride: readonly number[]; storageOffset?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `atleast_1d(Tensor self) -> Tensor` */
  atleast1d(self: Tensor): Tensor
  /** `atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]` */
  atleast1d(tensors: readonly Tensor[]): Tensor[]
  /** `atleast_2d(Tensor self) -> Tensor` */
  atleast2d(self: Tensor): Tensor
  /** `atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]` */
  atleast2d(tensors: readonly Tensor[]): Tensor[]
  /** `atleast_3d(Tensor self) -> Tensor` */
  atleast3d(self: Tensor): Tensor
  /** `atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]` */
  atleast3d(tensors: readonly Tensor[]): Tensor[]
  /** `block_diag(Tensor[] tensors) -> Tensor` */
  blockDiag(tensors: readonly Tensor[], options?: { out?: Tensor | undefined }): Tensor
  /** `broadcast_tensors(Tensor[] tensors) -> Tensor[]` */
  broadcastTensors(tensors: readonly Tensor[]): Tensor[]
  /** `broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)` */
  broadcastTo(self: Tensor, size: readonly number[]): Tensor
  /** `broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)` */
  broadcastTo(self: Tensor, options: { size: readonly number[] }): Tensor
  /** `cartesian_prod(Tensor[] tensors) -> Tensor` */
  cartesianProd(tensors: readonly Tensor[]): Tensor
  /** `cat(Tensor[] tensors, int dim=0) -> Tensor` */
  cat(tensors: readonly Tensor[], dim?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `cat(Tensor[] tensors, int dim=0) -> Tensor` */
  cat(tensors: readonly Tensor[], options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `channel_shuffle(Tensor self, SymInt groups) -> Tensor` */
  channelShuffle(self: Tensor, groups: number, options?: { out?: Tensor | undefined }): Tensor
  /** `channel_shuffle(Tensor self, SymInt groups) -> Tensor` */
  channelShuffle(self: Tensor, options: { groups: number; out?: Tensor | undefined }): Tensor
  /** `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
  chunk(self: Tensor, chunks: number, dim?: number): Tensor[]
  /** `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
  chunk(self: Tensor, chunks: number, options?: { dim?: number | undefined }): Tensor[]
  /** `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
  chunk(self: Tensor, options: { chunks: number; dim?: number | undefined }): Tensor[]
  /** `clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
  clone(self: Tensor, options?: { memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `column_stack(Tensor[] tensors) -> Tensor` */
  columnStack(tensors: readonly Tensor[], options?: { out?: Tensor | undefined }): Tensor
  /** `combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor` */
  combinations(self: Tensor, r?: number, withReplacement?: boolean): Tensor
  /** `combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor` */
  combinations(self: Tensor, options?: { r?: number | undefined; withReplacement?: boolean | undefined }): Tensor
  /** `concat(Tensor[] tensors, int dim=0) -> Tensor` */
  concat(tensors: readonly Tensor[], dim?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `concat(Tensor[] tensors, int dim=0) -> Tensor` */
  concat(tensors: readonly Tensor[], options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `concatenate(Tensor[] tensors, int dim=0) -> Tensor` */
  concatenate(tensors: readonly Tensor[], dim?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `concatenate(Tensor[] tensors, int dim=0) -> Tensor` */
  concatenate(tensors: readonly Tensor[], options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `conj(Tensor(a) self) -> Tensor(a)` */
  conj(self: Tensor): Tensor
  /** `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor` */
  constantPadNd(self: Tensor, pad: readonly number[], value?: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor` */
  constantPadNd(self: Tensor, pad: readonly number[], options?: { value?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor` */
  constantPadNd(self: Tensor, options: { pad: readonly number[]; value?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)` */
  contiguous(self: Tensor, options?: { memoryFormat?: MemoryFormat | undefined }): Tensor
  /** `copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor` */
  copy(self: Tensor, src: Tensor, nonBlocking?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor` */
  copy(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
  copy_(self: Tensor, src: Tensor, nonBlocking?: boolean): Tensor
  /** `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
  copy_(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean | undefined }): Tensor
  /** `detach(Tensor(a) self) -> Tensor(a)` */
  detach(self: Tensor): Tensor
  /** `detach_(Tensor(a!) self) -> Tensor(a!)` */
  detach_(self: Tensor): Tensor
  /** `diag(Tensor self, int diagonal=0) -> Tensor` */
  diag(self: Tensor, diagonal?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `diag(Tensor self, int diagonal=0) -> Tensor` */
  diag(self: Tensor, options?: { diagonal?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor` */
  diagEmbed(self: Tensor, offset?: number, dim1?: number, dim2?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor` */
  diagEmbed(self: Tensor, options?: { offset?: number | undefined; dim1?: number | undefined; dim2?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `diagflat(Tensor self, int offset=0) -> Tensor` */
  diagflat(self: Tensor, offset?: number): Tensor
  /** `diagflat(Tensor self, int offset=0) -> Tensor` */
  diagflat(self: Tensor, options?: { offset?: number | undefined }): Tensor
  /** `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)` */
  diagonal(self: Tensor, offset?: number, dim1?: number, dim2?: number): Tensor
  /** `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)` */
  diagonal(self: Tensor, options?: { offset?: number | undefined; dim1?: number | undefined; dim2?: number | undefined }): Tensor
  /** `diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  diagonalCopy(self: Tensor, offset?: number, dim1?: number, dim2?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  diagonalCopy(self: Tensor, options?: { offset?: number | undefined; dim1?: number | undefined; dim2?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  dsplit(self: Tensor, sections: number): Tensor[]
  /** `dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  dsplit(self: Tensor, options: { sections: number }): Tensor[]
  /** `dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  dsplit(self: Tensor, indices: readonly number[]): Tensor[]
  /** `dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  dsplit(self: Tensor, options: { indices: readonly number[] }): Tensor[]
  /** `dstack(Tensor[] tensors) -> Tensor` */
  dstack(tensors: readonly Tensor[], options?: { out?: Tensor | undefined }): Tensor
  /** `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)` */
  expand(self: Tensor, size: readonly number[], options?: { implicit?: boolean | undefined }): Tensor
  /** `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)` */
  expand(self: Tensor, options: { size: readonly number[]; implicit?: boolean | undefined }): Tensor
  /** `expand_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  expandAs(self: Tensor, other: Tensor): Tensor
  /** `expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor` */
  expandCopy(self: Tensor, size: readonly number[], options?: { implicit?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor` */
  expandCopy(self: Tensor, options: { size: readonly number[]; implicit?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  eye(n: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  eye(n: number, m: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)` */
  flatten(self: Tensor, startDim?: number, endDim?: number): Tensor
  /** `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)` */
  flatten(self: Tensor, options?: { startDim?: number | undefined; endDim?: number | undefined }): Tensor
  /** `flip(Tensor self, int[] dims) -> Tensor` */
  flip(self: Tensor, dims: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `flip(Tensor self, int[] dims) -> Tensor` */
  flip(self: Tensor, options: { dims: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `fliplr(Tensor self) -> Tensor` */
  fliplr(self: Tensor): Tensor
  /** `flipud(Tensor self) -> Tensor` */
  flipud(self: Tensor): Tensor
  /** `hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  hsplit(self: Tensor, sections: number): Tensor[]
  /** `hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  hsplit(self: Tensor, options: { sections: number }): Tensor[]
  /** `hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  hsplit(self: Tensor, indices: readonly number[]): Tensor[]
  /** `hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  hsplit(self: Tensor, options: { indices: readonly number[] }): Tensor[]
  /** `hstack(Tensor[] tensors) -> Tensor` */
  hstack(tensors: readonly Tensor[], options?: { out?: Tensor | undefined }): Tensor
  /** `imag(Tensor(a) self) -> Tensor(a)` */
  imag(self: Tensor): Tensor
  /** `lift(Tensor self) -> Tensor` */
  lift(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `lift_fresh(Tensor(a) self) -> Tensor(a)` */
  liftFresh(self: Tensor): Tensor
  /** `lift_fresh_copy(Tensor self) -> Tensor` */
  liftFreshCopy(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)` */
  linalgDiagonal(A: Tensor, options?: { offset?: number | undefined; dim1?: number | undefined; dim2?: number | undefined }): Tensor
  /** `mH(Tensor(a) self) -> Tensor(a)` */
  mH(self: Tensor): Tensor
  /** `mT(Tensor(a) self) -> Tensor(a)` */
  mT(self: Tensor): Tensor
  /** `matrix_H(Tensor(a) self) -> Tensor(a)` */
  matrixH(self: Tensor): Tensor
  /** `meshgrid(Tensor[] tensors) -> Tensor[]` */
  meshgrid(tensors: readonly Tensor[]): Tensor[]
  /** `meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]` */
  meshgrid(tensors: readonly Tensor[], options: { indexing: string }): Tensor[]
  /** `moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  moveaxis(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor
  /** `moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  moveaxis(self: Tensor, options: { source: readonly number[]; destination: readonly number[] }): Tensor
  /** `moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)` */
  moveaxis(self: Tensor, source: number, destination: number): Tensor
  /** `moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)` */
  moveaxis(self: Tensor, options: { source: number; destination: number }): Tensor
  /** `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  movedim(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor
  /** `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  movedim(self: Tensor, options: { source: readonly number[]; destination: readonly number[] }): Tensor
  /** `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)` */
  movedim(self: Tensor, source: number, destination: number): Tensor
  /** `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)` */
  movedim(self: Tensor, options: { source: number; destination: number }): Tensor
  /** `narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)` */
  narrow(self: Tensor, dim: number, start: number, length: number): Tensor
  /** `narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)` */
  narrow(self: Tensor, options: { dim: number; start: number; length: number }): Tensor
  /** `narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)` */
  narrow(self: Tensor, dim: number, start: Tensor, length: number): Tensor
  /** `narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)` */
  narrow(self: Tensor, options: { dim: number; start: Tensor; length: number }): Tensor
  /** `narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor` */
  narrowCopy(self: Tensor, dim: number, start: number, length: number, options?: { out?: Tensor | undefined }): Tensor
  /** `narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor` */
  narrowCopy(self: Tensor, options: { dim: number; start: number; length: number; out?: Tensor | undefined }): Tensor
  /** `numpy_T(Tensor(a) self) -> Tensor(a)` */
  numpyT(self: Tensor): Tensor
  /** `one_hot(Tensor self, int num_classes=-1) -> Tensor` */
  oneHot(self: Tensor, numClasses?: number): Tensor
  /** `one_hot(Tensor self, int num_classes=-1) -> Tensor` */
  oneHot(self: Tensor, options?: { numClasses?: number | undefined }): Tensor
  /** `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor` */
  pad(self: Tensor, pad: readonly number[], mode?: string, value?: number | null): Tensor
  /** `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor` */
  pad(self: Tensor, pad: readonly number[], options?: { mode?: string | undefined; value?: number | null | undefined }): Tensor
  /** `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor` */
  pad(self: Tensor, options: { pad: readonly number[]; mode?: string | undefined; value?: number | null | undefined }): Tensor
  /** `permute(Tensor(a) self, int[] dims) -> Tensor(a)` */
  permute(self: Tensor, dims: readonly number[]): Tensor
  /** `permute(Tensor(a) self, int[] dims) -> Tensor(a)` */
  permute(self: Tensor, options: { dims: readonly number[] }): Tensor
  /** `permute_copy(Tensor self, int[] dims) -> Tensor` */
  permuteCopy(self: Tensor, dims: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `permute_copy(Tensor self, int[] dims) -> Tensor` */
  permuteCopy(self: Tensor, options: { dims: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor` */
  pixelShuffle(self: Tensor, upscaleFactor: number, options?: { out?: Tensor | undefined }): Tensor
  /** `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor` */
  pixelShuffle(self: Tensor, options: { upscaleFactor: number; out?: Tensor | undefined }): Tensor
  /** `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor` */
  pixelUnshuffle(self: Tensor, downscaleFactor: number, options?: { out?: Tensor | undefined }): Tensor
  /** `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor` */
  pixelUnshuffle(self: Tensor, options: { downscaleFactor: number; out?: Tensor | undefined }): Tensor
  /** `ravel(Tensor(a) self) -> Tensor(a)` */
  ravel(self: Tensor): Tensor
  /** `real(Tensor(a) self) -> Tensor(a)` */
  real(self: Tensor): Tensor
  /** `reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor` */
  reflectionPad1d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor` */
  reflectionPad1d(self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor` */
  reflectionPad1dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor` */
  reflectionPad1dBackward(gradOutput: Tensor, self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor` */
  reflectionPad2d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor` */
  reflectionPad2d(self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor` */
  reflectionPad2dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor` */
  reflectionPad2dBackward(gradOutput: Tensor, self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor` */
  reflectionPad3d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor` */
  reflectionPad3d(self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor` */
  reflectionPad3dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor` */
  reflectionPad3dBackward(gradOutput: Tensor, self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `repeat(Tensor self, SymInt[] repeats) -> Tensor` */
  repeat(self: Tensor, repeats: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `repeat(Tensor self, SymInt[] repeats) -> Tensor` */
  repeat(self: Tensor, options: { repeats: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` */
  repeatInterleave(self: Tensor, repeats: number, dim?: number | null, options?: { outputSize?: number | null | undefined }): Tensor
  /** `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` */
  repeatInterleave(self: Tensor, repeats: number, options?: { dim?: number | null | undefined; outputSize?: number | null | undefined }): Tensor
  /** `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` */
  repeatInterleave(self: Tensor, options: { repeats: number; dim?: number | null | undefined; outputSize?: number | null | undefined }): Tensor
  /** `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` */
  repeatInterleave(self: Tensor, repeats: Tensor, dim?: number | null, options?: { outputSize?: number | null | undefined }): Tensor
  /** `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` */
  repeatInterleave(self: Tensor, repeats: Tensor, options?: { dim?: number | null | undefined; outputSize?: number | null | undefined }): Tensor
  /** `repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor` */
  repeatInterleave(repeats: Tensor, options?: { outputSize?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor` */
  replicationPad1d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor` */
  replicationPad1d(self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor` */
  replicationPad1dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor` */
  replicationPad1dBackward(gradOutput: Tensor, self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor` */
  replicationPad2d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor` */
  replicationPad2d(self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor` */
  replicationPad2dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor` */
  replicationPad2dBackward(gradOutput: Tensor, self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor` */
  replicationPad3d(self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor` */
  replicationPad3d(self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor` */
  replicationPad3dBackward(gradOutput: Tensor, self: Tensor, padding: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor` */
  replicationPad3dBackward(gradOutput: Tensor, self: Tensor, options: { padding: number | readonly number[]; out?: Tensor | undefined }): Tensor
  /** `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)` */
  reshape(self: Tensor, shape: readonly number[]): Tensor
  /** `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)` */
  reshape(self: Tensor, options: { shape: readonly number[] }): Tensor
  /** `reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  reshapeAs(self: Tensor, other: Tensor): Tensor
  /** `resolve_conj(Tensor(a) self) -> Tensor(a)` */
  resolveConj(self: Tensor): Tensor
  /** `resolve_neg(Tensor(a) self) -> Tensor(a)` */
  resolveNeg(self: Tensor): Tensor
  /** `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor` */
  roll(self: Tensor, shifts: number | readonly number[], dims?: number | readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor` */
  roll(self: Tensor, shifts: number | readonly number[], options?: { dims?: number | readonly number[] | undefined; out?: Tensor | undefined }): Tensor
  /** `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor` */
  roll(self: Tensor, options: { shifts: number | readonly number[]; dims?: number | readonly number[] | undefined; out?: Tensor | undefined }): Tensor
  /** `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor` */
  rot90(self: Tensor, k?: number, dims?: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor` */
  rot90(self: Tensor, options?: { k?: number | undefined; dims?: readonly number[] | undefined; out?: Tensor | undefined }): Tensor
  /** `row_stack(Tensor[] tensors) -> Tensor` */
  rowStack(tensors: readonly Tensor[], options?: { out?: Tensor | undefined }): Tensor
  /** `select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)` */
  select(self: Tensor, dim: number, index: number): Tensor
  /** `select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)` */
  select(self: Tensor, options: { dim: number; index: number }): Tensor
  /** `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
  slice(self: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number): Tensor
  /** `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
  slice(self: Tensor, options?: { dim?: number | undefined; start?: number | null | undefined; end?: number | null | undefined; step?: number | undefined }): Tensor
  /** `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]` */
  split(self: Tensor, splitSize: number, dim?: number): Tensor[]
  /** `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]` */
  split(self: Tensor, splitSize: number, options?: { dim?: number | undefined }): Tensor[]
  /** `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]` */
  split(self: Tensor, options: { splitSize: number; dim?: number | undefined }): Tensor[]
  /** `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]` */
  split(self: Tensor, splitSize: readonly number[], dim?: number): Tensor[]
  /** `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]` */
  split(self: Tensor, splitSize: readonly number[], options?: { dim?: number | undefined }): Tensor[]
  /** `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]` */
  split(self: Tensor, options: { splitSize: readonly number[]; dim?: number | undefined }): Tensor[]
  /** `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]` */
  splitWithSizes(self: Tensor, splitSizes: readonly number[], dim?: number): Tensor[]
  /** `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]` */
  splitWithSizes(self: Tensor, splitSizes: readonly number[], options?: { dim?: number | undefined }): Tensor[]
  /** `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]` */
  splitWithSizes(self: Tensor, options: { splitSizes: readonly number[]; dim?: number | undefined }): Tensor[]
  /** `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  splitWithSizesCopy(self: Tensor, splitSizes: readonly number[], dim?: number, options?: { out?: Tensor | undefined }): Tensor[]
  /** `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  splitWithSizesCopy(self: Tensor, splitSizes: readonly number[], options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  splitWithSizesCopy(self: Tensor, options: { splitSizes: readonly number[]; dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `squeeze(Tensor(a) self) -> Tensor(a)` */
  squeeze(self: Tensor): Tensor
  /** `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)` */
  squeeze(self: Tensor, dim: number): Tensor
  /** `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)` */
  squeeze(self: Tensor, options: { dim: number }): Tensor
  /** `squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)` */
  squeeze(self: Tensor, dim: readonly number[]): Tensor
  /** `squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)` */
  squeeze(self: Tensor, options: { dim: readonly number[] }): Tensor
  /** `squeeze_(Tensor(a!) self) -> Tensor(a!)` */
  squeeze_(self: Tensor): Tensor
  /** `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)` */
  squeeze_(self: Tensor, dim: number): Tensor
  /** `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)` */
  squeeze_(self: Tensor, options: { dim: number }): Tensor
  /** `squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)` */
  squeeze_(self: Tensor, dim: readonly number[]): Tensor
  /** `squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)` */
  squeeze_(self: Tensor, options: { dim: readonly number[] }): Tensor
  /** `squeeze_copy(Tensor self) -> Tensor` */
  squeezeCopy(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `squeeze_copy.dim(Tensor self, int dim) -> Tensor` */
  squeezeCopy(self: Tensor, dim: number, options?: { out?: Tensor | undefined }): Tensor
  /** `squeeze_copy.dim(Tensor self, int dim) -> Tensor` */
  squeezeCopy(self: Tensor, options: { dim: number; out?: Tensor | undefined }): Tensor
  /** `squeeze_copy.dims(Tensor self, int[] dim) -> Tensor` */
  squeezeCopy(self: Tensor, dim: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `squeeze_copy.dims(Tensor self, int[] dim) -> Tensor` */
  squeezeCopy(self: Tensor, options: { dim: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `stack(Tensor[] tensors, int dim=0) -> Tensor` */
  stack(tensors: readonly Tensor[], dim?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `stack(Tensor[] tensors, int dim=0) -> Tensor` */
  stack(tensors: readonly Tensor[], options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)` */
  swapaxes(self: Tensor, axis0: number, axis1: number): Tensor
  /** `swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)` */
  swapaxes(self: Tensor, options: { axis0: number; axis1: number }): Tensor
  /** `swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)` */
  swapaxes_(self: Tensor, axis0: number, axis1: number): Tensor
  /** `swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)` */
  swapaxes_(self: Tensor, options: { axis0: number; axis1: number }): Tensor
  /** `swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  swapdims(self: Tensor, dim0: number, dim1: number): Tensor
  /** `swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  swapdims(self: Tensor, options: { dim0: number; dim1: number }): Tensor
  /** `swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  swapdims_(self: Tensor, dim0: number, dim1: number): Tensor
  /** `swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  swapdims_(self: Tensor, options: { dim0: number; dim1: number }): Tensor
  /** `t(Tensor(a) self) -> Tensor(a)` */
  t(self: Tensor): Tensor
  /** `t_(Tensor(a!) self) -> Tensor(a!)` */
  t_(self: Tensor): Tensor
  /** `t_copy(Tensor self) -> Tensor` */
  tCopy(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, sections: number, dim?: number): Tensor[]
  /** `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, sections: number, options?: { dim?: number | undefined }): Tensor[]
  /** `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, options: { sections: number; dim?: number | undefined }): Tensor[]
  /** `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, indices: readonly number[], dim?: number): Tensor[]
  /** `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, indices: readonly number[], options?: { dim?: number | undefined }): Tensor[]
  /** `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, options: { indices: readonly number[]; dim?: number | undefined }): Tensor[]
  /** `tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, dim?: number): Tensor[]
  /** `tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]` */
  tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, options?: { dim?: number | undefined }): Tensor[]
  /** `tile(Tensor self, SymInt[] dims) -> Tensor` */
  tile(self: Tensor, dims: readonly number[]): Tensor
  /** `tile(Tensor self, SymInt[] dims) -> Tensor` */
  tile(self: Tensor, options: { dims: readonly number[] }): Tensor
  /** `to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, dtype: DType, nonBlocking?: boolean, copy?: boolean, memoryFormat?: MemoryFormat | null): Tensor
  /** `to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, dtype: DType, options?: { nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor
  /** `to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, options: { dtype: DType; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor
  /** `to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, device: string, dtype: DType, nonBlocking?: boolean, copy?: boolean, memoryFormat?: MemoryFormat | null): Tensor
  /** `to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, device: string, dtype: DType, options?: { nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor
  /** `to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, options: { device: string; dtype: DType; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor
  /** `to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor
  /** `to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, other: Tensor, nonBlocking?: boolean, copy?: boolean, memoryFormat?: MemoryFormat | null): Tensor
  /** `to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  to(self: Tensor, other: Tensor, options?: { nonBlocking?: boolean | undefined; copy?: boolean | undefined; memoryFormat?: MemoryFormat | null | undefined }): Tensor
  /** `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  transpose(self: Tensor, dim0: number, dim1: number): Tensor
  /** `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  transpose(self: Tensor, options: { dim0: number; dim1: number }): Tensor
  /** `transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  transpose_(self: Tensor, dim0: number, dim1: number): Tensor
  /** `transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  transpose_(self: Tensor, options: { dim0: number; dim1: number }): Tensor
  /** `transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor` */
  transposeCopy(self: Tensor, dim0: number, dim1: number, options?: { out?: Tensor | undefined }): Tensor
  /** `transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor` */
  transposeCopy(self: Tensor, options: { dim0: number; dim1: number; out?: Tensor | undefined }): Tensor
  /** `tril(Tensor self, SymInt diagonal=0) -> Tensor` */
  tril(self: Tensor, diagonal?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `tril(Tensor self, SymInt diagonal=0) -> Tensor` */
  tril(self: Tensor, options?: { diagonal?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)` */
  tril_(self: Tensor, diagonal?: number): Tensor
  /** `tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)` */
  tril_(self: Tensor, options?: { diagonal?: number | undefined }): Tensor
  /** `tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  trilIndices(row: number, col: number, offset?: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  trilIndices(row: number, col: number, options?: { offset?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `triu(Tensor self, SymInt diagonal=0) -> Tensor` */
  triu(self: Tensor, diagonal?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `triu(Tensor self, SymInt diagonal=0) -> Tensor` */
  triu(self: Tensor, options?: { diagonal?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)` */
  triu_(self: Tensor, diagonal?: number): Tensor
  /** `triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)` */
  triu_(self: Tensor, options?: { diagonal?: number | undefined }): Tensor
  /** `triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  triuIndices(row: number, col: number, offset?: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  triuIndices(row: number, col: number, options?: { offset?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `type_as(Tensor self, Tensor other) -> Tensor` */
  typeAs(self: Tensor, other: Tensor): Tensor
  /** `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]` */
  unbind(self: Tensor, dim?: number): Tensor[]
  /** `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]` */
  unbind(self: Tensor, options?: { dim?: number | undefined }): Tensor[]
  /** `unbind_copy.int(Tensor self, int dim=0) -> Tensor[]` */
  unbindCopy(self: Tensor, dim?: number, options?: { out?: Tensor | undefined }): Tensor[]
  /** `unbind_copy.int(Tensor self, int dim=0) -> Tensor[]` */
  unbindCopy(self: Tensor, options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)` */
  unflatten(self: Tensor, dim: number, sizes: readonly number[]): Tensor
  /** `unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)` */
  unflatten(self: Tensor, options: { dim: number; sizes: readonly number[] }): Tensor
  /** `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)` */
  unfold(self: Tensor, dimension: number, size: number, step: number): Tensor
  /** `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)` */
  unfold(self: Tensor, options: { dimension: number; size: number; step: number }): Tensor
  /** `unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor` */
  unfoldCopy(self: Tensor, dimension: number, size: number, step: number, options?: { out?: Tensor | undefined }): Tensor
  /** `unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor` */
  unfoldCopy(self: Tensor, options: { dimension: number; size: number; step: number; out?: Tensor | undefined }): Tensor
  /** `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]` */
  unsafeChunk(self: Tensor, chunks: number, dim?: number): Tensor[]
  /** `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]` */
  unsafeChunk(self: Tensor, chunks: number, options?: { dim?: number | undefined }): Tensor[]
  /** `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]` */
  unsafeChunk(self: Tensor, options: { chunks: number; dim?: number | undefined }): Tensor[]
  /** `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]` */
  unsafeSplit(self: Tensor, splitSize: number, dim?: number, options?: { out?: Tensor | undefined }): Tensor[]
  /** `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]` */
  unsafeSplit(self: Tensor, splitSize: number, options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]` */
  unsafeSplit(self: Tensor, options: { splitSize: number; dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  unsafeSplitWithSizes(self: Tensor, splitSizes: readonly number[], dim?: number, options?: { out?: Tensor | undefined }): Tensor[]
  /** `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  unsafeSplitWithSizes(self: Tensor, splitSizes: readonly number[], options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  unsafeSplitWithSizes(self: Tensor, options: { splitSizes: readonly number[]; dim?: number | undefined; out?: Tensor | undefined }): Tensor[]
  /** `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)` */
  unsqueeze(self: Tensor, dim: number): Tensor
  /** `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)` */
  unsqueeze(self: Tensor, options: { dim: number }): Tensor
  /** `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)` */
  unsqueeze_(self: Tensor, dim: number): Tensor
  /** `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)` */
  unsqueeze_(self: Tensor, options: { dim: number }): Tensor
  /** `unsqueeze_copy(Tensor self, int dim) -> Tensor` */
  unsqueezeCopy(self: Tensor, dim: number, options?: { out?: Tensor | undefined }): Tensor
  /** `unsqueeze_copy(Tensor self, int dim) -> Tensor` */
  unsqueezeCopy(self: Tensor, options: { dim: number; out?: Tensor | undefined }): Tensor
  /** `view(Tensor(a) self, SymInt[] size) -> Tensor(a)` */
  view(self: Tensor, size: readonly number[]): Tensor
  /** `view(Tensor(a) self, SymInt[] size) -> Tensor(a)` */
  view(self: Tensor, options: { size: readonly number[] }): Tensor
  /** `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)` */
  view(self: Tensor, dtype: DType): Tensor
  /** `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)` */
  view(self: Tensor, options: { dtype: DType }): Tensor
  /** `view_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  viewAs(self: Tensor, other: Tensor): Tensor
  /** `view_as_complex(Tensor(a) self) -> Tensor(a)` */
  viewAsComplex(self: Tensor): Tensor
  /** `view_as_real(Tensor(a) self) -> Tensor(a)` */
  viewAsReal(self: Tensor): Tensor
  /** `view_copy(Tensor self, SymInt[] size) -> Tensor` */
  viewCopy(self: Tensor, size: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `view_copy(Tensor self, SymInt[] size) -> Tensor` */
  viewCopy(self: Tensor, options: { size: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor` */
  viewCopy(self: Tensor, dtype: DType, options?: { out?: Tensor | undefined }): Tensor
  /** `view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor` */
  viewCopy(self: Tensor, options: { dtype: DType; out?: Tensor | undefined }): Tensor
  /** `vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  vsplit(self: Tensor, sections: number): Tensor[]
  /** `vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  vsplit(self: Tensor, options: { sections: number }): Tensor[]
  /** `vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  vsplit(self: Tensor, indices: readonly number[]): Tensor[]
  /** `vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  vsplit(self: Tensor, options: { indices: readonly number[] }): Tensor[]
  /** `vstack(Tensor[] tensors) -> Tensor` */
  vstack(tensors: readonly Tensor[], options?: { out?: Tensor | undefined }): Tensor
}
