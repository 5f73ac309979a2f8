// Types of the random operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Layout, MemoryFormat } from '../../schema/index.ts'
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface RandomOperators {
  /** `alpha_dropout(Tensor input, float p, bool train) -> Tensor` */
  alphaDropout(input: Tensor, p: number, train: boolean): Tensor
  /** `alpha_dropout(Tensor input, float p, bool train) -> Tensor` */
  alphaDropout(input: Tensor, options: { p: number; train: boolean }): Tensor
  /** `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  alphaDropout_(self: Tensor, p: number, train: boolean): Tensor
  /** `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  alphaDropout_(self: Tensor, options: { p: number; train: boolean }): Tensor
  /** `bernoulli(Tensor self, *, Generator? generator=None) -> Tensor` */
  bernoulli(self: Tensor, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  bernoulli(self: Tensor, p: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  bernoulli(self: Tensor, options: { p: number; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor` */
  bernoulli(self: Tensor, p: Tensor, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(self: Tensor, p?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(self: Tensor, options?: { p?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(self: Tensor, p: Tensor, options?: { generator?: object | null | undefined }): Tensor
  /** `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(self: Tensor, p?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(self: Tensor, options?: { p?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor` */
  cauchy(self: Tensor, median?: number, sigma?: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor` */
  cauchy(self: Tensor, options?: { median?: number | undefined; sigma?: number | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)` */
  cauchy_(self: Tensor, median?: number, sigma?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)` */
  cauchy_(self: Tensor, options?: { median?: number | undefined; sigma?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `dropout(Tensor input, float p, bool train) -> Tensor` */
  dropout(input: Tensor, p: number, train: boolean): Tensor
  /** `dropout(Tensor input, float p, bool train) -> Tensor` */
  dropout(input: Tensor, options: { p: number; train: boolean }): Tensor
  /** `exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor` */
  exponential(self: Tensor, lambd?: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor` */
  exponential(self: Tensor, options?: { lambd?: number | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)` */
  exponential_(self: Tensor, lambd?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)` */
  exponential_(self: Tensor, options?: { lambd?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `feature_dropout(Tensor input, float p, bool train) -> Tensor` */
  featureDropout(input: Tensor, p: number, train: boolean): Tensor
  /** `feature_dropout(Tensor input, float p, bool train) -> Tensor` */
  featureDropout(input: Tensor, options: { p: number; train: boolean }): Tensor
  /** `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  featureDropout_(self: Tensor, p: number, train: boolean): Tensor
  /** `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  featureDropout_(self: Tensor, options: { p: number; train: boolean }): Tensor
  /** `geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  geometric(self: Tensor, p: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  geometric(self: Tensor, options: { p: number; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)` */
  geometric_(self: Tensor, p: number, options?: { generator?: object | null | undefined }): Tensor
  /** `geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)` */
  geometric_(self: Tensor, options: { p: number; generator?: object | null | undefined }): Tensor
  /** `log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor` */
  logNormal(self: Tensor, mean?: number, std?: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor` */
  logNormal(self: Tensor, options?: { mean?: number | undefined; std?: number | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)` */
  logNormal_(self: Tensor, mean?: number, std?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)` */
  logNormal_(self: Tensor, options?: { mean?: number | undefined; std?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
  multinomial(self: Tensor, numSamples: number, replacement?: boolean, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
  multinomial(self: Tensor, numSamples: number, options?: { replacement?: boolean | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
  multinomial(self: Tensor, options: { numSamples: number; replacement?: boolean | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)` */
  nativeDropout(input: Tensor, p: number, train: boolean | null, options?: { out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)` */
  nativeDropout(input: Tensor, options: { p: number; train: boolean | null; out?: readonly [Tensor, Tensor] | undefined }): [Tensor, Tensor]
  /** `native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor` */
  nativeDropoutBackward(gradOutput: Tensor, mask: Tensor, scale: number, options?: { out?: Tensor | undefined }): Tensor
  /** `native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor` */
  nativeDropoutBackward(gradOutput: Tensor, mask: Tensor, options: { scale: number; out?: Tensor | undefined }): Tensor
  /** `normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor` */
  normal(mean: Tensor, std: Tensor, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor` */
  normal(mean: Tensor, std?: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor` */
  normal(mean: Tensor, options?: { std?: number | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor` */
  normal(mean: number, std: Tensor, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  normal(mean: number, std: number, size: readonly number[], options?: { generator?: object | null | undefined; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  normal_(self: Tensor, mean?: number, std?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  normal_(self: Tensor, options?: { mean?: number | undefined; std?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  normal_(self: Tensor, mean?: number, std?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  normal_(self: Tensor, options?: { mean?: number | undefined; std?: number | undefined; generator?: object | null | undefined }): Tensor
  /** `rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  rand(size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  rand(size: readonly number[], options: { generator: object | null; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randLike(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randint(high: number, size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randint(high: number, size: readonly number[], options: { generator: object | null; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randint(low: number, high: number, size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randint(low: number, high: number, size: readonly number[], options: { generator: object | null; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randintLike(self: Tensor, high: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randintLike(self: Tensor, options: { high: number; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randintLike(self: Tensor, low: number, high: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randintLike(self: Tensor, options: { low: number; high: number; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randn(size: readonly number[], options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randn(size: readonly number[], options: { generator: object | null; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randnLike(self: Tensor, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; memoryFormat?: MemoryFormat | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randperm(n: number, options?: { dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  randperm(n: number, options: { generator: object | null; dtype?: DType | null | undefined; layout?: Layout | null | undefined; device?: string | null | undefined; pinMemory?: boolean | null | undefined; out?: Tensor | undefined }): Tensor
  /** `rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result) -> Tensor` */
  rreluWithNoiseBackward(gradOutput: Tensor, self: Tensor, noise: Tensor, lower: Scalar, upper: Scalar, training: boolean, selfIsResult: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result) -> Tensor` */
  rreluWithNoiseBackward(gradOutput: Tensor, self: Tensor, noise: Tensor, options: { lower: Scalar; upper: Scalar; training: boolean; selfIsResult: boolean; out?: Tensor | undefined }): Tensor
  /** `uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor` */
  uniform(self: Tensor, from?: number, to?: number, options?: { generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor` */
  uniform(self: Tensor, options?: { from?: number | undefined; to?: number | undefined; generator?: object | null | undefined; out?: Tensor | undefined }): Tensor
  /** `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)` */
  uniform_(self: Tensor, from?: number, to?: number, options?: { generator?: object | null | undefined }): Tensor
  /** `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)` */
  uniform_(self: Tensor, options?: { from?: number | undefined; to?: number | undefined; generator?: object | null | undefined }): Tensor
}
