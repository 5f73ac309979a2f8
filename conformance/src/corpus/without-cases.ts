// Overloads that no case of the suite calls, by the reason.

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const withoutCases: Readonly<Record<string, readonly string[]>> = {
  'not in PyTorch 1.13, or not on its CPU, where the forms of other overloads were recorded': words(`
    nll_loss_nd_forward nll_loss_nd_backward ctc_loss_backward native_batch_norm.out _native_batch_norm_legit.no_stats
    _native_batch_norm_legit.no_stats_out _native_batch_norm_legit_no_training
    _native_batch_norm_legit_no_training.out _batch_norm_no_update _batch_norm_no_update.out
    _batch_norm_with_update_functional _native_batch_norm_legit_functional cudnn_batch_norm_backward
    cudnn_batch_norm_backward.out miopen_batch_norm_backward miopen_batch_norm_backward.out floor_divide.Scalar_out
    max.unary_out min.unary_out _masked_scale _masked_scale.out linear_backward linear_backward.out
    linalg_matrix_exp.out fused_experts cudnn_convolution cudnn_convolution.out _conv_depthwise2d
    _conv_depthwise2d.out avg_pool1d.out adaptive_avg_pool1d.out adaptive_avg_pool3d_backward
    adaptive_avg_pool3d_backward.grad_input max_pool2d_backward max_pool2d_backward.out max_pool3d_backward
    adaptive_max_pool3d_backward.grad_input mean.dtype_out any.dims_out all.dims_out _is_all_true normed_cumsum
    scaled_softmax_backward to.device fill.Scalar_out linspace.Scalar_Tensor_out linspace.Tensor_Scalar_out
    linspace.Tensor_Tensor_out logspace.Scalar_Tensor_out logspace.Tensor_Scalar_out logspace.Tensor_Tensor_out
    blackman_window blackman_window.out blackman_window.periodic blackman_window.periodic_out nonzero_static.out
    _chunk_cat.out squeeze_.dims squeeze_copy.dims squeeze_copy.dims_out`),
  'PyTorch writes into what `out` holds in a way of its own': words(`
    _compute_linear_combination.out _to_copy.out`),
  'factors that are unique up to signs, or laid out otherwise in PyTorch 1.13': words(`
    _linalg_solve_ex.result linalg_solve_ex.out _linalg_svd.U linalg_svd.U svd.U _linalg_eigh.eigenvalues
    linalg_eigh.eigvals`),
  'assertions and tokens, without a result to compare': words(`
    _assert_async _assert_async.msg _functional_assert_async.msg _functional_sym_constrain_range
    _functional_sym_constrain_range_for_size _make_dep_token`),
  'uninitialised results': words(`
    empty.memory_format empty.out empty_like empty_like.out new_empty new_empty.out empty_strided empty_strided.out
    new_empty_strided new_empty_strided.out empty_permuted empty_permuted.out`),
  'random: the cases that the suite draws decide by statistics, for the commonest forms': words(`
    uniform uniform.out exponential exponential.out log_normal log_normal.out log_normal_ cauchy cauchy.out cauchy_
    geometric geometric.out geometric_ normal_ normal.Tensor_Tensor_out normal.Tensor_float_out
    normal.float_Tensor_out normal.float_float normal.float_float_out rand.out rand.generator rand.generator_out
    rand_like.out randn.out randn.generator randn.generator_out randn_like.out randint randint.out randint.generator
    randint.generator_out randint.low randint.low_out randint.low_generator randint.low_generator_out randint_like
    randint_like.out randint_like.low_dtype randint_like.low_dtype_out bernoulli bernoulli.out bernoulli.p
    bernoulli.float_out bernoulli.Tensor bernoulli.Tensor_out bernoulli_.float bernoulli_.Tensor native_dropout.out
    dropout multinomial.out randperm.out randperm.generator randperm.generator_out alpha_dropout alpha_dropout_
    feature_dropout feature_dropout_`),
  'PyTorch 1.13 has them for complex numbers alone': words(`
    imag _conj_copy _conj_copy.out`),
  "an in-place change of a tensor's own shape, which is refused": words(`
    unsqueeze_`),
}
