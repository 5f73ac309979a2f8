// Golden cases that no backend is asked to pass: most cannot be, in a few the refusal is meant. Reviewed by hand; a test checks that each exists and differs as it says.

export interface KnownDifference {
  readonly corpus: string
  /** From 1. */
  readonly line: number
  readonly operator: string
  /** The case's digest (digest.ts): the same call elsewhere is known too, another call at this line is not. */
  readonly digest: string
  /** How its failure's text begins: the code, and what differs where. A failure of another kind is none of this list's. */
  readonly shows: string
  readonly reason: string
}

const unrecordedStorage =
  'the argument was a view of a larger storage, of which the corpus holds the elements of the view alone'
const overflowingQuotient =
  'one quotient, -8.4375 / 2^-126, overflows float32: the vector library that PyTorch uses gives NaN, the exact remainder is -0'
const overflowingExponential =
  'PyTorch rounds exp(-target input) to float16, where it overflows, and gives inf / inf = NaN; the exact gradient is a number'
const functionOfTests =
  'a helper of the tests of PyTorch (max_pool2d, then its gradient for ones); torch has no function with these arguments'
const randomDropout = 'dropout: which weights PyTorch zeroed is not recorded, and another generator zeroes others'
const emptyUnderMask =
  'PyTorch does not look at indices under a mask without elements; here they must lie within the tensor'
const truncatedNumber = 'PyTorch truncates the fraction that was meant for a tensor of integers; here it is refused'
const addendOfAddmv = 'PyTorch takes an addend of one element as it is: of another dtype, and beside an empty product'
const orderOfBool = 'PyTorch has no topk of bool; here false goes before true, as in its sort'

