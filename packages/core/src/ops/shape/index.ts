// Operators that rearrange elements into new tensors.
import type { Contract } from '../../dispatch/contract.ts'
import { flips } from './flip.ts'
import { grids } from './grid.ts'
import { pads } from './pad.ts'
import { padGradients } from './pad-backward.ts'
import { repetitions } from './repeat.ts'
import { triangles } from './triangle.ts'

export const shapes: Contract[] = [...repetitions, ...flips, ...pads, ...padGradients, ...triangles, ...grids]
