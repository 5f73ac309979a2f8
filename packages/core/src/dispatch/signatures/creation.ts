// Types of the creation operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Layout, MemoryFormat } from '../../schema/index.ts'
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface CreationOperators {
  /** `arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  arange(end: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  arange(start: Scalar, end: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined }): Tensor
  /** `arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  arange(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  arange(start: Scalar, end: Scalar, options?: { step?: Scalar | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  blackmanWindow(windowLength: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  blackmanWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  empty(size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  emptyLike(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  emptyPermuted(size: readonly number[], physicalLayout: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  emptyStrided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `fill.Scalar(Tensor self, Scalar value) -> Tensor` */
  fill(self: Tensor, value: Scalar, options?: { out?: Tensor | undefined }): Tensor
  /** `fill.Scalar(Tensor self, Scalar value) -> Tensor` */
  fill(self: Tensor, options: { value: Scalar; out?: Tensor | undefined }): Tensor
  /** `fill.Tensor(Tensor self, Tensor value) -> Tensor` */
  fill(self: Tensor, value: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)` */
  fill_(self: Tensor, value: Scalar): Tensor
  /** `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)` */
  fill_(self: Tensor, options: { value: Scalar }): Tensor
  /** `fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)` */
  fill_(self: Tensor, value: Tensor): Tensor
  /** `full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  full(size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  fullLike(self: Tensor, fillValue: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  fullLike(self: Tensor, options: { fillValue: Scalar; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  linspace(start: Scalar, end: Scalar, steps: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  linspace(start: Scalar, end: Tensor, steps: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  linspace(start: Tensor, end: Scalar, steps: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  linspace(start: Tensor, options: { end: Scalar; steps: number; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  linspace(start: Tensor, end: Tensor, steps: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  linspace(start: Tensor, end: Tensor, options: { steps: number; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Scalar, end: Scalar, steps: number, base?: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Scalar, end: Scalar, steps: number, options?: { base?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Scalar, end: Tensor, steps: number, base?: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Scalar, end: Tensor, steps: number, options?: { base?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Tensor, end: Scalar, steps: number, base?: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Tensor, end: Scalar, steps: number, options?: { base?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Tensor, options: { end: Scalar; steps: number; base?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Tensor, end: Tensor, steps: number, base?: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Tensor, end: Tensor, steps: number, options?: { base?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  logspace(start: Tensor, end: Tensor, options: { steps: number; base?: number | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newEmpty(self: Tensor, size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newEmpty(self: Tensor, options: { size: readonly number[]; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newEmptyStrided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newEmptyStrided(self: Tensor, options: { size: readonly number[]; stride: readonly number[]; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newFull(self: Tensor, size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newFull(self: Tensor, options: { size: readonly number[]; fillValue: Scalar; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newOnes(self: Tensor, size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newOnes(self: Tensor, options: { size: readonly number[]; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newZeros(self: Tensor, size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newZeros(self: Tensor, options: { size: readonly number[]; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  ones(size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  onesLike(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  range(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  range(start: Scalar, end: Scalar, options?: { step?: Scalar | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  range(start: Scalar, end: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  scalarTensor(s: Scalar, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `zero(Tensor self) -> Tensor` */
  zero(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `zero_(Tensor(a!) self) -> Tensor(a!)` */
  zero_(self: Tensor): Tensor
  /** `zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  zeros(size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  zerosLike(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
}