export const knownDifferences: readonly KnownDifference[] = [
  {
    corpus: 'torch-api.jsonl.gz',
    line: 355,
    operator: 'as_strided',
    digest: '4b8953272a19',
    shows: 'BAD_ARGUMENT: as_strided: ',
    reason: unrecordedStorage,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 358,
    operator: 'as_strided',
    digest: '7d40d7523254',
    shows: 'MISMATCH: out[0, 0]: 4 of 4 elements differ',
    reason: unrecordedStorage,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 360,
    operator: 'as_strided',
    digest: '70a6df37a577',
    shows: 'MISMATCH: out[0, 0]: 4 of 4 elements differ',
    reason: unrecordedStorage,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 361,
    operator: 'as_strided',
    digest: 'bb29d88d4754',
    shows: 'BAD_ARGUMENT: as_strided: ',
    reason: unrecordedStorage,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 363,
    operator: 'as_strided',
    digest: '779742996e82',
    shows: 'MISMATCH: out[0, 0]: 4 of 4 elements differ',
    reason: unrecordedStorage,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 364,
    operator: 'as_strided',
    digest: '5e3fdea8b580',
    shows: 'BAD_ARGUMENT: as_strided: ',
    reason: unrecordedStorage,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 1282,
    operator: 'fmod',
    digest: '933029880c5c',
    shows: 'MISMATCH: out[4, 1, 0]: 1 of 250 elements differ',
    reason: overflowingQuotient,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 3590,
    operator: 'remainder',
    digest: '50ac4447d4fb',
    shows: 'MISMATCH: out[4, 1, 0]: 1 of 250 elements differ',
    reason: overflowingQuotient,
  },
  {
    corpus: 'torch-aten.jsonl.gz',
    line: 1672,
    operator: 'aten::fmod.Tensor',
    digest: 'ac38cab89b80',
    shows: 'MISMATCH: out[4, 1, 0]: 1 of 250 elements differ',
    reason: overflowingQuotient,
  },
  {
    corpus: 'torch-aten.jsonl.gz',
    line: 3463,
    operator: 'aten::remainder.Tensor',
    digest: '14e9eeacf8ea',
    shows: 'MISMATCH: out[4, 1, 0]: 1 of 250 elements differ',
    reason: overflowingQuotient,
  },
  {
    corpus: 'torch-aten.jsonl.gz',
    line: 5314,
    operator: 'aten::soft_margin_loss_backward',
    digest: '0fe23e946046',
    shows: 'MISMATCH: out[0, 0, 2]: 39 of 125 elements differ',
    reason: overflowingExponential,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2302,
    operator: 'max_pool2d_with_indices_backward',
    digest: '9a2dbfc8f02f',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2303,
    operator: 'max_pool2d_with_indices_backward',
    digest: 'df9dd4c865f8',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2304,
    operator: 'max_pool2d_with_indices_backward',
    digest: 'ab4a20d7fb72',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2305,
    operator: 'max_pool2d_with_indices_backward',
    digest: '488a14747289',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2306,
    operator: 'max_pool2d_with_indices_backward',
    digest: 'fa128404415a',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2307,
    operator: 'max_pool2d_with_indices_backward',
    digest: '69adc4c7f89d',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2308,
    operator: 'max_pool2d_with_indices_backward',
    digest: 'a30ee5d758db',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2309,
    operator: 'max_pool2d_with_indices_backward',
    digest: 'de9626d73450',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2310,
    operator: 'max_pool2d_with_indices_backward',
    digest: '422bb7baba6e',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2311,
    operator: 'max_pool2d_with_indices_backward',
    digest: 'e3af552e9342',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2312,
    operator: 'max_pool2d_with_indices_backward',
    digest: '1eb05fd6b721',
    shows: 'BAD_ARGUMENT: max_pool2d_with_indices_backward: ',
    reason: functionOfTests,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 3241,
    operator: 'nn.functional.scaled_dot_product_attention',
    digest: 'e5166c3d377e',
    shows: 'MISMATCH: out[',
    reason: randomDropout,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 3242,
    operator: 'nn.functional.scaled_dot_product_attention',
    digest: '01c6d19e78c4',
    shows: 'MISMATCH: out[',
    reason: randomDropout,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 3243,
    operator: 'nn.functional.scaled_dot_product_attention',
    digest: 'b996282716db',
    shows: 'MISMATCH: out[',
    reason: randomDropout,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 3244,
    operator: 'nn.functional.scaled_dot_product_attention',
    digest: 'b9ac3676c80e',
    shows: 'MISMATCH: out[',
    reason: randomDropout,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 3245,
    operator: 'nn.functional.scaled_dot_product_attention',
    digest: '6c98b129c57c',
    shows: 'MISMATCH: out[',
    reason: randomDropout,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 196,
    operator: 'aten::_unsafe_masked_index',
    digest: '4d2bca9737ca',
    shows: 'INDEX_OUT_OF_RANGE: ',
    reason: emptyUnderMask,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 197,
    operator: 'aten::_unsafe_masked_index',
    digest: '3aafd01aff6b',
    shows: 'BAD_ARGUMENT: masked_fill: ',
    reason: truncatedNumber,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 202,
    operator: 'aten::_unsafe_masked_index_put_accumulate',
    digest: '2eb80a4fda24',
    shows: 'SHAPE_MISMATCH: ',
    reason: emptyUnderMask,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 393,
    operator: 'aten::addmv',
    digest: '7bb21f4a5b53',
    shows: 'DTYPE_MISMATCH: ',
    reason: addendOfAddmv,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 400,
    operator: 'aten::addmv',
    digest: 'bb288aee0668',
    shows: 'MISMATCH: out: shapes differ',
    reason: addendOfAddmv,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 4163,
    operator: 'aten::threshold',
    digest: '8d7df0ae26ea',
    shows: 'BAD_ARGUMENT: threshold: ',
    reason: truncatedNumber,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 4195,
    operator: 'aten::topk',
    digest: 'e4f99a591549',
    shows: 'MISMATCH: call: the call must be refused',
    reason: orderOfBool,
  },
]
