// Where the tokens of a forward pass stand.
import type { Tensor } from '@opgems/core'

/**
 * The position of the first token of a pass. As an int64 tensor [1] on the device it is the position of the one token of each
 * row, and the host does not know it: a captured step is replayed for ever new positions.
 */
export type Start = number | Tensor
