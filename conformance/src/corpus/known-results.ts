// Results of the corpus that PyTorch rounds on the way (a test shows that ours are the exact ones) or that are not defined, as in
// known-differences.ts.
import { edgesOutOfOrder, type KnownDifference, roundedPlaces, roundedProduct, rowsOfMatrix } from './known-reasons.ts'

export const knownResults: readonly KnownDifference[] = [
  {
    corpus: 'torch-api.jsonl.gz',
    line: 1347,
    operator: 'grid_sampler_2d',
    digest: 'f964ac76d128',
    shows: 'MISMATCH: out[1, 2, 11, 6]: 153 of 780 elements differ',
    reason: roundedPlaces,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 1348,
    operator: 'grid_sampler_2d',
    digest: '93b89cc6c766',
    shows: 'MISMATCH: out[1, 0, 8, 6]: 6 of 780 elements differ',
    reason: roundedPlaces,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 1349,
    operator: 'grid_sampler_2d',
    digest: 'e8060f416198',
    shows: 'MISMATCH: out[1, 1, 8, 2]: 360 of 780 elements differ',
    reason: roundedPlaces,
  },
  {
    corpus: 'torch-api.jsonl.gz',
    line: 2836,
    operator: 'nn.functional.grid_sample',
    digest: '8ad6b249b42c',
    shows: 'MISMATCH: out[0, 2, 4, 1]: 48 of 150 elements differ',
    reason: roundedPlaces,
  },
  {
    corpus: 'torch-aten.jsonl.gz',
    line: 1788,
    operator: 'aten::grid_sampler_2d',
    digest: 'fe9225f55ce5',
    shows: 'MISMATCH: out[1, 0, 0, 1]: 130 of 150 elements differ',
    reason: roundedPlaces,
  },
  {
    corpus: 'torch-aten.jsonl.gz',
    line: 3698,
    operator: 'aten::segment_reduce',
    digest: 'bd32c724d9b6',
    shows: 'MISMATCH: out[3, 3, 3]: 1 of 125 elements differ',
    reason: roundedProduct,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 125,
    operator: 'aten::_pdist_forward',
    digest: '86d8919075c6',
    shows: 'SHAPE_MISMATCH: _pdist_forward: ',
    reason: rowsOfMatrix,
  },
  {
    corpus: 'torch-edge.jsonl.gz',
    line: 1770,
    operator: 'aten::histogram.bins_tensor',
    digest: 'b2420bb34d32',
    shows: 'MISMATCH: out[0][1]: 2 of 4 elements differ',
    reason: edgesOutOfOrder,
  },
]
