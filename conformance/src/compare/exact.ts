// Which operators must give exactly the expected values: those that only move data, change its sign, or choose among it.

/** Move data, change its sign, or round it to another dtype once: the sign of zero must be right too. */
const moving = new Set(
  `abs alias as_strided atleast_1d atleast_2d atleast_3d block_diag broadcast_tensors broadcast_to cartesian_prod cat
  channel_shuffle chunk clone column_stack combinations constant_pad_nd contiguous copy copysign detach diag diag_embed diagflat
  diagonal dsplit dstack embedding expand expand_as fill flatten flip fliplr flipud full full_like gather hsplit hstack
  index index_copy index_fill index_select masked_fill masked_scatter masked_select meshgrid movedim mT H T mH narrow neg
  new_full new_ones new_zeros ones ones_like pad permute pixel_shuffle pixel_unshuffle positive ravel repeat repeat_interleave
  reshape reshape_as resolve_conj resolve_neg roll rot90 select select_scatter diagonal_scatter slice slice_scatter split
  split_with_sizes squeeze stack swapaxes t take take_along_dim tensor_split tile to transpose tril triu unbind unfold unflatten
  unsafe_chunk unsafe_split unsafe_view unsqueeze view view_as vsplit vstack where zero zeros zeros_like __getitem__`.split(
    /\s+/,
  ),
)

/** Choose a value among their inputs, or round to an integer; the sign of a zero is not promised. */
const choosing = new Set(
  `amax amin aminmax argmax argmin argsort ceil clamp clamp_max clamp_min cummax cummin floor fmax fmin hardtanh heaviside kthvalue max
  maximum median min minimum mode msort nan_to_num nanmedian nextafter relu relu6 searchsorted sign sort sgn threshold topk trunc
  unique unique_consecutive max_pool1d max_pool2d max_pool3d max_pool2d_with_indices max_pool3d_with_indices
  upsample_nearest1d upsample_nearest2d upsample_nearest3d reflection_pad1d reflection_pad2d reflection_pad3d
  replication_pad1d replication_pad2d replication_pad3d`.split(/\s+/),
)

export type Exactness = 'bits' | 'values' | 'close'

/** How exactly an operator, by its base name, must agree. `_copy` variants of views are as exact as the views. */
export function exactness(base: string): Exactness {
  const name = base.replace(/_copy$/, '')
  if (moving.has(base) || moving.has(name)) return 'bits'
  return choosing.has(base) ? 'values' : 'close'
}
