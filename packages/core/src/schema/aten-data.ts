// ATen's operator schemas, written by scripts/generate-aten-schemas.mjs; a line is tag letters | schema.
export const atenTagLetters = {
  c: 'core',
  p: 'pointwise',
  r: 'reduction',
  i: 'inplace_view',
  s: 'nondeterministic_seeded',
  d: 'data_dependent_output',
  y: 'dynamic_output_shape',
  m: 'CompositeImplicit',
} as const
export const atenData = `
m|__and__.Scalar(Tensor self, Scalar other) -> Tensor
m|__and__.Tensor(Tensor self, Tensor other) -> Tensor
m|__iand__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|__iand__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|__ilshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|__ilshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|__ior__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|__ior__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
|__irshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|__irshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
pm|__ixor__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
pm|__ixor__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|__lshift__.Scalar(Tensor self, Scalar other) -> Tensor
|__lshift__.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|__lshift__.Tensor(Tensor self, Tensor other) -> Tensor
|__lshift__.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|__or__.Scalar(Tensor self, Scalar other) -> Tensor
m|__or__.Tensor(Tensor self, Tensor other) -> Tensor
p|__rshift__.Scalar(Tensor self, Scalar other) -> Tensor
|__rshift__.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|__rshift__.Tensor(Tensor self, Tensor other) -> Tensor
|__rshift__.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
pm|__xor__.Scalar(Tensor self, Scalar other) -> Tensor
pm|__xor__.Tensor(Tensor self, Tensor other) -> Tensor
c|_adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor
|_adaptive_avg_pool2d.out(Tensor self, SymInt[2] output_size, *, Tensor(a!) out) -> Tensor(a!)
c|_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor
|_adaptive_avg_pool2d_backward.out(Tensor grad_output, Tensor self, *, Tensor(a!) out) -> Tensor(a!)
c|_adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor
|_adaptive_avg_pool3d.out(Tensor self, SymInt[3] output_size, *, Tensor(a!) out) -> Tensor(a!)
|_adaptive_avg_pool3d_backward(Tensor grad_output, Tensor self) -> Tensor
|_adaptive_avg_pool3d_backward.out(Tensor grad_output, Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|_add_relu.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
|_add_relu.Scalar_out(Tensor self, Scalar other, Scalar alpha=1, *, Tensor(a!) out) -> Tensor(a!)
|_add_relu.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
|_add_relu.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|_add_relu_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
|_add_relu_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
|_amp_foreach_non_finite_check_and_unscale(Tensor[] self, Tensor found_inf, Tensor inv_scale) -> (Tensor[] self_out, Tensor found_inf_out)
|_amp_foreach_non_finite_check_and_unscale.out(Tensor[] self, Tensor(b!) found_inf, Tensor inv_scale, *, Tensor(a!)[] out) -> ()
|_amp_foreach_non_finite_check_and_unscale_(Tensor(a!)[] self, Tensor(b!) found_inf, Tensor inv_scale) -> ()
|_amp_update_scale(Tensor self, Tensor growth_tracker, Tensor found_inf, float scale_growth_factor, float scale_backoff_factor, int growth_interval) -> (Tensor, Tensor growth_tracker_out)
|_amp_update_scale.out(Tensor self, Tensor(b!) growth_tracker, Tensor found_inf, float scale_growth_factor, float scale_backoff_factor, int growth_interval, *, Tensor(a!) out) -> Tensor(a!)
|_amp_update_scale_(Tensor(a!) self, Tensor(b!) growth_tracker, Tensor found_inf, float scale_growth_factor, float scale_backoff_factor, int growth_interval) -> Tensor(a!)
|_assert_async(Tensor self) -> ()
|_assert_async.msg(Tensor self, str assert_msg) -> ()
m|_batch_norm_impl_index(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> (Tensor, Tensor, Tensor, Tensor, int)
m|_batch_norm_impl_index_backward(int impl_index, Tensor input, Tensor grad_output, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var_transform, bool train, float eps, bool[3] output_mask, Tensor reservedSpace) -> (Tensor, Tensor, Tensor)
|_batch_norm_no_update(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor)
|_batch_norm_no_update.out(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, float momentum, float eps, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2, Tensor(d!) out3) -> (Tensor(a!), Tensor(b!), Tensor(c!), Tensor(d!))
|_batch_norm_with_update(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor)
|_batch_norm_with_update.out(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, float momentum, float eps, *, Tensor(d!) out, Tensor(e!) save_mean, Tensor(f!) save_invstd, Tensor(g!) reserve) -> (Tensor(d!), Tensor(e!), Tensor(f!), Tensor(g!))
|_batch_norm_with_update_functional(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor, Tensor running_mean_out, Tensor running_var_out)
|_cdist_backward(Tensor grad, Tensor x1, Tensor x2, float p, Tensor cdist) -> Tensor
|_cdist_backward.out(Tensor grad, Tensor x1, Tensor x2, float p, Tensor cdist, *, Tensor(a!) out) -> Tensor(a!)
c|_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> Tensor
|_cdist_forward.out(Tensor x1, Tensor x2, float p, int? compute_mode, *, Tensor(a!) out) -> Tensor(a!)
|_cholesky_solve_helper(Tensor self, Tensor A, bool upper) -> Tensor
|_cholesky_solve_helper.out(Tensor self, Tensor A, bool upper, *, Tensor(a!) out) -> Tensor(a!)
|_chunk_cat(Tensor[] tensors, int dim, int num_chunks) -> Tensor
|_chunk_cat.out(Tensor[] tensors, int dim, int num_chunks, *, Tensor(a!) out) -> Tensor(a!)
|_compute_linear_combination(Tensor input, Tensor coefficients) -> Tensor
|_compute_linear_combination.out(Tensor input, Tensor coefficients, *, Tensor(a!) out) -> Tensor(a!)
|_conj(Tensor(a) self) -> Tensor(a)
|_conj_copy(Tensor self) -> Tensor
|_conj_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|_conj_physical(Tensor self) -> Tensor
|_conj_physical.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|_conv_depthwise2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias, SymInt[2] stride, SymInt[2] padding, SymInt[2] dilation) -> Tensor
|_conv_depthwise2d.out(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias, SymInt[2] stride, SymInt[2] padding, SymInt[2] dilation, *, Tensor(a!) out) -> Tensor(a!)
|_convert_weight_to_int4pack(Tensor self, int innerKTiles) -> Tensor
m|_convolution_double_backward(Tensor? ggI, Tensor? ggW, Tensor? ggb, Tensor gO, Tensor weight, Tensor self, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
m|_convolution_mode(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, str padding, SymInt[] dilation, SymInt groups) -> Tensor
s|_cudnn_attention_forward(Tensor query, Tensor key, Tensor value, Tensor? attn_bias, Tensor? cum_seq_q, Tensor? cum_seq_k, SymInt max_q, SymInt max_k, bool compute_log_sumexp, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor philox_offset, Tensor debug_attn_mask)
|_cummin_helper(Tensor self, Tensor(a!) values, Tensor(b!) indices, int dim) -> ()
|_dyn_quant_pack_4bit_weight(Tensor weights, Tensor scales_zeros, Tensor? bias, int block_size, int in_features, int out_features) -> Tensor
|_efficient_attention_backward(Tensor grad_out_, Tensor query, Tensor key, Tensor value, Tensor? bias, Tensor out, Tensor? cu_seqlens_q, Tensor? cu_seqlens_k, SymInt max_seqlen_q, SymInt max_seqlen_k, Tensor logsumexp, float dropout_p, Tensor philox_seed, Tensor philox_offset, int custom_mask_type, bool bias_requires_grad, *, float? scale=None, int? num_splits_key=None, int? window_size=None, bool shared_storage_dqdkdv=False) -> (Tensor, Tensor, Tensor, Tensor)
|_embedding_bag_backward(Tensor grad, Tensor indices, Tensor offsets, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor
|_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor
|_embedding_bag_dense_backward.out(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1, *, Tensor(a!) out) -> Tensor(a!)
|_embedding_bag_forward_only(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)
|_embedding_bag_forward_only.out(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2, Tensor(d!) out3) -> (Tensor(a!), Tensor(b!), Tensor(c!), Tensor(d!))
|_embedding_bag_per_sample_weights_backward(Tensor grad, Tensor weight, Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int padding_idx=-1) -> Tensor
|_embedding_bag_per_sample_weights_backward.out(Tensor grad, Tensor weight, Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int padding_idx=-1, *, Tensor(a!) out) -> Tensor(a!)
|_euclidean_dist(Tensor x1, Tensor x2) -> Tensor
|_euclidean_dist.out(Tensor x1, Tensor x2, *, Tensor(a!) out) -> Tensor(a!)
|_fake_quantize_learnable_per_tensor_affine(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max, float grad_factor=1.) -> Tensor
|_fake_quantize_learnable_per_tensor_affine.out(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max, float grad_factor=1., *, Tensor(a!) out) -> Tensor(a!)
|_fft_c2c(Tensor self, SymInt[] dim, int normalization, bool forward) -> Tensor
|_fft_c2c.out(Tensor self, SymInt[] dim, int normalization, bool forward, *, Tensor(a!) out) -> Tensor(a!)
c|_fft_c2r(Tensor self, int[] dim, int normalization, SymInt last_dim_size) -> Tensor
|_fft_c2r.out(Tensor self, int[] dim, int normalization, SymInt last_dim_size, *, Tensor(a!) out) -> Tensor(a!)
c|_fft_r2c(Tensor self, int[] dim, int normalization, bool onesided) -> Tensor
|_fft_r2c.out(Tensor self, int[] dim, int normalization, bool onesided, *, Tensor(a!) out) -> Tensor(a!)
|_flash_attention_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, Tensor rng_state, Tensor unused, *, float? scale=None, SymInt? window_size_left=None, SymInt? window_size_right=None) -> (Tensor, Tensor, Tensor)
s|_flash_attention_forward(Tensor query, Tensor key, Tensor value, Tensor? cum_seq_q, Tensor? cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, bool return_debug_mask, *, float? scale=None, SymInt? window_size_left=None, SymInt? window_size_right=None, Tensor? seqused_k=None, Tensor? alibi_slopes=None) -> (Tensor output, Tensor softmax_logsumexp, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)
s|_flash_attention_forward.quantized(Tensor query, Tensor key, Tensor value, Tensor? cum_seq_q, Tensor? cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, bool return_debug_mask, Tensor? q_descale, Tensor? k_descale, Tensor? v_descale, *, float? scale=None, SymInt? window_size_left=None, SymInt? window_size_right=None, Tensor? seqused_k=None, Tensor? alibi_slopes=None) -> (Tensor output, Tensor softmax_logsumexp, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)
|_functional_assert_async.msg(Tensor self, str assert_msg, Tensor dep_token) -> Tensor
|_functional_sym_constrain_range(Scalar size, int? min, int? max, Tensor dep_token) -> Tensor
|_functional_sym_constrain_range_for_size(Scalar size, int? min, int? max, Tensor dep_token) -> Tensor
|_fused_adam(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)
|_fused_adam.out(Tensor[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None, Tensor(a!)[] out) -> ()
|_fused_adam.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)
|_fused_adam.tensor_lr_out(Tensor[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None, Tensor(a!)[] out) -> ()
|_fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()
|_fused_adam_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()
|_fused_moving_avg_obs_fq_helper(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> (Tensor output, Tensor mask)
|_fused_moving_avg_obs_fq_helper.out(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False, *, Tensor(e!) out0, Tensor(f!) out1) -> (Tensor(e!), Tensor(f!))
m|_fused_rms_norm(Tensor input, int[] normalized_shape, Tensor? weight, float? eps) -> (Tensor, Tensor)
|_fused_rms_norm_backward(Tensor grad_out, Tensor input, int[] normalized_shape, Tensor rstd, Tensor? weight, bool[2] output_mask) -> (Tensor, Tensor)
|_grouped_mm(Tensor self, Tensor mat2, Tensor? offs=None, Tensor? bias=None, ScalarType? out_dtype=None) -> Tensor
m|_has_compatible_shallow_copy_type(Tensor self, Tensor from) -> bool
|_index_put_impl(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor
|_index_put_impl.out(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False, *, Tensor(a!) out) -> Tensor(a!)
|_index_put_impl_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False, bool unsafe=False) -> Tensor(a!)
|_int_mm(Tensor self, Tensor mat2) -> Tensor
|_int_mm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)
|_is_all_true(Tensor self) -> Tensor
|_jagged_to_padded_dense_forward(Tensor values, Tensor[] offsets, SymInt[] max_lengths, float padding_value=0.) -> Tensor
|_linalg_det(Tensor A) -> (Tensor result, Tensor LU, Tensor pivots)
|_linalg_det.result(Tensor A, *, Tensor(a!) result, Tensor(b!) LU, Tensor(c!) pivots) -> (Tensor(a!) result, Tensor(b!) LU, Tensor(c!) pivots)
|_linalg_eigh(Tensor A, str UPLO="L", bool compute_v=True) -> (Tensor eigenvalues, Tensor eigenvectors)
|_linalg_eigh.eigenvalues(Tensor A, str UPLO="L", bool compute_v=True, *, Tensor(a!) eigenvalues, Tensor(b!) eigenvectors) -> (Tensor(a!) eigenvalues, Tensor(b!) eigenvectors)
|_linalg_eigvals(Tensor self) -> Tensor
|_linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet, Tensor LU, Tensor pivots)
|_linalg_slogdet.sign(Tensor A, *, Tensor(a!) sign, Tensor(b!) logabsdet, Tensor(c!) LU, Tensor(d!) pivots) -> (Tensor(a!) sign, Tensor(b!) logabsdet, Tensor(c!) LU, Tensor(d!) pivots)
|_linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor LU, Tensor pivots, Tensor info)
|_linalg_solve_ex.result(Tensor A, Tensor B, *, bool left=True, bool check_errors=False, Tensor(a!) result, Tensor(b!) LU, Tensor(c!) pivots, Tensor(d!) info) -> (Tensor(a!) result, Tensor(b!) LU, Tensor(c!) pivots, Tensor(d!) info)
|_linalg_svd(Tensor A, bool full_matrices=False, bool compute_uv=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)
|_linalg_svd.U(Tensor A, bool full_matrices=False, bool compute_uv=True, *, str? driver=None, Tensor(a!) U, Tensor(b!) S, Tensor(c!) Vh) -> (Tensor(a!) U, Tensor(b!) S, Tensor(c!) Vh)
cd|_local_scalar_dense(Tensor self) -> Scalar
c|_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor
|_log_softmax.out(Tensor self, int dim, bool half_to_float, *, Tensor(a!) out) -> Tensor(a!)
|_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor
|_log_softmax_backward_data.out(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype, *, Tensor(a!) out) -> Tensor(a!)
|_make_dep_token(*, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|_masked_scale(Tensor self, Tensor mask, float scale) -> Tensor
|_masked_scale.out(Tensor self, Tensor mask, float scale, *, Tensor(a!) out) -> Tensor(a!)
c|_native_batch_norm_legit(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)
c|_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? bias, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)
|_native_batch_norm_legit.no_stats_out(Tensor input, Tensor? weight, Tensor? bias, bool training, float momentum, float eps, *, Tensor(a!) out, Tensor(b!) save_mean, Tensor(c!) save_invstd) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|_native_batch_norm_legit.out(Tensor input, Tensor? weight, Tensor? bias, Tensor(a!) running_mean, Tensor(b!) running_var, bool training, float momentum, float eps, *, Tensor(d!) out, Tensor(e!) save_mean, Tensor(f!) save_invstd) -> (Tensor(d!), Tensor(e!), Tensor(f!))
|_native_batch_norm_legit_functional(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor running_mean_out, Tensor running_var_out)
c|_native_batch_norm_legit_no_training(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps) -> (Tensor, Tensor, Tensor)
|_native_batch_norm_legit_no_training.out(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, float eps, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|_nested_view_from_buffer_copy(Tensor self, Tensor nested_size, Tensor nested_strides, Tensor offsets) -> Tensor
|_nested_view_from_buffer_copy.out(Tensor self, Tensor nested_size, Tensor nested_strides, Tensor offsets, *, Tensor(a!) out) -> Tensor(a!)
|_pdist_backward(Tensor grad, Tensor self, float p, Tensor pdist) -> Tensor
|_pdist_backward.out(Tensor grad, Tensor self, float p, Tensor pdist, *, Tensor(a!) out) -> Tensor(a!)
c|_pdist_forward(Tensor self, float p=2.) -> Tensor
|_pdist_forward.out(Tensor self, float p=2., *, Tensor(a!) out) -> Tensor(a!)
|_prelu_kernel(Tensor self, Tensor weight) -> Tensor
|_prelu_kernel_backward(Tensor grad_output, Tensor self, Tensor weight) -> (Tensor, Tensor)
|_reshape_alias(Tensor(a) self, SymInt[] size, SymInt[] stride) -> Tensor(a)
|_resize_output(Tensor self, SymInt[] size, Device device) -> Tensor
|_resize_output.out(Tensor self, SymInt[] size, Device device, *, Tensor(a!) out) -> Tensor(a!)
|_resize_output_(Tensor(a!) self, SymInt[] size, Device device) -> Tensor(a!)
|_safe_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
sm|_scaled_dot_product_attention_math(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, Tensor? dropout_mask=None, *, float? scale=None, bool enable_gqa=False) -> (Tensor, Tensor)
s|_scaled_dot_product_cudnn_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_bias, bool compute_log_sumexp, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor philox_offset, Tensor debug_attn_mask)
s|_scaled_dot_product_cudnn_attention_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor philox_seed, Tensor philox_offset, Tensor attn_bias, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, *, float? scale=None) -> (Tensor, Tensor, Tensor)
s|_scaled_dot_product_efficient_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_bias, bool compute_log_sumexp, float dropout_p=0., bool is_causal=False, *, float? scale=None) -> (Tensor output, Tensor log_sumexp, Tensor philox_seed, Tensor philox_offset)
s|_scaled_dot_product_efficient_attention_backward(Tensor grad_out_, Tensor query, Tensor key, Tensor value, Tensor attn_bias, Tensor out, Tensor logsumexp, Tensor philox_seed, Tensor philox_offset, float dropout_p, bool[4] grad_input_mask, bool is_causal=False, *, float? scale=None) -> (Tensor, Tensor, Tensor, Tensor)
s|_scaled_dot_product_flash_attention(Tensor query, Tensor key, Tensor value, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)
s|_scaled_dot_product_flash_attention.quantized(Tensor query, Tensor key, Tensor value, Tensor? q_descale, Tensor? k_descale, Tensor? v_descale, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)
|_scaled_dot_product_flash_attention_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, Tensor philox_seed, Tensor philox_offset, *, float? scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor grad_value)
s|_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0., bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)
s|_scaled_dot_product_fused_attention_overrideable(Tensor query, Tensor key, Tensor value, Tensor? attn_bias=None, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor philox_offset, Tensor debug_attn_mask)
|_scaled_grouped_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? offs=None, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor
|_scaled_mm(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False) -> Tensor
|_scaled_mm.out(Tensor self, Tensor mat2, Tensor scale_a, Tensor scale_b, Tensor? bias=None, Tensor? scale_result=None, ScalarType? out_dtype=None, bool use_fast_accum=False, *, Tensor(a!) out) -> Tensor(a!)
|_segment_reduce_backward(Tensor grad, Tensor output, Tensor data, str reduce, *, Tensor? lengths=None, Tensor? offsets=None, int axis=0, Scalar? initial=None) -> Tensor
|_segment_reduce_backward.out(Tensor grad, Tensor output, Tensor data, str reduce, *, Tensor? lengths=None, Tensor? offsets=None, int axis=0, Scalar? initial=None, Tensor(a!) out) -> Tensor(a!)
c|_softmax(Tensor self, int dim, bool half_to_float) -> Tensor
|_softmax.out(Tensor self, int dim, bool half_to_float, *, Tensor(a!) out) -> Tensor(a!)
|_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor
|_softmax_backward_data.out(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype, *, Tensor(a!) grad_input) -> Tensor(a!)
|_sparse_semi_structured_mm(Tensor mat1, Tensor mat1_meta, Tensor mat2, *, ScalarType? out_dtype=None) -> Tensor
|_thnn_fused_lstm_cell(Tensor input_gates, Tensor hidden_gates, Tensor cx, Tensor? input_bias=None, Tensor? hidden_bias=None) -> (Tensor, Tensor, Tensor)
|_thnn_fused_lstm_cell.out(Tensor input_gates, Tensor hidden_gates, Tensor cx, Tensor? input_bias=None, Tensor? hidden_bias=None, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|_thnn_fused_lstm_cell_backward_impl(Tensor? grad_hy, Tensor? grad_cy, Tensor cx, Tensor cy, Tensor workspace, bool has_bias) -> (Tensor, Tensor, Tensor)
|_thnn_fused_lstm_cell_backward_impl.out(Tensor? grad_hy, Tensor? grad_cy, Tensor cx, Tensor cy, Tensor workspace, bool has_bias, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
c|_to_copy(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, MemoryFormat? memory_format=None) -> Tensor
|_to_copy.out(Tensor self, *, bool non_blocking=False, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
|_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim=1) -> Tensor
|_trilinear.out(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim=1, *, Tensor(a!) out) -> Tensor(a!)
y|_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)
|_unique2.out(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|_unsafe_masked_index(Tensor self, Tensor mask, Tensor?[] indices, Scalar fill) -> Tensor
|_unsafe_masked_index_put_accumulate(Tensor self, Tensor mask, Tensor?[] indices, Tensor values) -> Tensor
|_unsafe_view(Tensor self, SymInt[] size) -> Tensor
|_unsafe_view.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
|_upsample_bicubic2d_aa(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_bicubic2d_aa.out(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|_upsample_bicubic2d_aa.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
|_upsample_bicubic2d_aa_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_bicubic2d_aa_backward.grad_input(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|_upsample_bilinear2d_aa(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_bilinear2d_aa.out(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|_upsample_bilinear2d_aa.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
|_upsample_bilinear2d_aa_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_bilinear2d_aa_backward.grad_input(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|_upsample_nearest_exact1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor
|_upsample_nearest_exact1d.out(Tensor self, SymInt[1] output_size, float? scales=None, *, Tensor(a!) out) -> Tensor(a!)
m|_upsample_nearest_exact1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
|_upsample_nearest_exact2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_nearest_exact2d.out(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|_upsample_nearest_exact2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
|_upsample_nearest_exact2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_nearest_exact2d_backward.grad_input(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|_upsample_nearest_exact3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_nearest_exact3d.out(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|_upsample_nearest_exact3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
|_upsample_nearest_exact3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
|_upsample_nearest_exact3d_backward.grad_input(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|_weight_int4pack_mm_with_scales_and_zeros(Tensor self, Tensor mat2, int qGroupSize, Tensor qScale, Tensor qZeros) -> Tensor
|_weight_int8pack_mm(Tensor self, Tensor mat2, Tensor scales) -> Tensor
m|_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor
|_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, Tensor)
|_weight_norm_interface.out(Tensor v, Tensor g, int dim=0, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
|_weight_norm_interface_backward(Tensor grad_w, Tensor saved_v, Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)
|_weight_norm_interface_backward.out(Tensor grad_w, Tensor saved_v, Tensor saved_g, Tensor saved_norms, int dim, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
cp|abs(Tensor self) -> Tensor
p|abs.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|abs_(Tensor(a!) self) -> Tensor(a!)
m|absolute(Tensor self) -> Tensor
m|absolute.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|absolute_(Tensor(a!) self) -> Tensor(a!)
cp|acos(Tensor self) -> Tensor
p|acos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|acos_(Tensor(a!) self) -> Tensor(a!)
cp|acosh(Tensor self) -> Tensor
p|acosh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|acosh_(Tensor(a!) self) -> Tensor(a!)
cm|adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor
|adaptive_avg_pool1d.out(Tensor self, int[1] output_size, *, Tensor(a!) out) -> Tensor(a!)
m|adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor
|adaptive_avg_pool2d.out(Tensor self, SymInt[2] output_size, *, Tensor(a!) out) -> Tensor(a!)
m|adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor
|adaptive_avg_pool3d.out(Tensor self, SymInt[3] output_size, *, Tensor(a!) out) -> Tensor(a!)
|adaptive_avg_pool3d_backward.grad_input(Tensor grad_output, Tensor self, *, Tensor(a!) grad_input) -> Tensor(a!)
m|adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)
|adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)
|adaptive_max_pool2d.out(Tensor self, int[2] output_size, *, Tensor(a!) out, Tensor(b!) indices) -> (Tensor(a!), Tensor(b!))
|adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor
|adaptive_max_pool2d_backward.grad_input(Tensor grad_output, Tensor self, Tensor indices, *, Tensor(a!) grad_input) -> Tensor(a!)
|adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)
|adaptive_max_pool3d.out(Tensor self, int[3] output_size, *, Tensor(a!) out, Tensor(b!) indices) -> (Tensor(a!), Tensor(b!))
|adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor
|adaptive_max_pool3d_backward.grad_input(Tensor grad_output, Tensor self, Tensor indices, *, Tensor(a!) grad_input) -> Tensor(a!)
cp|add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
|add.Scalar_out(Tensor self, Scalar other, Scalar alpha=1, *, Tensor(a!) out) -> Tensor(a!)
cp|add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
p|add.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
p|add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
p|add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
|addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|addbmm.out(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
p|addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor
p|addcdiv.out(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor(a!) out) -> Tensor(a!)
p|addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)
p|addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor
p|addcmul.out(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor(a!) out) -> Tensor(a!)
p|addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)
c|addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|addmm.dtype_out(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|addmm.out(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
|addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|addmv.out(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
|addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|addr.out(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
m|adjoint(Tensor(a) self) -> Tensor(a)
|affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor
|affine_grid_generator.out(Tensor theta, SymInt[] size, bool align_corners, *, Tensor(a!) out) -> Tensor(a!)
c|alias(Tensor(a) self) -> Tensor(a)
|alias_copy(Tensor self) -> Tensor
|alias_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
r|all(Tensor self) -> Tensor
r|all.all_out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
r|all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor
rm|all.dimname(Tensor self, str dim, bool keepdim=False) -> Tensor
rm|all.dimname_out(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
r|all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor
r|all.dims_out(Tensor self, int[]? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
r|all.out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
d|allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool
sm|alpha_dropout(Tensor input, float p, bool train) -> Tensor
sm|alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
cr|amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor
r|amax.out(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
cr|amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor
r|amin.out(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
r|aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)
r|aminmax.out(Tensor self, *, int? dim=None, bool keepdim=False, Tensor(a!) min, Tensor(b!) max) -> (Tensor(a!) min, Tensor(b!) max)
p|angle(Tensor self) -> Tensor
p|angle.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cr|any(Tensor self) -> Tensor
r|any.all_out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cr|any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor
rm|any.dimname(Tensor self, str dim, bool keepdim=False) -> Tensor
rm|any.dimname_out(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
cr|any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor
r|any.dims_out(Tensor self, int[]? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
r|any.out(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
|arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|arange.out(Scalar end, *, Tensor(a!) out) -> Tensor(a!)
|arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|arange.start_out(Scalar start, Scalar end, Scalar step=1, *, Tensor(a!) out) -> Tensor(a!)
c|arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
m|arccos(Tensor self) -> Tensor
m|arccos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|arccos_(Tensor(a!) self) -> Tensor(a!)
m|arccosh(Tensor self) -> Tensor
m|arccosh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|arccosh_(Tensor(a!) self) -> Tensor(a!)
m|arcsin(Tensor self) -> Tensor
m|arcsin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|arcsin_(Tensor(a!) self) -> Tensor(a!)
m|arcsinh(Tensor self) -> Tensor
m|arcsinh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|arcsinh_(Tensor(a!) self) -> Tensor(a!)
m|arctan(Tensor self) -> Tensor
m|arctan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|arctan2(Tensor self, Tensor other) -> Tensor
m|arctan2.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|arctan_(Tensor(a!) self) -> Tensor(a!)
m|arctanh(Tensor self) -> Tensor
m|arctanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|arctanh_(Tensor(a!) self) -> Tensor(a!)
cr|argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor
r|argmax.out(Tensor self, int? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
cr|argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor
r|argmin.out(Tensor self, int? dim=None, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
m|argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor
m|argsort.dimname(Tensor self, str dim, bool descending=False) -> Tensor
m|argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor
m|argsort.stable_out(Tensor self, *, bool stable, int dim=-1, bool descending=False, Tensor(a!) out) -> Tensor(a!)
ym|argwhere(Tensor self) -> Tensor
c|as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)
i|as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)
|as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor
|as_strided_copy.out(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None, *, Tensor(a!) out) -> Tensor(a!)
|as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor
|as_strided_scatter.out(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None, *, Tensor(a!) out) -> Tensor(a!)
cp|asin(Tensor self) -> Tensor
p|asin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|asin_(Tensor(a!) self) -> Tensor(a!)
cp|asinh(Tensor self) -> Tensor
p|asinh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|asinh_(Tensor(a!) self) -> Tensor(a!)
cp|atan(Tensor self) -> Tensor
p|atan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cp|atan2(Tensor self, Tensor other) -> Tensor
cp|atan2.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|atan_(Tensor(a!) self) -> Tensor(a!)
cp|atanh(Tensor self) -> Tensor
p|atanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|atanh_(Tensor(a!) self) -> Tensor(a!)
m|atleast_1d(Tensor self) -> Tensor
m|atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]
m|atleast_2d(Tensor self) -> Tensor
m|atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]
m|atleast_3d(Tensor self) -> Tensor
m|atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]
cm|avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor
|avg_pool1d.out(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True, *, Tensor(a!) out) -> Tensor(a!)
c|avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor
|avg_pool2d.out(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None, *, Tensor(a!) out) -> Tensor(a!)
c|avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor
|avg_pool2d_backward.grad_input(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, int? divisor_override, *, Tensor(a!) grad_input) -> Tensor(a!)
c|avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor
|avg_pool3d.out(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None, *, Tensor(a!) out) -> Tensor(a!)
|avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor
|avg_pool3d_backward.grad_input(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, int? divisor_override, *, Tensor(a!) grad_input) -> Tensor(a!)
|baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|baddbmm.dtype_out(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|baddbmm.out(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)
m|batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor
|batch_norm_backward(Tensor grad_out, Tensor input, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, bool update, float eps, bool[3] output_mask, Tensor reserve) -> (Tensor, Tensor, Tensor)
s|bernoulli(Tensor self, *, Generator? generator=None) -> Tensor
s|bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor
s|bernoulli.Tensor_out(Tensor self, Tensor p, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|bernoulli.float_out(Tensor self, float p=0.5, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|bernoulli.out(Tensor self, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor
s|bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)
s|bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)
m|bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor
|binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor
|binary_cross_entropy.out(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, *, Tensor(a!) out) -> Tensor(a!)
|binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor
|binary_cross_entropy_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1, *, Tensor(a!) grad_input) -> Tensor(a!)
|binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor
|binary_cross_entropy_with_logits.out(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1, *, Tensor(a!) out) -> Tensor(a!)
y|bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor
|bincount.out(Tensor self, Tensor? weights=None, SymInt minlength=0, *, Tensor(a!) out) -> Tensor(a!)
cp|bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor
p|bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
|bitwise_and.Scalar_Tensor_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_and.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor
p|bitwise_and.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
|bitwise_left_shift.Scalar_Tensor_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor
p|bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor
p|bitwise_left_shift.Tensor_Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_left_shift.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
cp|bitwise_not(Tensor self) -> Tensor
p|bitwise_not.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_not_(Tensor(a!) self) -> Tensor(a!)
cp|bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor
p|bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
|bitwise_or.Scalar_Tensor_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_or.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor
p|bitwise_or.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
|bitwise_right_shift.Scalar_Tensor_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor
p|bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor
p|bitwise_right_shift.Tensor_Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_right_shift.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
cp|bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor
p|bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
|bitwise_xor.Scalar_Tensor_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_xor.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor
p|bitwise_xor.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
|blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|blackman_window.out(int window_length, *, Tensor(a!) out) -> Tensor(a!)
|blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|blackman_window.periodic_out(int window_length, bool periodic, *, Tensor(a!) out) -> Tensor(a!)
|block_diag(Tensor[] tensors) -> Tensor
|block_diag.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
c|bmm(Tensor self, Tensor mat2) -> Tensor
|bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor
|bmm.dtype_out(Tensor self, Tensor mat2, ScalarType out_dtype, *, Tensor(a!) out) -> Tensor(a!)
|bmm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)
m|broadcast_tensors(Tensor[] tensors) -> Tensor[]
m|broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)
|bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor
|bucketize.Scalar_out(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor(a!) out) -> Tensor(a!)
|bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor
|bucketize.Tensor_out(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor(a!) out) -> Tensor(a!)
m|cartesian_prod(Tensor[] tensors) -> Tensor
c|cat(Tensor[] tensors, int dim=0) -> Tensor
m|cat.names(Tensor[] tensors, str dim) -> Tensor
m|cat.names_out(Tensor[] tensors, str dim, *, Tensor(a!) out) -> Tensor(a!)
|cat.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!)
s|cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor
s|cauchy.out(Tensor self, float median=0., float sigma=1., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)
m|cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor
cp|ceil(Tensor self) -> Tensor
p|ceil.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|ceil_(Tensor(a!) self) -> Tensor(a!)
p|celu(Tensor self, Scalar alpha=1.) -> Tensor
|celu.out(Tensor self, Scalar alpha=1., *, Tensor(a!) out) -> Tensor(a!)
|celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)
m|chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor
|channel_shuffle(Tensor self, SymInt groups) -> Tensor
|channel_shuffle.out(Tensor self, SymInt groups, *, Tensor(a!) out) -> Tensor(a!)
|cholesky(Tensor self, bool upper=False) -> Tensor
|cholesky.out(Tensor self, bool upper=False, *, Tensor(a!) out) -> Tensor(a!)
|cholesky_inverse(Tensor self, bool upper=False) -> Tensor
|cholesky_inverse.out(Tensor self, bool upper=False, *, Tensor(a!) out) -> Tensor(a!)
|cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor
|cholesky_solve.out(Tensor self, Tensor input2, bool upper=False, *, Tensor(a!) out) -> Tensor(a!)
m|choose_qparams_optimized(Tensor input, int numel, int n_bins, float ratio, int bit_width) -> (Tensor, Tensor)
m|chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]
cp|clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor
cp|clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor
p|clamp.Tensor_out(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor(a!) out) -> Tensor(a!)
p|clamp.out(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor(a!) out) -> Tensor(a!)
p|clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)
p|clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)
p|clamp_max(Tensor self, Scalar max) -> Tensor
p|clamp_max.Tensor(Tensor self, Tensor max) -> Tensor
p|clamp_max.Tensor_out(Tensor self, Tensor max, *, Tensor(a!) out) -> Tensor(a!)
p|clamp_max.out(Tensor self, Scalar max, *, Tensor(a!) out) -> Tensor(a!)
p|clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)
p|clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)
p|clamp_min(Tensor self, Scalar min) -> Tensor
p|clamp_min.Tensor(Tensor self, Tensor min) -> Tensor
p|clamp_min.Tensor_out(Tensor self, Tensor min, *, Tensor(a!) out) -> Tensor(a!)
p|clamp_min.out(Tensor self, Scalar min, *, Tensor(a!) out) -> Tensor(a!)
p|clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)
p|clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)
pm|clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor
pm|clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor
m|clip.Tensor_out(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor(a!) out) -> Tensor(a!)
pm|clip.out(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor(a!) out) -> Tensor(a!)
pm|clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)
pm|clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)
cp|clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor
|clone.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
c|col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor
|col2im.out(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride, *, Tensor(a!) out) -> Tensor(a!)
m|column_stack(Tensor[] tensors) -> Tensor
m|column_stack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
m|combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor
|complex(Tensor real, Tensor imag) -> Tensor
|complex.out(Tensor real, Tensor imag, *, Tensor(a!) out) -> Tensor(a!)
m|concat(Tensor[] tensors, int dim=0) -> Tensor
m|concat.names(Tensor[] tensors, str dim) -> Tensor
m|concat.names_out(Tensor[] tensors, str dim, *, Tensor(a!) out) -> Tensor(a!)
m|concat.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!)
m|concatenate(Tensor[] tensors, int dim=0) -> Tensor
m|concatenate.names(Tensor[] tensors, str dim) -> Tensor
m|concatenate.names_out(Tensor[] tensors, str dim, *, Tensor(a!) out) -> Tensor(a!)
m|concatenate.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!)
m|conj(Tensor(a) self) -> Tensor(a)
pm|conj_physical(Tensor self) -> Tensor
p|conj_physical.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|conj_physical_(Tensor(a!) self) -> Tensor(a!)
c|constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor
|constant_pad_nd.out(Tensor self, SymInt[] pad, Scalar value=0, *, Tensor(a!) out) -> Tensor(a!)
m|contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)
m|conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor
m|conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor
m|conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor
m|conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor
m|conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor
m|conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor
m|conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor
m|conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor
m|conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor
c|convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor
|convolution.out(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, *, Tensor(a!) out) -> Tensor(a!)
c|convolution_backward(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
|convolution_backward.out(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
c|copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor
|copy.out(Tensor self, Tensor src, bool non_blocking=False, *, Tensor(a!) out) -> Tensor(a!)
|copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)
p|copysign.Scalar(Tensor self, Scalar other) -> Tensor
p|copysign.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|copysign.Tensor(Tensor self, Tensor other) -> Tensor
p|copysign.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|corrcoef(Tensor self) -> Tensor
cp|cos(Tensor self) -> Tensor
p|cos.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|cos_(Tensor(a!) self) -> Tensor(a!)
cp|cosh(Tensor self) -> Tensor
p|cosh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|cosh_(Tensor(a!) self) -> Tensor(a!)
m|cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor
m|cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor
r|count_nonzero(Tensor self, int? dim=None) -> Tensor
r|count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor
|count_nonzero.dim_IntList_out(Tensor self, int[] dim, *, Tensor(a!) out) -> Tensor(a!)
|count_nonzero.out(Tensor self, int? dim=None, *, Tensor(a!) out) -> Tensor(a!)
m|cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor
m|cross(Tensor self, Tensor other, int? dim=None) -> Tensor
m|cross.out(Tensor self, Tensor other, int? dim=None, *, Tensor(a!) out) -> Tensor(a!)
m|cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor
m|ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor
m|ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor
|cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, Tensor, Tensor)
|cudnn_batch_norm_backward.out(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|cudnn_convolution(Tensor self, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor
|cudnn_convolution.out(Tensor self, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32, *, Tensor(a!) out) -> Tensor(a!)
|cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)
m|cummax.dimname(Tensor self, str dim) -> (Tensor values, Tensor indices)
m|cummax.dimname_out(Tensor self, str dim, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|cummax.out(Tensor self, int dim, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
m|cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) -> Tensor
|cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)
m|cummin.dimname(Tensor self, str dim) -> (Tensor values, Tensor indices)
m|cummin.dimname_out(Tensor self, str dim, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|cummin.out(Tensor self, int dim, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
m|cumprod.dimname(Tensor self, str dim, *, ScalarType? dtype=None) -> Tensor
m|cumprod.dimname_out(Tensor self, str dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|cumprod.out(Tensor self, int dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)
m|cumprod_.dimname(Tensor(a!) self, str dim, *, ScalarType? dtype=None) -> Tensor(a!)
c|cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
m|cumsum.dimname(Tensor self, str dim, *, ScalarType? dtype=None) -> Tensor
m|cumsum.dimname_out(Tensor self, str dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|cumsum.out(Tensor self, int dim, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)
m|cumsum_.dimname(Tensor(a!) self, str dim, *, ScalarType? dtype=None) -> Tensor(a!)
m|cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor
m|cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor
p|deg2rad(Tensor self) -> Tensor
p|deg2rad.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|deg2rad_(Tensor(a!) self) -> Tensor(a!)
|dequantize.self(Tensor self) -> Tensor
|dequantize.self_out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|dequantize.tensors(Tensor[] tensors) -> Tensor[]
|dequantize.tensors_out(Tensor[] tensors, *, Tensor(a!)[] out) -> ()
|detach(Tensor(a) self) -> Tensor(a)
i|detach_(Tensor(a!) self) -> Tensor(a!)
m|diag(Tensor self, int diagonal=0) -> Tensor
m|diag.out(Tensor self, int diagonal=0, *, Tensor(a!) out) -> Tensor(a!)
|diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor
|diag_embed.out(Tensor self, int offset=0, int dim1=-2, int dim2=-1, *, Tensor(a!) out) -> Tensor(a!)
m|diagflat(Tensor self, int offset=0) -> Tensor
c|diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)
m|diagonal.Dimname(Tensor(a) self, *, str outdim, str dim1, str dim2, int offset=0) -> Tensor(a)
|diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2) -> Tensor
|diagonal_backward.out(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2, *, Tensor(a!) out) -> Tensor(a!)
|diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor
|diagonal_copy.out(Tensor self, int offset=0, int dim1=0, int dim2=1, *, Tensor(a!) out) -> Tensor(a!)
|diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor
|diagonal_scatter.out(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1, *, Tensor(a!) out) -> Tensor(a!)
m|diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor
m|diff.out(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None, *, Tensor(a!) out) -> Tensor(a!)
p|digamma(Tensor self) -> Tensor
p|digamma.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|digamma_(Tensor(a!) self) -> Tensor(a!)
|dist(Tensor self, Tensor other, Scalar p=2) -> Tensor
|dist.out(Tensor self, Tensor other, Scalar p=2, *, Tensor(a!) out) -> Tensor(a!)
cp|div.Scalar(Tensor self, Scalar other) -> Tensor
cp|div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor
|div.Scalar_mode_out(Tensor self, Scalar other, *, str? rounding_mode, Tensor(a!) out) -> Tensor(a!)
|div.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|div.Tensor(Tensor self, Tensor other) -> Tensor
cp|div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor
p|div.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|div.out_mode(Tensor self, Tensor other, *, str? rounding_mode, Tensor(a!) out) -> Tensor(a!)
p|div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)
p|div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)
m|divide.Scalar(Tensor self, Scalar other) -> Tensor
m|divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor
m|divide.Tensor(Tensor self, Tensor other) -> Tensor
m|divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor
m|divide.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|divide.out_mode(Tensor self, Tensor other, *, str? rounding_mode, Tensor(a!) out) -> Tensor(a!)
m|divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)
m|divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)
|dot(Tensor self, Tensor tensor) -> Tensor
|dot.out(Tensor self, Tensor tensor, *, Tensor(a!) out) -> Tensor(a!)
m|dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
m|dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
m|dstack(Tensor[] tensors) -> Tensor
m|dstack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
m|einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor
cp|elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor
|elu.out(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1, *, Tensor(a!) out) -> Tensor(a!)
|elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)
|elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor
|elu_backward.grad_input(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result, *, Tensor(a!) grad_input) -> Tensor(a!)
c|embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor
|embedding.out(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False, *, Tensor(a!) out) -> Tensor(a!)
m|embedding_backward(Tensor grad, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq, bool sparse) -> Tensor
m|embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)
m|embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)
c|embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq) -> Tensor
|embedding_dense_backward.out(Tensor grad_output, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq, *, Tensor(a!) out) -> Tensor(a!)
|embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor
|embedding_renorm.out(Tensor self, Tensor indices, float max_norm, float norm_type, *, Tensor(a!) out) -> Tensor(a!)
|embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)
c|empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|empty.names(int[] size, *, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|empty.names_out(int[] size, *, str[]? names, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
m|empty.out(SymInt[] size, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
|empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|empty_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
|empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|empty_permuted.out(SymInt[] size, int[] physical_layout, *, Tensor(a!) out) -> Tensor(a!)
|empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|empty_quantized.out(int[] size, Tensor qtensor, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
c|empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|empty_strided.out(SymInt[] size, SymInt[] stride, *, Tensor(a!) out) -> Tensor(a!)
cp|eq.Scalar(Tensor self, Scalar other) -> Tensor
p|eq.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|eq.Tensor(Tensor self, Tensor other) -> Tensor
p|eq.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
dp|equal(Tensor self, Tensor other) -> bool
cp|erf(Tensor self) -> Tensor
p|erf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|erf_(Tensor(a!) self) -> Tensor(a!)
p|erfc(Tensor self) -> Tensor
p|erfc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|erfc_(Tensor(a!) self) -> Tensor(a!)
p|erfinv(Tensor self) -> Tensor
p|erfinv.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|erfinv_(Tensor(a!) self) -> Tensor(a!)
cp|exp(Tensor self) -> Tensor
p|exp.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|exp2(Tensor self) -> Tensor
p|exp2.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|exp2_(Tensor(a!) self) -> Tensor(a!)
p|exp_(Tensor(a!) self) -> Tensor(a!)
c|expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)
m|expand_as(Tensor(a) self, Tensor other) -> Tensor(a)
|expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor
|expand_copy.out(Tensor self, SymInt[] size, *, bool implicit=False, Tensor(a!) out) -> Tensor(a!)
cp|expm1(Tensor self) -> Tensor
p|expm1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|expm1_(Tensor(a!) self) -> Tensor(a!)
s|exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor
s|exponential.out(Tensor self, float lambd=1., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)
|eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|eye.m_out(SymInt n, SymInt m, *, Tensor(a!) out) -> Tensor(a!)
|eye.out(SymInt n, *, Tensor(a!) out) -> Tensor(a!)
m|fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor
|fake_quantize_per_channel_affine_cachemask(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> (Tensor output, Tensor mask)
|fake_quantize_per_channel_affine_cachemask.out(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
sm|feature_dropout(Tensor input, float p, bool train) -> Tensor
sm|feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)
m|fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
m|fft_fft.out(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
m|fft_fft2.out(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
m|fft_fftn.out(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor
m|fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
m|fft_hfft.out(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
m|fft_hfft2.out(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
m|fft_hfftn.out(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
m|fft_ifft.out(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
m|fft_ifft2.out(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
m|fft_ifftn.out(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor
m|fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
m|fft_ihfft.out(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
m|fft_ihfft2.out(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
m|fft_ihfftn.out(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
m|fft_irfft.out(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
m|fft_irfft2.out(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
m|fft_irfftn.out(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor
m|fft_rfft.out(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor
m|fft_rfft2.out(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
m|fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor
m|fft_rfftn.out(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor(a!) out) -> Tensor(a!)
c|fill.Scalar(Tensor self, Scalar value) -> Tensor
|fill.Scalar_out(Tensor self, Scalar value, *, Tensor(a!) out) -> Tensor(a!)
|fill.Tensor(Tensor self, Tensor value) -> Tensor
|fill.Tensor_out(Tensor self, Tensor value, *, Tensor(a!) out) -> Tensor(a!)
|fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)
|fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)
m|fix(Tensor self) -> Tensor
m|fix.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|fix_(Tensor(a!) self) -> Tensor(a!)
m|flatten.DimnameList(Tensor(a) self, str[] dims, str out_dim) -> Tensor(a)
m|flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)
m|flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)
m|flatten.using_names(Tensor(a) self, str start_dim, str end_dim, str out_dim) -> Tensor(a)
c|flip(Tensor self, int[] dims) -> Tensor
|flip.out(Tensor self, int[] dims, *, Tensor(a!) out) -> Tensor(a!)
m|fliplr(Tensor self) -> Tensor
m|flipud(Tensor self) -> Tensor
pm|float_power.Scalar(Scalar self, Tensor exponent) -> Tensor
pm|float_power.Scalar_out(Scalar self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!)
pm|float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor
pm|float_power.Tensor_Scalar_out(Tensor self, Scalar exponent, *, Tensor(a!) out) -> Tensor(a!)
pm|float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor
pm|float_power.Tensor_Tensor_out(Tensor self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!)
pm|float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)
pm|float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)
cp|floor(Tensor self) -> Tensor
p|floor.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|floor_(Tensor(a!) self) -> Tensor(a!)
|floor_divide(Tensor self, Tensor other) -> Tensor
|floor_divide.Scalar(Tensor self, Scalar other) -> Tensor
|floor_divide.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
|floor_divide.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|fmax(Tensor self, Tensor other) -> Tensor
p|fmax.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|fmin(Tensor self, Tensor other) -> Tensor
p|fmin.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
cp|fmod.Scalar(Tensor self, Scalar other) -> Tensor
p|fmod.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|fmod.Tensor(Tensor self, Tensor other) -> Tensor
p|fmod.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|frac(Tensor self) -> Tensor
p|frac.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|frac_(Tensor(a!) self) -> Tensor(a!)
|fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)
|fractional_max_pool2d.output(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples, *, Tensor(a!) output, Tensor(b!) indices) -> (Tensor(a!), Tensor(b!))
|fractional_max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] output_size, Tensor indices) -> Tensor
|fractional_max_pool2d_backward.grad_input(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] output_size, Tensor indices, *, Tensor(a!) grad_input) -> Tensor(a!)
p|frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)
p|frexp.Tensor_out(Tensor self, *, Tensor(a!) mantissa, Tensor(b!) exponent) -> (Tensor(a!) mantissa, Tensor(b!) exponent)
c|full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|full.names(int[] size, Scalar fill_value, *, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|full.names_out(int[] size, Scalar fill_value, *, str[]? names, Tensor(a!) out) -> Tensor(a!)
|full.out(SymInt[] size, Scalar fill_value, *, Tensor(a!) out) -> Tensor(a!)
c|full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|full_like.out(Tensor self, Scalar fill_value, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
c|gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor
m|gather.dimname(Tensor self, str dim, Tensor index, *, bool sparse_grad=False) -> Tensor
m|gather.dimname_out(Tensor self, str dim, Tensor index, *, bool sparse_grad=False, Tensor(a!) out) -> Tensor(a!)
|gather.out(Tensor self, int dim, Tensor index, *, bool sparse_grad=False, Tensor(a!) out) -> Tensor(a!)
m|gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool sparse_grad) -> Tensor
p|gcd(Tensor self, Tensor other) -> Tensor
p|gcd.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|ge.Scalar(Tensor self, Scalar other) -> Tensor
p|ge.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|ge.Tensor(Tensor self, Tensor other) -> Tensor
p|ge.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|gelu(Tensor self, *, str approximate="none") -> Tensor
|gelu.out(Tensor self, *, str approximate="none", Tensor(a!) out) -> Tensor(a!)
|gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)
p|gelu_backward(Tensor grad_output, Tensor self, *, str approximate="none") -> Tensor
|gelu_backward.grad_input(Tensor grad_output, Tensor self, *, str approximate="none", Tensor(a!) grad_input) -> Tensor(a!)
s|geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor
s|geometric.out(Tensor self, float p, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)
|geqrf(Tensor self) -> (Tensor a, Tensor tau)
|geqrf.a(Tensor self, *, Tensor(a!) a, Tensor(b!) tau) -> (Tensor(a!) a, Tensor(b!) tau)
m|ger(Tensor self, Tensor vec2) -> Tensor
m|ger.out(Tensor self, Tensor vec2, *, Tensor(a!) out) -> Tensor(a!)
|glu(Tensor self, int dim=-1) -> Tensor
|glu.out(Tensor self, int dim=-1, *, Tensor(a!) out) -> Tensor(a!)
|glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor
|glu_backward.grad_input(Tensor grad_output, Tensor self, int dim, *, Tensor(a!) grad_input) -> Tensor(a!)
m|gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]
m|gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]
m|gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]
m|gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]
m|gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]
m|gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]
m|gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]
m|greater.Scalar(Tensor self, Scalar other) -> Tensor
m|greater.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
m|greater.Tensor(Tensor self, Tensor other) -> Tensor
m|greater.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|greater_equal.Scalar(Tensor self, Scalar other) -> Tensor
m|greater_equal.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
m|greater_equal.Tensor(Tensor self, Tensor other) -> Tensor
m|greater_equal.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
c|grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor
|grid_sampler_2d.out(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, *, Tensor(a!) out) -> Tensor(a!)
|grid_sampler_2d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)
|grid_sampler_2d_backward.out(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
|grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor
|grid_sampler_3d.out(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, *, Tensor(a!) out) -> Tensor(a!)
|grid_sampler_3d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)
|grid_sampler_3d_backward.out(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
m|group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor
cp|gt.Scalar(Tensor self, Scalar other) -> Tensor
p|gt.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|gt.Tensor(Tensor self, Tensor other) -> Tensor
p|gt.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor
|hardshrink.out(Tensor self, Scalar lambd=0.5, *, Tensor(a!) out) -> Tensor(a!)
|hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor
|hardshrink_backward.grad_input(Tensor grad_out, Tensor self, Scalar lambd, *, Tensor(a!) grad_input) -> Tensor(a!)
p|hardsigmoid(Tensor self) -> Tensor
|hardsigmoid.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|hardsigmoid_(Tensor(a!) self) -> Tensor(a!)
|hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor
|hardsigmoid_backward.grad_input(Tensor grad_output, Tensor self, *, Tensor(a!) grad_input) -> Tensor(a!)
|hardswish(Tensor self) -> Tensor
|hardswish.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|hardswish_(Tensor(a!) self) -> Tensor(a!)
|hardswish_backward(Tensor grad_output, Tensor self) -> Tensor
|hardswish_backward.out(Tensor grad_output, Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cp|hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor
|hardtanh.out(Tensor self, Scalar min_val=-1, Scalar max_val=1, *, Tensor(a!) out) -> Tensor(a!)
|hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)
|hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor
|hardtanh_backward.grad_input(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val, *, Tensor(a!) grad_input) -> Tensor(a!)
p|heaviside(Tensor self, Tensor values) -> Tensor
p|heaviside.out(Tensor self, Tensor values, *, Tensor(a!) out) -> Tensor(a!)
|heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)
m|hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor
|histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor
|histc.out(Tensor self, int bins=100, Scalar min=0, Scalar max=0, *, Tensor(a!) out) -> Tensor(a!)
|histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)
|histogram.bin_ct_out(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False, Tensor(a!) hist, Tensor(b!) bin_edges) -> (Tensor(a!) hist, Tensor(b!) bin_edges)
|histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)
|histogram.bins_tensor_out(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False, Tensor(a!) hist, Tensor(b!) bin_edges) -> (Tensor(a!) hist, Tensor(b!) bin_edges)
m|histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
m|histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
m|histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)
m|hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
m|hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
m|hstack(Tensor[] tensors) -> Tensor
m|hstack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
|huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor
|huber_loss.out(Tensor self, Tensor target, int reduction=1, float delta=1., *, Tensor(a!) out) -> Tensor(a!)
|huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor
|huber_loss_backward.out(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta, *, Tensor(a!) grad_input) -> Tensor(a!)
p|hypot(Tensor self, Tensor other) -> Tensor
p|hypot.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|i0(Tensor self) -> Tensor
p|i0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|i0_(Tensor(a!) self) -> Tensor(a!)
p|igamma(Tensor self, Tensor other) -> Tensor
p|igamma.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|igammac(Tensor self, Tensor other) -> Tensor
p|igammac.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)
|im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor
|im2col.out(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride, *, Tensor(a!) out) -> Tensor(a!)
m|imag(Tensor(a) self) -> Tensor(a)
cy|index.Tensor(Tensor self, Tensor?[] indices) -> Tensor
|index.Tensor_out(Tensor self, Tensor?[] indices, *, Tensor(a!) out) -> Tensor(a!)
|index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor
m|index_add.dimname(Tensor self, str dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor
|index_add.out(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
|index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)
|index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor
m|index_copy.dimname(Tensor self, str dim, Tensor index, Tensor source) -> Tensor
|index_copy.out(Tensor self, int dim, Tensor index, Tensor source, *, Tensor(a!) out) -> Tensor(a!)
|index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)
m|index_copy_.dimname(Tensor(a!) self, str dim, Tensor index, Tensor source) -> Tensor(a!)
m|index_fill.Dimname_Scalar(Tensor self, str dim, Tensor index, Scalar value) -> Tensor
m|index_fill.Dimname_Tensor(Tensor self, str dim, Tensor index, Tensor value) -> Tensor
|index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor
|index_fill.int_Scalar_out(Tensor self, int dim, Tensor index, Scalar value, *, Tensor(a!) out) -> Tensor(a!)
|index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor
|index_fill.int_Tensor_out(Tensor self, int dim, Tensor index, Tensor value, *, Tensor(a!) out) -> Tensor(a!)
m|index_fill_.Dimname_Scalar(Tensor(a!) self, str dim, Tensor index, Scalar value) -> Tensor(a!)
m|index_fill_.Dimname_Tensor(Tensor(a!) self, str dim, Tensor index, Tensor value) -> Tensor(a!)
|index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)
|index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)
c|index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor
|index_put.out(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False, *, Tensor(a!) out) -> Tensor(a!)
|index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)
|index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor
|index_reduce.out(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True, Tensor(a!) out) -> Tensor(a!)
|index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)
c|index_select(Tensor self, int dim, Tensor index) -> Tensor
m|index_select.dimname(Tensor self, str dim, Tensor index) -> Tensor
m|index_select.dimname_out(Tensor self, str dim, Tensor index, *, Tensor(a!) out) -> Tensor(a!)
|index_select.out(Tensor self, int dim, Tensor index, *, Tensor(a!) out) -> Tensor(a!)
m|index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor index) -> Tensor
m|inner(Tensor self, Tensor other) -> Tensor
m|inner.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor
m|is_nonzero(Tensor self) -> bool
m|isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor
pm|isfinite(Tensor self) -> Tensor
|isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor
|isin.Scalar_Tensor_out(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor(a!) out) -> Tensor(a!)
|isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor
|isin.Tensor_Scalar_out(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False, Tensor(a!) out) -> Tensor(a!)
|isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor
|isin.Tensor_Tensor_out(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor(a!) out) -> Tensor(a!)
cp|isinf(Tensor self) -> Tensor
|isinf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cp|isnan(Tensor self) -> Tensor
|isnan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|isneginf(Tensor self) -> Tensor
p|isneginf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|isposinf(Tensor self) -> Tensor
p|isposinf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|isreal(Tensor self) -> Tensor
dm|item(Tensor self) -> Scalar
m|kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor
m|kron(Tensor self, Tensor other) -> Tensor
m|kron.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)
m|kthvalue.dimname(Tensor self, SymInt k, str dim, bool keepdim=False) -> (Tensor values, Tensor indices)
m|kthvalue.dimname_out(Tensor self, SymInt k, str dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|kthvalue.values(Tensor self, SymInt k, int dim=-1, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
m|l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
m|layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor
p|lcm(Tensor self, Tensor other) -> Tensor
p|lcm.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|ldexp.Tensor(Tensor self, Tensor other) -> Tensor
p|ldexp.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|le.Scalar(Tensor self, Scalar other) -> Tensor
p|le.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|le.Tensor(Tensor self, Tensor other) -> Tensor
p|le.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
c|leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor
|leaky_relu.out(Tensor self, Scalar negative_slope=0.01, *, Tensor(a!) out) -> Tensor(a!)
|leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)
|leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result) -> Tensor
|leaky_relu_backward.grad_input(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result, *, Tensor(a!) grad_input) -> Tensor(a!)
p|lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor
p|lerp.Scalar_out(Tensor self, Tensor end, Scalar weight, *, Tensor(a!) out) -> Tensor(a!)
p|lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor
p|lerp.Tensor_out(Tensor self, Tensor end, Tensor weight, *, Tensor(a!) out) -> Tensor(a!)
p|lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)
p|lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)
m|less.Scalar(Tensor self, Scalar other) -> Tensor
m|less.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
m|less.Tensor(Tensor self, Tensor other) -> Tensor
m|less.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|less_equal.Scalar(Tensor self, Scalar other) -> Tensor
m|less_equal.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
m|less_equal.Tensor(Tensor self, Tensor other) -> Tensor
m|less_equal.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|lgamma(Tensor self) -> Tensor
p|lgamma.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|lgamma_(Tensor(a!) self) -> Tensor(a!)
|lift(Tensor self) -> Tensor
|lift.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|lift_fresh(Tensor(a) self) -> Tensor(a)
|lift_fresh_copy(Tensor self) -> Tensor
|lift_fresh_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor
m|linalg_cholesky.out(Tensor self, *, bool upper=False, Tensor(a!) out) -> Tensor(a!)
|linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)
|linalg_cholesky_ex.L(Tensor self, *, bool upper=False, bool check_errors=False, Tensor(a!) L, Tensor(b!) info) -> (Tensor(a!) L, Tensor(b!) info)
m|linalg_cond(Tensor self, Scalar? p=None) -> Tensor
m|linalg_cond.out(Tensor self, Scalar? p=None, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_cond.p_str(Tensor self, str p) -> Tensor
m|linalg_cond.p_str_out(Tensor self, str p, *, Tensor(a!) out) -> Tensor(a!)
|linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor
|linalg_cross.out(Tensor self, Tensor other, *, int dim=-1, Tensor(a!) out) -> Tensor(a!)
m|linalg_det(Tensor A) -> Tensor
m|linalg_det.out(Tensor A, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)
|linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)
|linalg_eig.out(Tensor self, *, Tensor(a!) eigenvalues, Tensor(b!) eigenvectors) -> (Tensor(a!) eigenvalues, Tensor(b!) eigenvectors)
m|linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)
m|linalg_eigh.eigvals(Tensor self, str UPLO="L", *, Tensor(a!) eigvals, Tensor(b!) eigvecs) -> (Tensor(a!) eigenvalues, Tensor(b!) eigenvectors)
m|linalg_eigvals(Tensor self) -> Tensor
|linalg_eigvals.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor
m|linalg_eigvalsh.out(Tensor self, str UPLO="L", *, Tensor(a!) out) -> Tensor(a!)
|linalg_householder_product(Tensor input, Tensor tau) -> Tensor
|linalg_householder_product.out(Tensor input, Tensor tau, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_inv(Tensor A) -> Tensor
m|linalg_inv.out(Tensor A, *, Tensor(a!) out) -> Tensor(a!)
|linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)
|linalg_inv_ex.inverse(Tensor A, *, bool check_errors=False, Tensor(a!) inverse, Tensor(b!) info) -> (Tensor(a!) inverse, Tensor(b!) info)
m|linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)
m|linalg_ldl_factor.out(Tensor self, *, bool hermitian=False, Tensor(a!) LD, Tensor(b!) pivots) -> (Tensor(a!) LD, Tensor(b!) pivots)
|linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)
|linalg_ldl_factor_ex.out(Tensor self, *, bool hermitian=False, bool check_errors=False, Tensor(a!) LD, Tensor(b!) pivots, Tensor(c!) info) -> (Tensor(a!) LD, Tensor(b!) pivots, Tensor(c!) info)
|linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor
|linalg_ldl_solve.out(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False, Tensor(a!) out) -> Tensor(a!)
y|linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)
y|linalg_lstsq.out(Tensor self, Tensor b, float? rcond=None, *, str? driver=None, Tensor(a!) solution, Tensor(b!) residuals, Tensor(c!) rank, Tensor(d!) singular_values) -> (Tensor(a!) solution, Tensor(b!) residuals, Tensor(c!) rank, Tensor(d!) singular_values)
|linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)
|linalg_lu.out(Tensor A, *, bool pivot=True, Tensor(a!) P, Tensor(b!) L, Tensor(c!) U) -> (Tensor(a!) P, Tensor(b!) L, Tensor(c!) U)
m|linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)
m|linalg_lu_factor.out(Tensor A, *, bool pivot=True, Tensor(a!) LU, Tensor(b!) pivots) -> (Tensor(a!) LU, Tensor(b!) pivots)
|linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)
|linalg_lu_factor_ex.out(Tensor A, *, bool pivot=True, bool check_errors=False, Tensor(a!) LU, Tensor(b!) pivots, Tensor(c!) info) -> (Tensor(a!) LU, Tensor(b!) pivots, Tensor(c!) info)
|linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor
|linalg_lu_solve.out(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False, Tensor(a!) out) -> Tensor(a!)
|linalg_matrix_exp(Tensor self) -> Tensor
|linalg_matrix_exp.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
m|linalg_matrix_norm.out(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
m|linalg_matrix_norm.str_ord_out(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_power(Tensor self, int n) -> Tensor
m|linalg_matrix_power.out(Tensor self, int n, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor
m|linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor
m|linalg_matrix_rank.atol_rtol_float_out(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor
m|linalg_matrix_rank.atol_rtol_tensor_out(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_rank.out(Tensor self, float tol, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_rank.out_tol_tensor(Tensor input, Tensor tol, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor
m|linalg_multi_dot(Tensor[] tensors) -> Tensor
m|linalg_multi_dot.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
m|linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
m|linalg_norm.ord_str_out(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|linalg_norm.out(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor
m|linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor
m|linalg_pinv.atol_rtol_float_out(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!)
|linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor
|linalg_pinv.atol_rtol_tensor_out(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False, Tensor(a!) out) -> Tensor(a!)
m|linalg_pinv.out(Tensor self, float rcond, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_pinv.out_rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor
|linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)
|linalg_qr.out(Tensor A, str mode="reduced", *, Tensor(a!) Q, Tensor(b!) R) -> (Tensor(a!) Q, Tensor(b!) R)
m|linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)
m|linalg_slogdet.out(Tensor A, *, Tensor(a!) sign, Tensor(b!) logabsdet) -> (Tensor(a!) sign, Tensor(b!) logabsdet)
m|linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor
m|linalg_solve.out(Tensor A, Tensor B, *, bool left=True, Tensor(a!) out) -> Tensor(a!)
m|linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)
m|linalg_solve_ex.out(Tensor A, Tensor B, *, bool left=True, bool check_errors=False, Tensor(a!) result, Tensor(b!) info) -> (Tensor(a!) result, Tensor(b!) info)
|linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor
|linalg_solve_triangular.out(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False, Tensor(a!) out) -> Tensor(a!)
m|linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)
m|linalg_svd.U(Tensor A, bool full_matrices=True, *, str? driver=None, Tensor(a!) U, Tensor(b!) S, Tensor(c!) Vh) -> (Tensor(a!) U, Tensor(b!) S, Tensor(c!) Vh)
m|linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor
m|linalg_svdvals.out(Tensor A, *, str? driver=None, Tensor(a!) out) -> Tensor(a!)
m|linalg_tensorinv(Tensor self, int ind=2) -> Tensor
m|linalg_tensorinv.out(Tensor self, int ind=2, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor
m|linalg_tensorsolve.out(Tensor self, Tensor other, int[]? dims=None, *, Tensor(a!) out) -> Tensor(a!)
m|linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor
m|linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor
m|linalg_vecdot.out(Tensor x, Tensor y, *, int dim=-1, Tensor(a!) out) -> Tensor(a!)
r|linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
r|linalg_vector_norm.out(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor
|linear.out(Tensor input, Tensor weight, Tensor? bias=None, *, Tensor(a!) out) -> Tensor(a!)
|linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
|linear_backward.out(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|linspace.Scalar_Tensor_out(Scalar start, Tensor end, int steps, *, Tensor(a!) out) -> Tensor(a!)
|linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|linspace.Tensor_Scalar_out(Tensor start, Scalar end, int steps, *, Tensor(a!) out) -> Tensor(a!)
|linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|linspace.Tensor_Tensor_out(Tensor start, Tensor end, int steps, *, Tensor(a!) out) -> Tensor(a!)
|linspace.out(Scalar start, Scalar end, int steps, *, Tensor(a!) out) -> Tensor(a!)
cp|log(Tensor self) -> Tensor
p|log.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cp|log10(Tensor self) -> Tensor
p|log10.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|log10_(Tensor(a!) self) -> Tensor(a!)
cp|log1p(Tensor self) -> Tensor
p|log1p.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|log1p_(Tensor(a!) self) -> Tensor(a!)
cp|log2(Tensor self) -> Tensor
p|log2.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|log2_(Tensor(a!) self) -> Tensor(a!)
p|log_(Tensor(a!) self) -> Tensor(a!)
s|log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor
s|log_normal.out(Tensor self, float mean=1., float std=2., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)
m|log_sigmoid(Tensor self) -> Tensor
m|log_sigmoid.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor
|log_sigmoid_backward.grad_input(Tensor grad_output, Tensor self, Tensor buffer, *, Tensor(a!) grad_input) -> Tensor(a!)
|log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)
|log_sigmoid_forward.output(Tensor self, *, Tensor(a!) output, Tensor(b!) buffer) -> (Tensor(a!), Tensor(b!))
m|log_softmax.Dimname(Tensor self, str dim, *, ScalarType? dtype=None) -> Tensor
m|log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
|log_softmax.int_out(Tensor self, int dim, ScalarType? dtype=None, *, Tensor(a!) out) -> Tensor(a!)
p|logaddexp(Tensor self, Tensor other) -> Tensor
p|logaddexp.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|logaddexp2(Tensor self, Tensor other) -> Tensor
p|logaddexp2.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|logcumsumexp(Tensor self, int dim) -> Tensor
m|logcumsumexp.dimname(Tensor self, str dim) -> Tensor
m|logcumsumexp.dimname_out(Tensor self, str dim, *, Tensor(a!) out) -> Tensor(a!)
|logcumsumexp.out(Tensor self, int dim, *, Tensor(a!) out) -> Tensor(a!)
m|logdet(Tensor self) -> Tensor
cp|logical_and(Tensor self, Tensor other) -> Tensor
p|logical_and.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|logical_not(Tensor self) -> Tensor
p|logical_not.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|logical_not_(Tensor(a!) self) -> Tensor(a!)
cp|logical_or(Tensor self, Tensor other) -> Tensor
p|logical_or.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|logical_xor(Tensor self, Tensor other) -> Tensor
p|logical_xor.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)
p|logit(Tensor self, float? eps=None) -> Tensor
p|logit.out(Tensor self, float? eps=None, *, Tensor(a!) out) -> Tensor(a!)
p|logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)
p|logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> Tensor
p|logit_backward.grad_input(Tensor grad_output, Tensor self, float? eps=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|logspace.Scalar_Tensor_out(Scalar start, Tensor end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
|logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|logspace.Tensor_Scalar_out(Tensor start, Scalar end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
|logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|logspace.Tensor_Tensor_out(Tensor start, Tensor end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
|logspace.out(Scalar start, Scalar end, int steps, float base=10., *, Tensor(a!) out) -> Tensor(a!)
r|logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
rm|logsumexp.names(Tensor self, str[1] dim, bool keepdim=False) -> Tensor
rm|logsumexp.names_out(Tensor self, str[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
r|logsumexp.out(Tensor self, int[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
sm|lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)
sm|lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)
cp|lt.Scalar(Tensor self, Scalar other) -> Tensor
p|lt.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|lt.Tensor(Tensor self, Tensor other) -> Tensor
p|lt.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor
m|lu_solve.out(Tensor self, Tensor LU_data, Tensor LU_pivots, *, Tensor(a!) out) -> Tensor(a!)
|lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)
|lu_unpack.out(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True, *, Tensor(a!) P, Tensor(b!) L, Tensor(c!) U) -> (Tensor(a!) P, Tensor(b!) L, Tensor(c!) U)
m|mH(Tensor(a) self) -> Tensor(a)
m|mT(Tensor(a) self) -> Tensor(a)
m|margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor
p|masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor
|masked_fill.Scalar_out(Tensor self, Tensor mask, Scalar value, *, Tensor(a!) out) -> Tensor(a!)
|masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor
|masked_fill.Tensor_out(Tensor self, Tensor mask, Tensor value, *, Tensor(a!) out) -> Tensor(a!)
|masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)
|masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)
c|masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor
|masked_scatter.out(Tensor self, Tensor mask, Tensor source, *, Tensor(a!) out) -> Tensor(a!)
|masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)
|masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) -> Tensor
y|masked_select(Tensor self, Tensor mask) -> Tensor
y|masked_select.out(Tensor self, Tensor mask, *, Tensor(a!) out) -> Tensor(a!)
m|matmul(Tensor self, Tensor other) -> Tensor
m|matmul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|matrix_H(Tensor(a) self) -> Tensor(a)
m|matrix_exp(Tensor self) -> Tensor
r|max(Tensor self) -> Tensor
cr|max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
r|max.dim_max(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) max, Tensor(b!) max_values) -> (Tensor(a!) values, Tensor(b!) indices)
rm|max.names_dim(Tensor self, str dim, bool keepdim=False) -> (Tensor values, Tensor indices)
rm|max.names_dim_max(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) max, Tensor(b!) max_values) -> (Tensor(a!) values, Tensor(b!) indices)
pm|max.other(Tensor self, Tensor other) -> Tensor
pm|max.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
r|max.unary_out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor
m|max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)
m|max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor
|max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor
|max_pool2d_backward.out(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False, *, Tensor(a!) out) -> Tensor(a!)
c|max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)
|max_pool2d_with_indices.out(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False, *, Tensor(a!) out, Tensor(b!) indices) -> (Tensor(a!), Tensor(b!))
c|max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool ceil_mode, Tensor indices) -> Tensor
|max_pool2d_with_indices_backward.grad_input(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool ceil_mode, Tensor indices, *, Tensor(a!) grad_input) -> Tensor(a!)
m|max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor
c|max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)
|max_pool3d_with_indices.out(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False, *, Tensor(a!) out, Tensor(b!) indices) -> (Tensor(a!), Tensor(b!))
|max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool ceil_mode, Tensor indices) -> Tensor
|max_pool3d_with_indices_backward.grad_input(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool ceil_mode, Tensor indices, *, Tensor(a!) grad_input) -> Tensor(a!)
|max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor
|max_unpool2d.out(Tensor self, Tensor indices, SymInt[2] output_size, *, Tensor(a!) out) -> Tensor(a!)
|max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor
|max_unpool3d.out(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding, *, Tensor(a!) out) -> Tensor(a!)
cp|maximum(Tensor self, Tensor other) -> Tensor
p|maximum.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
cr|mean(Tensor self, *, ScalarType? dtype=None) -> Tensor
cr|mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
r|mean.dtype_out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
rm|mean.names_dim(Tensor self, str[1] dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
rm|mean.names_out(Tensor self, str[1] dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
r|mean.out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|median(Tensor self) -> Tensor
|median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
|median.dim_values(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
m|median.names_dim(Tensor self, str dim, bool keepdim=False) -> (Tensor values, Tensor indices)
m|median.names_dim_values(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|median.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|meshgrid(Tensor[] tensors) -> Tensor[]
m|meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]
r|min(Tensor self) -> Tensor
cr|min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
r|min.dim_min(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) min, Tensor(b!) min_indices) -> (Tensor(a!) values, Tensor(b!) indices)
rm|min.names_dim(Tensor self, str dim, bool keepdim=False) -> (Tensor values, Tensor indices)
rm|min.names_dim_min(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) min, Tensor(b!) min_indices) -> (Tensor(a!) values, Tensor(b!) indices)
pm|min.other(Tensor self, Tensor other) -> Tensor
pm|min.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
r|min.unary_out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cp|minimum(Tensor self, Tensor other) -> Tensor
p|minimum.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|miopen_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon) -> (Tensor, Tensor, Tensor)
|miopen_batch_norm_backward.out(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
p|mish(Tensor self) -> Tensor
|mish.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|mish_(Tensor(a!) self) -> Tensor(a!)
m|mish_backward(Tensor grad_output, Tensor self) -> Tensor
c|mm(Tensor self, Tensor mat2) -> Tensor
|mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor
|mm.dtype_out(Tensor self, Tensor mat2, ScalarType out_dtype, *, Tensor(a!) out) -> Tensor(a!)
|mm.out(Tensor self, Tensor mat2, *, Tensor(a!) out) -> Tensor(a!)
|mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)
m|mode.dimname(Tensor self, str dim, bool keepdim=False) -> (Tensor values, Tensor indices)
m|mode.dimname_out(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|mode.values(Tensor self, int dim=-1, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
m|moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)
m|moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)
m|movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)
m|movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)
|mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
|mse_loss.out(Tensor self, Tensor target, int reduction=1, *, Tensor(a!) out) -> Tensor(a!)
|mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor
|mse_loss_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, int reduction, *, Tensor(a!) grad_input) -> Tensor(a!)
m|msort(Tensor self) -> Tensor
m|msort.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
cp|mul.Scalar(Tensor self, Scalar other) -> Tensor
|mul.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|mul.Tensor(Tensor self, Tensor other) -> Tensor
p|mul.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
|multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor
|multi_margin_loss.out(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1, *, Tensor(a!) out) -> Tensor(a!)
|multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor
|multi_margin_loss_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1, *, Tensor(a!) grad_input) -> Tensor(a!)
m|multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
m|multilabel_margin_loss.out(Tensor self, Tensor target, int reduction=1, *, Tensor(a!) out) -> Tensor(a!)
|multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor
|multilabel_margin_loss_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target, *, Tensor(a!) grad_input) -> Tensor(a!)
|multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)
|multilabel_margin_loss_forward.output(Tensor self, Tensor target, int reduction, *, Tensor(a!) output, Tensor(b!) is_target) -> (Tensor(a!), Tensor(b!))
s|multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor
s|multinomial.out(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
m|multiply.Scalar(Tensor self, Scalar other) -> Tensor
m|multiply.Tensor(Tensor self, Tensor other) -> Tensor
m|multiply.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
|mv(Tensor self, Tensor vec) -> Tensor
|mv.out(Tensor self, Tensor vec, *, Tensor(a!) out) -> Tensor(a!)
p|mvlgamma(Tensor self, int p) -> Tensor
p|mvlgamma.out(Tensor self, int p, *, Tensor(a!) out) -> Tensor(a!)
p|mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)
p|nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor
p|nan_to_num.out(Tensor self, float? nan=None, float? posinf=None, float? neginf=None, *, Tensor(a!) out) -> Tensor(a!)
p|nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)
m|nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
m|nanmean.out(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|nanmedian(Tensor self) -> Tensor
|nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
|nanmedian.dim_values(Tensor self, int dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
m|nanmedian.names_dim(Tensor self, str dim, bool keepdim=False) -> (Tensor values, Tensor indices)
m|nanmedian.names_dim_values(Tensor self, str dim, bool keepdim=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|nanmedian.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
m|nanquantile.out(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!)
m|nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
m|nanquantile.scalar_out(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!)
r|nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
r|nansum.out(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)
m|narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)
|narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor
|narrow_copy.out(Tensor self, int dim, SymInt start, SymInt length, *, Tensor(a!) out) -> Tensor(a!)
|native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)
|native_batch_norm.out(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, *, Tensor(a!) out, Tensor(b!) save_mean, Tensor(c!) save_invstd) -> (Tensor(a!), Tensor(b!), Tensor(c!))
|native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_invstd, bool train, float eps, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
|native_batch_norm_backward.out(Tensor grad_out, Tensor input, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_invstd, bool train, float eps, bool[3] output_mask, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
cs|native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)
s|native_dropout.out(Tensor input, float p, bool? train, *, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
p|native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor
|native_dropout_backward.out(Tensor grad_output, Tensor mask, float scale, *, Tensor(a!) out) -> Tensor(a!)
c|native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)
|native_group_norm.out(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
c|native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
|native_group_norm_backward.out(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
c|native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)
|native_layer_norm.out(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
c|native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)
|native_layer_norm_backward.out(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
cp|ne.Scalar(Tensor self, Scalar other) -> Tensor
p|ne.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|ne.Tensor(Tensor self, Tensor other) -> Tensor
p|ne.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
|ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|neg(Tensor self) -> Tensor
p|neg.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|neg_(Tensor(a!) self) -> Tensor(a!)
m|negative(Tensor self) -> Tensor
m|negative.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|negative_(Tensor(a!) self) -> Tensor(a!)
|new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|new_empty.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
|new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|new_empty_strided.out(Tensor self, SymInt[] size, SymInt[] stride, *, Tensor(a!) out) -> Tensor(a!)
|new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|new_full.out(Tensor self, SymInt[] size, Scalar fill_value, *, Tensor(a!) out) -> Tensor(a!)
|new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|new_ones.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
|new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|new_zeros.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
p|nextafter(Tensor self, Tensor other) -> Tensor
p|nextafter.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
m|nll_loss.out(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, *, Tensor(a!) out) -> Tensor(a!)
m|nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
m|nll_loss2d.out(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, *, Tensor(a!) out) -> Tensor(a!)
|nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor
|nll_loss2d_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight, *, Tensor(a!) grad_input) -> Tensor(a!)
|nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)
|nll_loss2d_forward.output(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, *, Tensor(a!) output, Tensor(b!) total_weight) -> (Tensor(a!), Tensor(b!))
|nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor
|nll_loss_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight, *, Tensor(a!) grad_input) -> Tensor(a!)
|nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)
|nll_loss_forward.output(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, *, Tensor(a!) output, Tensor(b!) total_weight) -> (Tensor(a!), Tensor(b!))
m|nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor
cy|nonzero(Tensor self) -> Tensor
y|nonzero.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|nonzero_numpy(Tensor self) -> Tensor[]
|nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor
|nonzero_static.out(Tensor self, *, SymInt size, int fill_value=-1, Tensor(a!) out) -> Tensor(a!)
r|norm.Scalar(Tensor self, Scalar p=2) -> Tensor
r|norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor
r|norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor
r|norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor
|norm.ScalarOpt_dtype_out(Tensor self, Scalar? p, *, ScalarType dtype, Tensor(a!) out) -> Tensor(a!)
|norm.Scalar_out(Tensor self, Scalar p=2, *, Tensor(a!) out) -> Tensor(a!)
r|norm.dtype_out(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype, Tensor(a!) out) -> Tensor(a!)
rm|norm.names_ScalarOpt_dim(Tensor self, Scalar? p, str[1] dim, bool keepdim=False) -> Tensor
rm|norm.names_ScalarOpt_dim_dtype(Tensor self, Scalar? p, str[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor
rm|norm.names_dtype_out(Tensor self, Scalar? p, str[1] dim, bool keepdim, *, ScalarType dtype, Tensor(a!) out) -> Tensor(a!)
rm|norm.names_out(Tensor self, Scalar? p, str[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
r|norm.out(Tensor self, Scalar? p, int[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
s|normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor
s|normal.Tensor_Tensor_out(Tensor mean, Tensor std, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor
s|normal.Tensor_float_out(Tensor mean, float std=1., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor
s|normal.float_Tensor_out(float mean, Tensor std, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|normal.float_float_out(float mean, float std, SymInt[] size, *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|normal.out(Tensor self, float mean=0., float std=1., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)
m|not_equal.Scalar(Tensor self, Scalar other) -> Tensor
m|not_equal.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
m|not_equal.Tensor(Tensor self, Tensor other) -> Tensor
m|not_equal.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
m|numpy_T(Tensor(a) self) -> Tensor(a)
ym|one_hot(Tensor self, int num_classes=-1) -> Tensor
|ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|ones.names(int[] size, *, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|ones.names_out(int[] size, *, str[]? names, Tensor(a!) out) -> Tensor(a!)
|ones.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
|ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|ones_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
|ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor
|ormqr.out(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False, *, Tensor(a!) out) -> Tensor(a!)
m|outer(Tensor self, Tensor vec2) -> Tensor
m|outer.out(Tensor self, Tensor vec2, *, Tensor(a!) out) -> Tensor(a!)
m|pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor
m|pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor
m|pdist(Tensor self, float p=2.) -> Tensor
c|permute(Tensor(a) self, int[] dims) -> Tensor(a)
|permute_copy(Tensor self, int[] dims) -> Tensor
|permute_copy.out(Tensor self, int[] dims, *, Tensor(a!) out) -> Tensor(a!)
m|pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor
|pixel_shuffle(Tensor self, int upscale_factor) -> Tensor
|pixel_shuffle.out(Tensor self, int upscale_factor, *, Tensor(a!) out) -> Tensor(a!)
|pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor
|pixel_unshuffle.out(Tensor self, int downscale_factor, *, Tensor(a!) out) -> Tensor(a!)
s|poisson(Tensor self, Generator? generator=None) -> Tensor
s|poisson.out(Tensor self, Generator? generator=None, *, Tensor(a!) out) -> Tensor(a!)
m|poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor
|polar(Tensor abs, Tensor angle) -> Tensor
|polar.out(Tensor abs, Tensor angle, *, Tensor(a!) out) -> Tensor(a!)
p|polygamma(int n, Tensor self) -> Tensor
p|polygamma.out(int n, Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|polygamma_(Tensor(a!) self, int n) -> Tensor(a!)
pm|positive(Tensor(a) self) -> Tensor(a)
cp|pow.Scalar(Scalar self, Tensor exponent) -> Tensor
p|pow.Scalar_out(Scalar self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!)
cp|pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor
p|pow.Tensor_Scalar_out(Tensor self, Scalar exponent, *, Tensor(a!) out) -> Tensor(a!)
cp|pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor
p|pow.Tensor_Tensor_out(Tensor self, Tensor exponent, *, Tensor(a!) out) -> Tensor(a!)
p|pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)
p|pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)
m|prelu(Tensor self, Tensor weight) -> Tensor
cr|prod(Tensor self, *, ScalarType? dtype=None) -> Tensor
rm|prod.Dimname_out(Tensor self, str dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
rm|prod.dim_Dimname(Tensor self, str dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
cr|prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
r|prod.int_out(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|prod.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
|put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor
|put.out(Tensor self, Tensor index, Tensor source, bool accumulate=False, *, Tensor(a!) out) -> Tensor(a!)
|put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)
m|qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)
m|qr.Q(Tensor self, bool some=True, *, Tensor(a!) Q, Tensor(b!) R) -> (Tensor(a!) Q, Tensor(b!) R)
m|quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
m|quantile.out(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!)
m|quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor
m|quantile.scalar_out(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear", Tensor(a!) out) -> Tensor(a!)
p|rad2deg(Tensor self) -> Tensor
p|rad2deg.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|rad2deg_(Tensor(a!) self) -> Tensor(a!)
cs|rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
sm|rand.generator_out(SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
s|rand.generator_with_names(SymInt[] size, *, Generator? generator, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|rand.generator_with_names_out(SymInt[] size, *, Generator? generator, str[]? names, Tensor(a!) out) -> Tensor(a!)
s|rand.names(SymInt[] size, *, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|rand.names_out(SymInt[] size, *, str[]? names, Tensor(a!) out) -> Tensor(a!)
s|rand.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
s|rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|rand_like.generator_out(Tensor self, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|rand_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randint.generator_out(SymInt high, SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
s|randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randint.low_generator_out(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
s|randint.low_out(SymInt low, SymInt high, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
s|randint.out(SymInt high, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
s|randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randint_like.Tensor_generator_out(Tensor self, Tensor high, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randint_like.Tensor_out(Tensor self, Tensor high, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randint_like.generator_out(Tensor self, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randint_like.low_dtype_out(Tensor self, SymInt low, SymInt high, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randint_like.low_generator_dtype_out(Tensor self, SymInt low, SymInt high, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randint_like.out(Tensor self, SymInt high, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
cs|randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
sm|randn.generator_out(SymInt[] size, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
s|randn.generator_with_names(SymInt[] size, *, Generator? generator, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randn.generator_with_names_out(SymInt[] size, *, Generator? generator, str[]? names, Tensor(a!) out) -> Tensor(a!)
s|randn.names(SymInt[] size, *, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randn.names_out(SymInt[] size, *, str[]? names, Tensor(a!) out) -> Tensor(a!)
sm|randn.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
s|randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
s|randn_like.generator_out(Tensor self, *, Generator? generator, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
s|randn_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
cs|randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
s|randperm.generator_out(SymInt n, *, Generator? generator, Tensor(a!) out) -> Tensor(a!)
s|randperm.out(SymInt n, *, Tensor(a!) out) -> Tensor(a!)
|range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|range.out(Scalar start, Scalar end, Scalar step=1, *, Tensor(a!) out) -> Tensor(a!)
|range.out_(Scalar start, Scalar end, *, Tensor(a!) out) -> Tensor(a!)
|range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
m|ravel(Tensor(a) self) -> Tensor(a)
m|real(Tensor(a) self) -> Tensor(a)
cp|reciprocal(Tensor self) -> Tensor
p|reciprocal.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|reciprocal_(Tensor(a!) self) -> Tensor(a!)
c|reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor
|reflection_pad1d.out(Tensor self, SymInt[2] padding, *, Tensor(a!) out) -> Tensor(a!)
|reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor
|reflection_pad1d_backward.grad_input(Tensor grad_output, Tensor self, SymInt[2] padding, *, Tensor(a!) grad_input) -> Tensor(a!)
c|reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor
|reflection_pad2d.out(Tensor self, SymInt[4] padding, *, Tensor(a!) out) -> Tensor(a!)
|reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor
|reflection_pad2d_backward.grad_input(Tensor grad_output, Tensor self, SymInt[4] padding, *, Tensor(a!) grad_input) -> Tensor(a!)
c|reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor
|reflection_pad3d.out(Tensor self, SymInt[6] padding, *, Tensor(a!) out) -> Tensor(a!)
|reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor
|reflection_pad3d_backward.grad_input(Tensor grad_output, Tensor self, SymInt[6] padding, *, Tensor(a!) grad_input) -> Tensor(a!)
cp|relu(Tensor self) -> Tensor
|relu.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
pm|relu6(Tensor self) -> Tensor
m|relu6_(Tensor(a!) self) -> Tensor(a!)
p|relu_(Tensor(a!) self) -> Tensor(a!)
cp|remainder.Scalar(Tensor self, Scalar other) -> Tensor
p|remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor
|remainder.Scalar_Tensor_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|remainder.Scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
cp|remainder.Tensor(Tensor self, Tensor other) -> Tensor
p|remainder.Tensor_out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
|renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor
|renorm.out(Tensor self, Scalar p, int dim, Scalar maxnorm, *, Tensor(a!) out) -> Tensor(a!)
|renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)
c|repeat(Tensor self, SymInt[] repeats) -> Tensor
|repeat.out(Tensor self, SymInt[] repeats, *, Tensor(a!) out) -> Tensor(a!)
y|repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor
|repeat_interleave.Tensor_out(Tensor repeats, *, SymInt? output_size=None, Tensor(a!) out) -> Tensor(a!)
m|repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor
m|repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor
|replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor
|replication_pad1d.out(Tensor self, SymInt[2] padding, *, Tensor(a!) out) -> Tensor(a!)
|replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor
|replication_pad1d_backward.grad_input(Tensor grad_output, Tensor self, SymInt[2] padding, *, Tensor(a!) grad_input) -> Tensor(a!)
c|replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor
|replication_pad2d.out(Tensor self, SymInt[4] padding, *, Tensor(a!) out) -> Tensor(a!)
|replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor
|replication_pad2d_backward.grad_input(Tensor grad_output, Tensor self, SymInt[4] padding, *, Tensor(a!) grad_input) -> Tensor(a!)
c|replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor
|replication_pad3d.out(Tensor self, SymInt[6] padding, *, Tensor(a!) out) -> Tensor(a!)
|replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor
|replication_pad3d_backward.grad_input(Tensor grad_output, Tensor self, SymInt[6] padding, *, Tensor(a!) grad_input) -> Tensor(a!)
m|reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)
m|reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)
|resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor
|resize.out(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
ci|resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)
|resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor
|resize_as.out(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
i|resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)
m|resolve_conj(Tensor(a) self) -> Tensor(a)
m|resolve_neg(Tensor(a) self) -> Tensor(a)
m|rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor
sm|rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)
sm|rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)
|roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor
|roll.out(Tensor self, SymInt[1] shifts, int[1] dims=[], *, Tensor(a!) out) -> Tensor(a!)
|rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor
|rot90.out(Tensor self, int k=1, int[] dims=[0, 1], *, Tensor(a!) out) -> Tensor(a!)
cp|round(Tensor self) -> Tensor
p|round.decimals(Tensor self, *, int decimals) -> Tensor
p|round.decimals_out(Tensor self, *, int decimals, Tensor(a!) out) -> Tensor(a!)
p|round.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|round_(Tensor(a!) self) -> Tensor(a!)
p|round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)
m|row_stack(Tensor[] tensors) -> Tensor
m|row_stack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
|rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result) -> Tensor
|rrelu_with_noise_backward.out(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result, *, Tensor(a!) out) -> Tensor(a!)
s|rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> (Tensor, Tensor noise_out)
cp|rsqrt(Tensor self) -> Tensor
p|rsqrt.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|rsqrt_(Tensor(a!) self) -> Tensor(a!)
p|rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
|rsub.Scalar_out(Tensor self, Scalar other, Scalar alpha=1, *, Tensor(a!) out) -> Tensor(a!)
|rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
|rsub.Tensor_out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
c|scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|scalar_tensor.out(Scalar s, *, Tensor(a!) out) -> Tensor(a!)
sm|scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor
m|scatter.dimname_src(Tensor self, str dim, Tensor index, Tensor src) -> Tensor
m|scatter.dimname_value(Tensor self, str dim, Tensor index, Scalar value) -> Tensor
|scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor
|scatter.reduce_out(Tensor self, int dim, Tensor index, Tensor src, *, str reduce, Tensor(a!) out) -> Tensor(a!)
c|scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor
|scatter.src_out(Tensor self, int dim, Tensor index, Tensor src, *, Tensor(a!) out) -> Tensor(a!)
c|scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor
|scatter.value_out(Tensor self, int dim, Tensor index, Scalar value, *, Tensor(a!) out) -> Tensor(a!)
|scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor
|scatter.value_reduce_out(Tensor self, int dim, Tensor index, Scalar value, *, str reduce, Tensor(a!) out) -> Tensor(a!)
|scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)
|scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)
|scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)
|scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)
c|scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor
m|scatter_add.dimname(Tensor self, str dim, Tensor index, Tensor src) -> Tensor
|scatter_add.out(Tensor self, int dim, Tensor index, Tensor src, *, Tensor(a!) out) -> Tensor(a!)
|scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)
c|scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor
|scatter_reduce.two_out(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True, Tensor(a!) out) -> Tensor(a!)
|scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)
|searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor
|searchsorted.Scalar_out(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None, Tensor(a!) out) -> Tensor(a!)
|searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor
|searchsorted.Tensor_out(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None, Tensor(a!) out) -> Tensor(a!)
|segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor
|segment_reduce.out(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None, Tensor(a!) out) -> Tensor(a!)
m|select.Dimname(Tensor(a) self, str dim, int index) -> Tensor(a)
c|select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)
|select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor
|select_backward.out(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index, *, Tensor(a!) out) -> Tensor(a!)
c|select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor
|select_scatter.out(Tensor self, Tensor src, int dim, SymInt index, *, Tensor(a!) out) -> Tensor(a!)
pm|selu(Tensor self) -> Tensor
m|selu_(Tensor(a!) self) -> Tensor(a!)
|set(Tensor self) -> Tensor
|set.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|set.source_Storage(Tensor self, Storage source) -> Tensor
|set.source_Storage_out(Tensor self, Storage source, *, Tensor(a!) out) -> Tensor(a!)
|set.source_Storage_storage_offset(Tensor self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor
|set.source_Storage_storage_offset_out(Tensor self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[], *, Tensor(a!) out) -> Tensor(a!)
|set.source_Tensor(Tensor self, Tensor source) -> Tensor
|set.source_Tensor_out(Tensor self, Tensor source, *, Tensor(a!) out) -> Tensor(a!)
i|set_(Tensor(a!) self) -> Tensor(a!)
i|set_.source_Storage(Tensor(a!) self, Storage source) -> Tensor(a!)
i|set_.source_Storage_storage_offset(Tensor(a!) self, Storage source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)
i|set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)
im|set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)
p|sgn(Tensor self) -> Tensor
p|sgn.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sgn_(Tensor(a!) self) -> Tensor(a!)
cp|sigmoid(Tensor self) -> Tensor
p|sigmoid.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sigmoid_(Tensor(a!) self) -> Tensor(a!)
p|sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor
p|sigmoid_backward.grad_input(Tensor grad_output, Tensor output, *, Tensor(a!) grad_input) -> Tensor(a!)
cp|sign(Tensor self) -> Tensor
p|sign.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sign_(Tensor(a!) self) -> Tensor(a!)
p|signbit(Tensor self) -> Tensor
p|signbit.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|silu(Tensor self) -> Tensor
p|silu.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|silu_(Tensor(a!) self) -> Tensor(a!)
pm|silu_backward(Tensor grad_output, Tensor self) -> Tensor
p|silu_backward.grad_input(Tensor grad_output, Tensor self, *, Tensor(a!) grad_input) -> Tensor(a!)
cp|sin(Tensor self) -> Tensor
p|sin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sin_(Tensor(a!) self) -> Tensor(a!)
p|sinc(Tensor self) -> Tensor
p|sinc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sinc_(Tensor(a!) self) -> Tensor(a!)
cp|sinh(Tensor self) -> Tensor
p|sinh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sinh_(Tensor(a!) self) -> Tensor(a!)
c|slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)
|slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor
|slice_backward.out(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step, *, Tensor(a!) out) -> Tensor(a!)
c|slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor
|slice_scatter.out(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1, *, Tensor(a!) out) -> Tensor(a!)
|smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor
|smooth_l1_loss.out(Tensor self, Tensor target, int reduction=1, float beta=1., *, Tensor(a!) out) -> Tensor(a!)
|smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor
|smooth_l1_loss_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta, *, Tensor(a!) grad_input) -> Tensor(a!)
|soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor
|soft_margin_loss.out(Tensor self, Tensor target, int reduction=1, *, Tensor(a!) out) -> Tensor(a!)
|soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor
|soft_margin_loss_backward.grad_input(Tensor grad_output, Tensor self, Tensor target, int reduction, *, Tensor(a!) grad_input) -> Tensor(a!)
m|softmax.Dimname(Tensor self, str dim, *, ScalarType? dtype=None) -> Tensor
m|softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor
|softmax.int_out(Tensor self, int dim, ScalarType? dtype=None, *, Tensor(a!) out) -> Tensor(a!)
p|softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor
|softplus.out(Tensor self, Scalar beta=1, Scalar threshold=20, *, Tensor(a!) out) -> Tensor(a!)
|softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor
|softplus_backward.grad_input(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold, *, Tensor(a!) grad_input) -> Tensor(a!)
p|softshrink(Tensor self, Scalar lambd=0.5) -> Tensor
|softshrink.out(Tensor self, Scalar lambd=0.5, *, Tensor(a!) out) -> Tensor(a!)
|softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor
|softshrink_backward.grad_input(Tensor grad_output, Tensor self, Scalar lambd, *, Tensor(a!) grad_input) -> Tensor(a!)
c|sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)
m|sort.dimname(Tensor self, str dim, bool descending=False) -> (Tensor values, Tensor indices)
m|sort.dimname_stable(Tensor self, *, bool? stable, str dim, bool descending=False) -> (Tensor values, Tensor indices)
m|sort.dimname_values(Tensor self, str dim, bool descending=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
m|sort.dimname_values_stable(Tensor self, *, bool? stable, str dim, bool descending=False, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)
|sort.values(Tensor self, int dim=-1, bool descending=False, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|sort.values_stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor
|sparse_sampled_addmm.out(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
p|special_airy_ai(Tensor x) -> Tensor
p|special_airy_ai.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!)
p|special_bessel_j0(Tensor self) -> Tensor
p|special_bessel_j0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_bessel_j1(Tensor self) -> Tensor
p|special_bessel_j1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_bessel_y0(Tensor self) -> Tensor
p|special_bessel_y0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_bessel_y1(Tensor self) -> Tensor
p|special_bessel_y1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_chebyshev_polynomial_t.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_t.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_t.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_chebyshev_polynomial_u.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_u.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_u.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_chebyshev_polynomial_v.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_v.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_v.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_chebyshev_polynomial_w.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_w.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_chebyshev_polynomial_w.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
m|special_digamma(Tensor self) -> Tensor
m|special_digamma.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_entr(Tensor self) -> Tensor
p|special_entr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_erf(Tensor self) -> Tensor
m|special_erf.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_erfc(Tensor self) -> Tensor
m|special_erfc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_erfcx(Tensor self) -> Tensor
p|special_erfcx.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_erfinv(Tensor self) -> Tensor
m|special_erfinv.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_exp2(Tensor self) -> Tensor
m|special_exp2.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_expit(Tensor self) -> Tensor
m|special_expit.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_gammainc(Tensor self, Tensor other) -> Tensor
m|special_gammainc.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|special_gammaincc(Tensor self, Tensor other) -> Tensor
m|special_gammaincc.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|special_gammaln(Tensor self) -> Tensor
m|special_gammaln.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor
p|special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_hermite_polynomial_h.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_hermite_polynomial_h.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_hermite_polynomial_h.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor
p|special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_hermite_polynomial_he.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_hermite_polynomial_he.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_hermite_polynomial_he.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_i0e(Tensor self) -> Tensor
p|special_i0e.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_i1(Tensor self) -> Tensor
p|special_i1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_i1e(Tensor self) -> Tensor
p|special_i1e.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor
p|special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_laguerre_polynomial_l.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_laguerre_polynomial_l.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_laguerre_polynomial_l.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor
p|special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_legendre_polynomial_p.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_legendre_polynomial_p.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_legendre_polynomial_p.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
m|special_log1p(Tensor self) -> Tensor
m|special_log1p.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_log_ndtr(Tensor self) -> Tensor
p|special_log_ndtr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor
m|special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor
m|special_logsumexp.out(Tensor self, int[1] dim, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
p|special_modified_bessel_i0(Tensor self) -> Tensor
p|special_modified_bessel_i0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_modified_bessel_i1(Tensor self) -> Tensor
p|special_modified_bessel_i1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_modified_bessel_k0(Tensor self) -> Tensor
p|special_modified_bessel_k0.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_modified_bessel_k1(Tensor self) -> Tensor
p|special_modified_bessel_k1.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_multigammaln(Tensor self, int p) -> Tensor
m|special_multigammaln.out(Tensor self, int p, *, Tensor(a!) out) -> Tensor(a!)
m|special_ndtr(Tensor self) -> Tensor
m|special_ndtr.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_ndtri(Tensor self) -> Tensor
p|special_ndtri.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_polygamma(int n, Tensor self) -> Tensor
m|special_polygamma.out(int n, Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|special_round(Tensor self, *, int decimals=0) -> Tensor
m|special_round.out(Tensor self, *, int decimals=0, Tensor(a!) out) -> Tensor(a!)
p|special_scaled_modified_bessel_k0(Tensor x) -> Tensor
p|special_scaled_modified_bessel_k0.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!)
p|special_scaled_modified_bessel_k1(Tensor x) -> Tensor
p|special_scaled_modified_bessel_k1.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_shifted_chebyshev_polynomial_t.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_t.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_t.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_shifted_chebyshev_polynomial_u.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_u.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_u.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_shifted_chebyshev_polynomial_v.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_v.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_v.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor
p|special_shifted_chebyshev_polynomial_w.n_scalar_out(Tensor x, Scalar n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_w.out(Tensor x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
p|special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor
p|special_shifted_chebyshev_polynomial_w.x_scalar_out(Scalar x, Tensor n, *, Tensor(a!) out) -> Tensor(a!)
m|special_sinc(Tensor self) -> Tensor
m|special_sinc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|special_spherical_bessel_j0(Tensor x) -> Tensor
p|special_spherical_bessel_j0.out(Tensor x, *, Tensor(a!) out) -> Tensor(a!)
p|special_xlog1py(Tensor self, Tensor other) -> Tensor
p|special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor
p|special_xlog1py.other_scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|special_xlog1py.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor
p|special_xlog1py.self_scalar_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|special_zeta(Tensor self, Tensor other) -> Tensor
p|special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor
p|special_zeta.other_scalar_out(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|special_zeta.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor
p|special_zeta.self_scalar_out(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
|split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]
m|split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]
c|split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]
|split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]
|split_with_sizes_copy.out(Tensor self, SymInt[] split_sizes, int dim=0, *, Tensor(a!)[] out) -> ()
cp|sqrt(Tensor self) -> Tensor
p|sqrt.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|sqrt_(Tensor(a!) self) -> Tensor(a!)
pm|square(Tensor self) -> Tensor
pm|square.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
pm|square_(Tensor(a!) self) -> Tensor(a!)
|squeeze(Tensor(a) self) -> Tensor(a)
c|squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)
m|squeeze.dimname(Tensor(a) self, str dim) -> Tensor(a)
c|squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)
i|squeeze_(Tensor(a!) self) -> Tensor(a!)
i|squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)
im|squeeze_.dimname(Tensor(a!) self, str dim) -> Tensor(a!)
i|squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)
|squeeze_copy(Tensor self) -> Tensor
|squeeze_copy.dim(Tensor self, int dim) -> Tensor
|squeeze_copy.dim_out(Tensor self, int dim, *, Tensor(a!) out) -> Tensor(a!)
|squeeze_copy.dims(Tensor self, int[] dim) -> Tensor
|squeeze_copy.dims_out(Tensor self, int[] dim, *, Tensor(a!) out) -> Tensor(a!)
|squeeze_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|stack(Tensor[] tensors, int dim=0) -> Tensor
|stack.out(Tensor[] tensors, int dim=0, *, Tensor(a!) out) -> Tensor(a!)
rm|std(Tensor self, bool unbiased=True) -> Tensor
r|std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor
rm|std.correction_names(Tensor self, str[1] dim, *, Scalar? correction=None, bool keepdim=False) -> Tensor
rm|std.correction_names_out(Tensor self, str[1] dim, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out) -> Tensor(a!)
r|std.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out) -> Tensor(a!)
rm|std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor
rm|std.names_dim(Tensor self, str[1] dim, bool unbiased=True, bool keepdim=False) -> Tensor
rm|std.names_out(Tensor self, str[1] dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
rm|std.out(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
rm|std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)
r|std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
rm|std_mean.correction_names(Tensor self, str[1] dim, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
|std_mean.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
rm|std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
rm|std_mean.names_dim(Tensor self, str[1] dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
m|stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
m|stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
cp|sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
|sub.Scalar_out(Tensor self, Scalar other, Scalar alpha=1, *, Tensor(a!) out) -> Tensor(a!)
cp|sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
p|sub.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
p|sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
p|sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
m|subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor
m|subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
m|subtract.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)
m|subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)
m|subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)
r|sum(Tensor self, *, ScalarType? dtype=None) -> Tensor
rm|sum.DimnameList_out(Tensor self, str[1] dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
r|sum.IntList_out(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
rm|sum.dim_DimnameList(Tensor self, str[1] dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
cr|sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor
|sum.out(Tensor self, *, ScalarType? dtype=None, Tensor(a!) out) -> Tensor(a!)
m|sum_to_size(Tensor self, SymInt[] size) -> Tensor
m|svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)
m|svd.U(Tensor self, bool some=True, bool compute_uv=True, *, Tensor(a!) U, Tensor(b!) S, Tensor(c!) V) -> (Tensor(a!) U, Tensor(b!) S, Tensor(c!) V)
m|swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)
im|swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)
m|swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)
im|swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)
cm|sym_storage_offset(Tensor self) -> SymInt
cm|sym_stride.int(Tensor self, int dim) -> SymInt
|t(Tensor(a) self) -> Tensor(a)
i|t_(Tensor(a!) self) -> Tensor(a!)
|t_copy(Tensor self) -> Tensor
|t_copy.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|take(Tensor self, Tensor index) -> Tensor
|take.out(Tensor self, Tensor index, *, Tensor(a!) out) -> Tensor(a!)
m|take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor
m|take_along_dim.out(Tensor self, Tensor indices, int? dim=None, *, Tensor(a!) out) -> Tensor(a!)
cp|tan(Tensor self) -> Tensor
p|tan.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|tan_(Tensor(a!) self) -> Tensor(a!)
cp|tanh(Tensor self) -> Tensor
p|tanh.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|tanh_(Tensor(a!) self) -> Tensor(a!)
p|tanh_backward(Tensor grad_output, Tensor output) -> Tensor
p|tanh_backward.grad_input(Tensor grad_output, Tensor output, *, Tensor(a!) grad_input) -> Tensor(a!)
m|tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]
m|tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]
m|tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]
m|tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor
m|tensordot.out(Tensor self, Tensor other, int[] dims_self, int[] dims_other, *, Tensor(a!) out) -> Tensor(a!)
p|threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor
|threshold.out(Tensor self, Scalar threshold, Scalar value, *, Tensor(a!) out) -> Tensor(a!)
|threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)
p|threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor
|threshold_backward.grad_input(Tensor grad_output, Tensor self, Scalar threshold, *, Tensor(a!) grad_input) -> Tensor(a!)
m|tile(Tensor self, SymInt[] dims) -> Tensor
m|to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
m|to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
m|to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
m|to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)
c|topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)
|topk.values(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)
|trace(Tensor self) -> Tensor
|trace.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
m|transpose.Dimname(Tensor(a) self, str dim0, str dim1) -> Tensor(a)
|transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)
i|transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)
|transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor
|transpose_copy.int_out(Tensor self, int dim0, int dim1, *, Tensor(a!) out) -> Tensor(a!)
m|trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor
m|trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor
m|trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor
m|trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor
|triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)
|triangular_solve.X(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False, *, Tensor(a!) X, Tensor(b!) M) -> (Tensor(a!) solution, Tensor(b!) cloned_coefficient)
|tril(Tensor self, SymInt diagonal=0) -> Tensor
|tril.out(Tensor self, SymInt diagonal=0, *, Tensor(a!) out) -> Tensor(a!)
|tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)
|tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|tril_indices.out(int row, int col, int offset=0, *, Tensor(a!) out) -> Tensor(a!)
m|triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor
|triu(Tensor self, SymInt diagonal=0) -> Tensor
|triu.out(Tensor self, SymInt diagonal=0, *, Tensor(a!) out) -> Tensor(a!)
|triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)
|triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|triu_indices.out(int row, int col, int offset=0, *, Tensor(a!) out) -> Tensor(a!)
m|true_divide.Scalar(Tensor self, Scalar other) -> Tensor
pm|true_divide.Tensor(Tensor self, Tensor other) -> Tensor
m|true_divide.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
m|true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)
m|true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
cp|trunc(Tensor self) -> Tensor
p|trunc.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
p|trunc_(Tensor(a!) self) -> Tensor(a!)
m|type_as(Tensor self, Tensor other) -> Tensor
m|unbind.Dimname(Tensor(a -> *) self, str dim) -> Tensor(a)[]
|unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]
|unbind_copy.int(Tensor self, int dim=0) -> Tensor[]
|unbind_copy.int_out(Tensor self, int dim=0, *, Tensor(a!)[] out) -> ()
m|unflatten.Dimname(Tensor(a) self, str dim, SymInt[] sizes, str[] names) -> Tensor(a)
m|unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)
|unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)
|unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step) -> Tensor
|unfold_backward.out(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step, *, Tensor(a!) out) -> Tensor(a!)
|unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor
|unfold_copy.out(Tensor self, int dimension, int size, int step, *, Tensor(a!) out) -> Tensor(a!)
s|uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor
s|uniform.out(Tensor self, float from=0., float to=1., *, Generator? generator=None, Tensor(a!) out) -> Tensor(a!)
s|uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)
y|unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)
|unique_consecutive.out(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
y|unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)
|unique_dim.out(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))
m|unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]
|unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]
|unsafe_split.Tensor_out(Tensor self, SymInt split_size, int dim=0, *, Tensor(a!)[] out) -> ()
|unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]
|unsafe_split_with_sizes.out(Tensor self, SymInt[] split_sizes, int dim=0, *, Tensor(a!)[] out) -> ()
c|unsqueeze(Tensor(a) self, int dim) -> Tensor(a)
i|unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)
|unsqueeze_copy(Tensor self, int dim) -> Tensor
|unsqueeze_copy.out(Tensor self, int dim, *, Tensor(a!) out) -> Tensor(a!)
|upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_bicubic2d.out(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
|upsample_bicubic2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_bicubic2d_backward.grad_input(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_bilinear2d.out(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
cm|upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
|upsample_bilinear2d.vec_out(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors, *, Tensor(a!) out) -> Tensor(a!)
|upsample_bilinear2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_bilinear2d_backward.grad_input(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor
|upsample_linear1d.out(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None, *, Tensor(a!) out) -> Tensor(a!)
m|upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
|upsample_linear1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, bool align_corners, float? scales=None) -> Tensor
|upsample_linear1d_backward.grad_input(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, bool align_corners, float? scales=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor
|upsample_nearest1d.out(Tensor self, SymInt[1] output_size, float? scales=None, *, Tensor(a!) out) -> Tensor(a!)
m|upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
|upsample_nearest1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, float? scales=None) -> Tensor
|upsample_nearest1d_backward.grad_input(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, float? scales=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_nearest2d.out(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
cm|upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
|upsample_nearest2d.vec_out(Tensor input, SymInt[]? output_size, float[]? scale_factors, *, Tensor(a!) out) -> Tensor(a!)
|upsample_nearest2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_nearest2d_backward.grad_input(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_nearest3d.out(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor
|upsample_nearest3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_nearest3d_backward.grad_input(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
|upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_trilinear3d.out(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None, *, Tensor(a!) out) -> Tensor(a!)
m|upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor
|upsample_trilinear3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor
|upsample_trilinear3d_backward.grad_input(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None, *, Tensor(a!) grad_input) -> Tensor(a!)
m|value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor
rm|var(Tensor self, bool unbiased=True) -> Tensor
cr|var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor
rm|var.correction_names(Tensor self, str[1] dim, *, Scalar? correction=None, bool keepdim=False) -> Tensor
rm|var.correction_names_out(Tensor self, str[1] dim, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out) -> Tensor(a!)
r|var.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out) -> Tensor(a!)
crm|var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor
rm|var.names_dim(Tensor self, str[1] dim, bool unbiased=True, bool keepdim=False) -> Tensor
rm|var.names_out(Tensor self, str[1] dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
rm|var.out(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor(a!) out) -> Tensor(a!)
rm|var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)
r|var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
rm|var_mean.correction_names(Tensor self, str[1] dim, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)
|var_mean.correction_out(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor(a!) out0, Tensor(b!) out1) -> (Tensor(a!), Tensor(b!))
rm|var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
rm|var_mean.names_dim(Tensor self, str[1] dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)
|vdot(Tensor self, Tensor other) -> Tensor
|vdot.out(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
c|view(Tensor(a) self, SymInt[] size) -> Tensor(a)
|view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)
m|view_as(Tensor(a) self, Tensor other) -> Tensor(a)
|view_as_complex(Tensor(a) self) -> Tensor(a)
|view_as_real(Tensor(a) self) -> Tensor(a)
|view_copy(Tensor self, SymInt[] size) -> Tensor
|view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor
|view_copy.dtype_out(Tensor self, ScalarType dtype, *, Tensor(a!) out) -> Tensor(a!)
|view_copy.out(Tensor self, SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
m|vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]
m|vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]
m|vstack(Tensor[] tensors) -> Tensor
m|vstack.out(Tensor[] tensors, *, Tensor(a!) out) -> Tensor(a!)
m|where(Tensor condition) -> Tensor[]
m|where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor
m|where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor
m|where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor
cp|where.self(Tensor condition, Tensor self, Tensor other) -> Tensor
|where.self_out(Tensor condition, Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|xlogy.OutScalar_Other(Tensor self, Scalar other, *, Tensor(a!) out) -> Tensor(a!)
p|xlogy.OutScalar_Self(Scalar self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|xlogy.OutTensor(Tensor self, Tensor other, *, Tensor(a!) out) -> Tensor(a!)
p|xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor
p|xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor
p|xlogy.Tensor(Tensor self, Tensor other) -> Tensor
|xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)
p|xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)
|zero(Tensor self) -> Tensor
|zero.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
|zero_(Tensor(a!) self) -> Tensor(a!)
|zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|zeros.names(int[] size, *, str[]? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor
|zeros.names_out(int[] size, *, str[]? names, Tensor(a!) out) -> Tensor(a!)
|zeros.out(SymInt[] size, *, Tensor(a!) out) -> Tensor(a!)
|zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor
|zeros_like.out(Tensor self, *, MemoryFormat? memory_format=None, Tensor(a!) out) -> Tensor(a!)
`
