// Types of the blas operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { DType } from '../../dtype/index.ts'
import type { Scalar } from './scalar.ts'
import type { Tensor } from '../../tensor/index.ts'

export interface BlasOperators {
  /** `_cholesky_solve_helper(Tensor self, Tensor A, bool upper) -> Tensor` */
  _choleskySolveHelper(self: Tensor, A: Tensor, upper: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `_cholesky_solve_helper(Tensor self, Tensor A, bool upper) -> Tensor` */
  _choleskySolveHelper(self: Tensor, A: Tensor, options: { upper: boolean; out?: Tensor | undefined }): Tensor
  /** `_compute_linear_combination(Tensor input, Tensor coefficients) -> Tensor` */
  _computeLinearCombination(input: Tensor, coefficients: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `_int_mm(Tensor self, Tensor mat2) -> Tensor` */
  _intMm(self: Tensor, mat2: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `_linalg_det(Tensor A) -> (Tensor result, Tensor LU, Tensor pivots)` */
  _linalgDet(A: Tensor, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [result: Tensor, LU: Tensor, pivots: Tensor]
  /** `_linalg_eigh(Tensor A, str UPLO="L", bool compute_v=True) -> (Tensor eigenvalues, Tensor eigenvectors)` */
  _linalgEigh(A: Tensor, UPLO?: string, computeV?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [eigenvalues: Tensor, eigenvectors: Tensor]
  /** `_linalg_eigh(Tensor A, str UPLO="L", bool compute_v=True) -> (Tensor eigenvalues, Tensor eigenvectors)` */
  _linalgEigh(A: Tensor, options?: { UPLO?: string | undefined; computeV?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [eigenvalues: Tensor, eigenvectors: Tensor]
  /** `_linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet, Tensor LU, Tensor pivots)` */
  _linalgSlogdet(A: Tensor, options?: { out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [sign: Tensor, logabsdet: Tensor, LU: Tensor, pivots: Tensor]
  /** `_linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor LU, Tensor pivots, Tensor info)` */
  _linalgSolveEx(A: Tensor, B: Tensor, options?: { left?: boolean | undefined; checkErrors?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [result: Tensor, LU: Tensor, pivots: Tensor, info: Tensor]
  /** `_linalg_svd(Tensor A, bool full_matrices=False, bool compute_uv=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
  _linalgSvd(A: Tensor, fullMatrices?: boolean, computeUv?: boolean, options?: { driver?: string | null | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [U: Tensor, S: Tensor, Vh: Tensor]
  /** `_linalg_svd(Tensor A, bool full_matrices=False, bool compute_uv=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
  _linalgSvd(A: Tensor, options?: { fullMatrices?: boolean | undefined; computeUv?: boolean | undefined; driver?: string | null | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [U: Tensor, S: Tensor, Vh: Tensor]
  /** `_scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor` */
  _scaledMm(self: Tensor, mat2: Tensor, scaleA: Tensor, scaleB: Tensor, bias?: Tensor | null, scaleResult?: Tensor | null, outDtype?: DType | null, useFastAccum?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `_scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor` */
  _scaledMm(self: Tensor, mat2: Tensor, scaleA: Tensor, scaleB: Tensor, options?: { bias?: Tensor | null | undefined; scaleResult?: Tensor | null | undefined; outDtype?: DType | null | undefined; useFastAccum?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim=1) -> Tensor` */
  _trilinear(i1: Tensor, i2: Tensor, i3: Tensor, expand1: readonly number[], expand2: readonly number[], expand3: readonly number[], sumdim: readonly number[], unrollDim?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim=1) -> Tensor` */
  _trilinear(i1: Tensor, i2: Tensor, i3: Tensor, expand1: readonly number[], expand2: readonly number[], expand3: readonly number[], sumdim: readonly number[], options?: { unrollDim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim=1) -> Tensor` */
  _trilinear(i1: Tensor, i2: Tensor, i3: Tensor, options: { expand1: readonly number[]; expand2: readonly number[]; expand3: readonly number[]; sumdim: readonly number[]; unrollDim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `_weight_int8pack_mm(Tensor self, Tensor mat2, Tensor scales) -> Tensor` */
  _weightInt8packMm(self: Tensor, mat2: Tensor, scales: Tensor): Tensor
  /** `addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor
  /** `addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addmm_(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor
  /** `addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addmv(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addmv_(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor
  /** `addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addr(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addr_(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor
  /** `baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined; out?: Tensor | undefined }): Tensor
  /** `baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  baddbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar | undefined; alpha?: Scalar | undefined }): Tensor
  /** `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor` */
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  /** `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor` */
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null | undefined }): Tensor
  /** `bmm(Tensor self, Tensor mat2) -> Tensor` */
  bmm(self: Tensor, mat2: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `cholesky(Tensor self, bool upper=False) -> Tensor` */
  cholesky(self: Tensor, upper?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `cholesky(Tensor self, bool upper=False) -> Tensor` */
  cholesky(self: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `cholesky_inverse(Tensor self, bool upper=False) -> Tensor` */
  choleskyInverse(self: Tensor, upper?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `cholesky_inverse(Tensor self, bool upper=False) -> Tensor` */
  choleskyInverse(self: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor` */
  choleskySolve(self: Tensor, input2: Tensor, upper?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor` */
  choleskySolve(self: Tensor, input2: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `cross(Tensor self, Tensor other, int? dim=None) -> Tensor` */
  cross(self: Tensor, other: Tensor, dim?: number | null, options?: { out?: Tensor | undefined }): Tensor
  /** `cross(Tensor self, Tensor other, int? dim=None) -> Tensor` */
  cross(self: Tensor, other: Tensor, options?: { dim?: number | null | undefined; out?: Tensor | undefined }): Tensor
  /** `dot(Tensor self, Tensor tensor) -> Tensor` */
  dot(self: Tensor, tensor: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor` */
  einsum(equation: string, tensors: readonly Tensor[], options?: { path?: readonly number[] | null | undefined }): Tensor
  /** `geqrf(Tensor self) -> (Tensor a, Tensor tau)` */
  geqrf(self: Tensor, options?: { out?: readonly [Tensor, Tensor] | undefined }): [a: Tensor, tau: Tensor]
  /** `ger(Tensor self, Tensor vec2) -> Tensor` */
  ger(self: Tensor, vec2: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `inner(Tensor self, Tensor other) -> Tensor` */
  inner(self: Tensor, other: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `kron(Tensor self, Tensor other) -> Tensor` */
  kron(self: Tensor, other: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor` */
  linalgCholesky(self: Tensor, options?: { upper?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)` */
  linalgCholeskyEx(self: Tensor, options?: { upper?: boolean | undefined; checkErrors?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [L: Tensor, info: Tensor]
  /** `linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor` */
  linalgCross(self: Tensor, other: Tensor, options?: { dim?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_det(Tensor A) -> Tensor` */
  linalgDet(A: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)` */
  linalgEigh(self: Tensor, UPLO?: string, options?: { out?: readonly [Tensor, Tensor] | undefined }): [eigenvalues: Tensor, eigenvectors: Tensor]
  /** `linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)` */
  linalgEigh(self: Tensor, options?: { UPLO?: string | undefined; out?: readonly [Tensor, Tensor] | undefined }): [eigenvalues: Tensor, eigenvectors: Tensor]
  /** `linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor` */
  linalgEigvalsh(self: Tensor, UPLO?: string, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor` */
  linalgEigvalsh(self: Tensor, options?: { UPLO?: string | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_householder_product(Tensor input, Tensor tau) -> Tensor` */
  linalgHouseholderProduct(input: Tensor, tau: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_inv(Tensor A) -> Tensor` */
  linalgInv(A: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)` */
  linalgInvEx(A: Tensor, options?: { checkErrors?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [inverse: Tensor, info: Tensor]
  /** `linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)` */
  linalgLdlFactor(self: Tensor, options?: { hermitian?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [LD: Tensor, pivots: Tensor]
  /** `linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)` */
  linalgLdlFactorEx(self: Tensor, options?: { hermitian?: boolean | undefined; checkErrors?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [LD: Tensor, pivots: Tensor, info: Tensor]
  /** `linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor` */
  linalgLdlSolve(LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)` */
  linalgLstsq(self: Tensor, b: Tensor, rcond?: number | null, options?: { driver?: string | null | undefined; out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [solution: Tensor, residuals: Tensor, rank: Tensor, singular_values: Tensor]
  /** `linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)` */
  linalgLstsq(self: Tensor, b: Tensor, options?: { rcond?: number | null | undefined; driver?: string | null | undefined; out?: readonly [Tensor, Tensor, Tensor, Tensor] | undefined }): [solution: Tensor, residuals: Tensor, rank: Tensor, singular_values: Tensor]
  /** `linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)` */
  linalgLu(A: Tensor, options?: { pivot?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [P: Tensor, L: Tensor, U: Tensor]
  /** `linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)` */
  linalgLuFactor(A: Tensor, options?: { pivot?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [LU: Tensor, pivots: Tensor]
  /** `linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)` */
  linalgLuFactorEx(A: Tensor, options?: { pivot?: boolean | undefined; checkErrors?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [LU: Tensor, pivots: Tensor, info: Tensor]
  /** `linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor` */
  linalgLuSolve(LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean | undefined; adjoint?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_exp(Tensor self) -> Tensor` */
  linalgMatrixExp(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_power(Tensor self, int n) -> Tensor` */
  linalgMatrixPower(self: Tensor, n: number, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_power(Tensor self, int n) -> Tensor` */
  linalgMatrixPower(self: Tensor, options: { n: number; out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(self: Tensor, tol: number, hermitian?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(self: Tensor, tol: number, options?: { hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(self: Tensor, options: { tol: number; hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(input: Tensor, tol: Tensor, hermitian?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(input: Tensor, tol: Tensor, options?: { hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(self: Tensor, options?: { atol?: number | null | undefined; rtol?: number | null | undefined; hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(input: Tensor, options?: { atol?: Tensor | null | undefined; rtol?: Tensor | null | undefined; hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, rcond: number, hermitian?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, rcond: number, options?: { hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, options: { rcond: number; hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, rcond: Tensor, hermitian?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, rcond: Tensor, options?: { hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, options?: { atol?: number | null | undefined; rtol?: number | null | undefined; hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor` */
  linalgPinv(self: Tensor, options?: { atol?: Tensor | null | undefined; rtol?: Tensor | null | undefined; hermitian?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)` */
  linalgQr(A: Tensor, mode?: string, options?: { out?: readonly [Tensor, Tensor] | undefined }): [Q: Tensor, R: Tensor]
  /** `linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)` */
  linalgQr(A: Tensor, options?: { mode?: string | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Q: Tensor, R: Tensor]
  /** `linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)` */
  linalgSlogdet(A: Tensor, options?: { out?: readonly [Tensor, Tensor] | undefined }): [sign: Tensor, logabsdet: Tensor]
  /** `linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor` */
  linalgSolve(A: Tensor, B: Tensor, options?: { left?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)` */
  linalgSolveEx(A: Tensor, B: Tensor, options?: { left?: boolean | undefined; checkErrors?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [result: Tensor, info: Tensor]
  /** `linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor` */
  linalgSolveTriangular(self: Tensor, B: Tensor, options: { upper: boolean; left?: boolean | undefined; unitriangular?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
  linalgSvd(A: Tensor, fullMatrices?: boolean, options?: { driver?: string | null | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [U: Tensor, S: Tensor, Vh: Tensor]
  /** `linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
  linalgSvd(A: Tensor, options?: { fullMatrices?: boolean | undefined; driver?: string | null | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [U: Tensor, S: Tensor, Vh: Tensor]
  /** `linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor` */
  linalgSvdvals(A: Tensor, options?: { driver?: string | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_tensorinv(Tensor self, int ind=2) -> Tensor` */
  linalgTensorinv(self: Tensor, ind?: number, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_tensorinv(Tensor self, int ind=2) -> Tensor` */
  linalgTensorinv(self: Tensor, options?: { ind?: number | undefined; out?: Tensor | undefined }): Tensor
  /** `linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor` */
  linalgTensorsolve(self: Tensor, other: Tensor, dims?: readonly number[] | null, options?: { out?: Tensor | undefined }): Tensor
  /** `linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor` */
  linalgTensorsolve(self: Tensor, other: Tensor, options?: { dims?: readonly number[] | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor` */
  linear(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { out?: Tensor | undefined }): Tensor
  /** `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor` */
  linear(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null | undefined; out?: Tensor | undefined }): Tensor
  /** `linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  linearBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, outputMask: boolean | readonly boolean[], options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  linearBackward(self: Tensor, gradOutput: Tensor, weight: Tensor, options: { outputMask: boolean | readonly boolean[]; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [Tensor, Tensor, Tensor]
  /** `logdet(Tensor self) -> Tensor` */
  logdet(self: Tensor): Tensor
  /** `lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor` */
  luSolve(self: Tensor, LUData: Tensor, LUPivots: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)` */
  luUnpack(LUData: Tensor, LUPivots: Tensor, unpackData?: boolean, unpackPivots?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [P: Tensor, L: Tensor, U: Tensor]
  /** `lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)` */
  luUnpack(LUData: Tensor, LUPivots: Tensor, options?: { unpackData?: boolean | undefined; unpackPivots?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [P: Tensor, L: Tensor, U: Tensor]
  /** `matmul(Tensor self, Tensor other) -> Tensor` */
  matmul(self: Tensor, other: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `matrix_exp(Tensor self) -> Tensor` */
  matrixExp(self: Tensor): Tensor
  /** `mm(Tensor self, Tensor mat2) -> Tensor` */
  mm(self: Tensor, mat2: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `mv(Tensor self, Tensor vec) -> Tensor` */
  mv(self: Tensor, vec: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor` */
  ormqr(self: Tensor, input2: Tensor, input3: Tensor, left?: boolean, transpose?: boolean, options?: { out?: Tensor | undefined }): Tensor
  /** `ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor` */
  ormqr(self: Tensor, input2: Tensor, input3: Tensor, options?: { left?: boolean | undefined; transpose?: boolean | undefined; out?: Tensor | undefined }): Tensor
  /** `outer(Tensor self, Tensor vec2) -> Tensor` */
  outer(self: Tensor, vec2: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor` */
  pinverse(self: Tensor, rcond?: number): Tensor
  /** `pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor` */
  pinverse(self: Tensor, options?: { rcond?: number | undefined }): Tensor
  /** `qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)` */
  qr(self: Tensor, some?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [Q: Tensor, R: Tensor]
  /** `qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)` */
  qr(self: Tensor, options?: { some?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [Q: Tensor, R: Tensor]
  /** `svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)` */
  svd(self: Tensor, some?: boolean, computeUv?: boolean, options?: { out?: readonly [Tensor, Tensor, Tensor] | undefined }): [U: Tensor, S: Tensor, V: Tensor]
  /** `svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)` */
  svd(self: Tensor, options?: { some?: boolean | undefined; computeUv?: boolean | undefined; out?: readonly [Tensor, Tensor, Tensor] | undefined }): [U: Tensor, S: Tensor, V: Tensor]
  /** `tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor` */
  tensordot(self: Tensor, other: Tensor, dimsSelf: readonly number[], dimsOther: readonly number[], options?: { out?: Tensor | undefined }): Tensor
  /** `tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor` */
  tensordot(self: Tensor, other: Tensor, options: { dimsSelf: readonly number[]; dimsOther: readonly number[]; out?: Tensor | undefined }): Tensor
  /** `trace(Tensor self) -> Tensor` */
  trace(self: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)` */
  triangularSolve(self: Tensor, A: Tensor, upper?: boolean, transpose?: boolean, unitriangular?: boolean, options?: { out?: readonly [Tensor, Tensor] | undefined }): [solution: Tensor, cloned_coefficient: Tensor]
  /** `triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)` */
  triangularSolve(self: Tensor, A: Tensor, options?: { upper?: boolean | undefined; transpose?: boolean | undefined; unitriangular?: boolean | undefined; out?: readonly [Tensor, Tensor] | undefined }): [solution: Tensor, cloned_coefficient: Tensor]
  /** `vdot(Tensor self, Tensor other) -> Tensor` */
  vdot(self: Tensor, other: Tensor, options?: { out?: Tensor | undefined }): Tensor
  /** `weight_int8pack_mm(Tensor A, Tensor B, Tensor scales) -> Tensor` */
  weightInt8packMm(A: Tensor, B: Tensor, scales: Tensor): Tensor
}
