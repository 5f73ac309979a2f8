// Operators that place values: joined, repeated, padded, mirrored; chosen and written by positions.

import type { InputSpec } from '../call.ts'
import {
  booleans,
  call,
  exact,
  floats,
  input,
  type OperatorCall,
  permuted,
  positions,
  tokens,
  x,
  y,
  z,
} from '../call.ts'

const move = (operator: string, inputs: readonly InputSpec[], args: readonly unknown[], more = {}) =>
  call(operator, inputs, args, { comparison: exact, ...more })
/** Gives back its own tensor: what is measured is the host. */
const unchanged = (operator: string) => move(operator, [floats()], [x], { bound: 'host', calls: 500 })

const shapes: readonly OperatorCall[] = [
  unchanged('contiguous'),
  unchanged('resolve_conj'),
  unchanged('resolve_neg'),
  move('cat', [floats(), floats()], [[x, y], 1]),
  move('hstack', [floats(), floats()], [[x, y]]),
  move('vstack', [floats(), floats()], [[x, y]]),
  move('stack', [floats(), floats()], [[x, y], 1]),
  move('repeat', [floats()], [x, [2, 1]]),
  move('tile', [floats()], [x, [2, 1]]),
  move('repeat_interleave', [floats()], [x, 2, 0]),
  move('flip', [floats()], [x, [-1]]),
  move('pad', [floats()], [x, [8, 8], 'constant', 1]),
  move('constant_pad_nd', [floats()], [x, [8, 8, 4, 4], 1]),
  move('triu', [floats([2048, 2048])], [x]),
  move('diag', [floats([2048])], [x]),
  move('diag_embed', [floats([256, 128])], [x]),
  move('diagonal_backward', [floats([256, 128])], [x, [256, 128, 128], 0, 1, 2]),
  move('select_scatter', [floats(), floats([4096])], [x, y, 0, 5]),
  move('slice_scatter', [floats(), floats([4096, 2048])], [x, y, 1, 0, 4096, 2]),
  move('upsample_nearest2d', [floats([8, 16, 128, 128])], [x, [256, 256]]),
  call('_upsample_bicubic2d_aa', [floats([8, 16, 128, 128])], [x, [96, 96], false], {
    bound: 'arithmetic',
    reason: 'the cubic weights are computed for every output and input of a pass, and not kept in a table',
  }),
]

/** Rows of a vocabulary's table. */
const table = floats([32000, 512])
const words = positions([4096], 32000)

const indexing: readonly OperatorCall[] = [
  move('embedding', [table, words], [x, y]),
  call('embedding_backward', [floats([4096, 512]), words], [x, y, 32000, -1, false, false]),
  move('index', [table, words], [x, [y]]),
  move('index_select', [table, words], [x, 0, y]),
  move('gather', [floats(), positions(tokens, 4096)], [x, 1, y]),
  call('gather_backward', [floats(), floats(), positions(tokens, 4096)], [x, y, 1, z, false], {
    isComposed: true,
    reason: 'a long row is cut into blocks whose places may meet, so one thread adds them all',
  }),
  call('index_add', [floats(), positions([4096], 4096), floats()], [x, 0, y, z]),
  move('index_put', [floats(), permuted([4096]), floats()], [x, [y], z]),
  move('scatter', [floats(), permuted(tokens), floats()], [x, 1, y, z]),
  move('masked_select', [floats(), booleans()], [x, y]),
  move('nonzero', [booleans()], [x]),
]

/** 512 blocks of 16 slots; a token each in 1024 of them. */
const slots = permuted([1024])
const scale = floats([1], 1, 1.0001)
const caches: readonly OperatorCall[] = [
  move(
    'reshape_and_cache',
    [
      floats([1024, 8, 128]),
      floats([1024, 8, 128]),
      floats([512, 8, 16, 16, 8]),
      floats([512, 8, 128, 16]),
      slots,
      scale,
    ],
    [x, y, z, input(3), input(4), 'auto', input(5), input(5)],
    { writes: [2, 3], isComposed: true },
  ),
  move(
    'reshape_and_cache_flash',
    [
      floats([1024, 8, 128]),
      floats([1024, 8, 128]),
      floats([512, 16, 8, 128]),
      floats([512, 16, 8, 128]),
      slots,
      scale,
    ],
    [x, y, z, input(3), input(4), 'auto', input(5), input(5)],
    { writes: [2, 3], isComposed: true },
  ),
  move(
    'concat_and_cache_mla',
    [floats([1024, 512]), floats([1024, 64]), floats([512, 16, 576]), slots, scale],
    [x, y, z, input(3), 'auto', input(4)],
    { writes: [2], isComposed: true },
  ),
]

export const moves: readonly OperatorCall[] = [...shapes, ...indexing, ...caches]
