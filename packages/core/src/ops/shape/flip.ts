// Reversing and rotating: flip, rot90, roll.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { distinctDimensions, transpose } from '../view/dimensions.ts'
import { reshape, viewAs } from '../view/shapes.ts'
import { narrow } from '../view/slices.ts'

type Outputs = readonly Tensor[] | null

/** A view that runs backwards along some dimensions: for copying from only, since PyTorch's tensors have no negative strides. */
export function reversed(rt: Runtime, self: Tensor, dims: readonly number[]): Tensor {
  let offset = self.storageOffset
  const strides = self.strides.map((s, i) => {
    if (!dims.includes(i) || self.shape[i]! < 2) return s
    offset += (self.shape[i]! - 1) * s
    return -s
  })
  return rt.view(self, self.shape, strides, self.numel === 0 ? self.storageOffset : offset)
}

/** A copy of a view, which is disposed of. */
function copied(rt: Runtime, operator: string, view: Tensor, out: Outputs): Tensor {
  const target = out ? checkOutput(operator, out[0]!, view.shape, view.dtype) : rt.empty(view.shape, view.dtype)
  copyInto(rt, target, view)
  view.dispose()
  return target
}

function flip(rt: Runtime, operator: string, self: Tensor, dims: readonly number[], out: Outputs): Tensor {
  const distinct = distinctDimensions(operator, dims, self.rank)
  return copied(rt, operator, reversed(rt, self, distinct), out)
}

function flipFixed(rt: Runtime, operator: 'fliplr' | 'flipud', self: Tensor): Tensor {
  const dim = operator === 'fliplr' ? 1 : 0
  if (self.rank <= dim)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: needs ${dim + 1} dimensions or more, got ${self.describe()}`,
      {
        operator,
      },
    )
  return flip(rt, operator, self, [dim], null)
}

/** Quarter turns in the plane of two dimensions, from the first towards the second. */
function rotate(rt: Runtime, self: Tensor, turns: number, dims: readonly number[], out: Outputs): Tensor {
  const plane = distinctDimensions('rot90', dims, self.rank)
  const [a, b] = plane
  if (a === undefined || b === undefined || plane.length !== 2)
    throw new OpGemsError('BAD_ARGUMENT', `rot90: needs two dimensions, got [${dims.join(', ')}]`, {
      operator: 'rot90',
    })
  const quarter = ((turns % 4) + 4) % 4
  const reverse = [[], [b], [a, b], [a]][quarter]!
  const turned = reversed(rt, self, reverse)
  if (quarter % 2 === 0) return copied(rt, 'rot90', turned, out)
  const swapped = transpose(rt, 'rot90', turned, a, b)
  turned.dispose()
  return copied(rt, 'rot90', swapped, out)
}

/** Shifts elements along dimensions, those beyond the end coming in at the start; without dimensions over the flattened tensor. */
function roll(rt: Runtime, self: Tensor, shifts: readonly number[], dims: readonly number[], out: Outputs): Tensor {
  const operator = 'roll'
  if (dims.length === 0 ? shifts.length !== 1 : dims.length !== shifts.length)
    throw new OpGemsError('BAD_ARGUMENT', `roll: ${shifts.length} shifts for ${dims.length} dimensions`, { operator })
  const target = out ? checkOutput(operator, out[0]!, self.shape, self.dtype) : rt.empty(self.shape, self.dtype)
  if (target.numel === 0) return target
  if (dims.length === 0) {
    const from = reshape(rt, operator, self, [-1])
    const to = viewAs(rt, operator, target, [-1])
    rollInto(rt, to, from, [{ dim: 0, shift: shifts[0]! }])
    from.dispose()
    to.dispose()
    return target
  }
  // Shifts of one dimension given twice add up.
  const total = new Map<number, number>()
  dims.forEach((d, i) => {
    const dim = d < 0 ? d + self.rank : d
    total.set(dim, (total.get(dim) ?? 0) + shifts[i]!)
  })
  distinctDimensions(operator, [...total.keys()], self.rank)
  rollInto(
    rt,
    target,
    self,
    [...total].map(([dim, shift]) => ({ dim, shift })),
  )
  return target
}

/** Copies the two parts that a shift cuts a dimension into, each cut by the remaining shifts. */
function rollInto(
  rt: Runtime,
  target: Tensor,
  source: Tensor,
  shifts: readonly { readonly dim: number; readonly shift: number }[],
): void {
  const [first, ...rest] = shifts
  if (!first) return copyInto(rt, target, source)
  const { dim, shift } = first
  const size = source.shape[dim]!
  const moved = ((shift % size) + size) % size
  const parts = [
    { from: 0, to: moved, length: size - moved },
    { from: size - moved, to: 0, length: moved },
  ]
  for (const { from, to, length } of parts) {
    if (length === 0) continue
    const sourcePart = narrow(rt, 'roll', source, dim, from, length)
    const targetPart = narrow(rt, 'roll', target, dim, to, length)
    rollInto(rt, targetPart, sourcePart, rest)
    sourcePart.dispose()
    targetPart.dispose()
  }
}

const tensor = (value: unknown) => value as Tensor
const numbers = (value: unknown) => value as number[]
const contract = contractsIn('shape')

export const flips: Contract[] = [
  contract('flip', (rt, [self, dims], out) => flip(rt, 'flip', tensor(self), numbers(dims), out)),
  contract('fliplr', (rt, [self]) => flipFixed(rt, 'fliplr', tensor(self))),
  contract('flipud', (rt, [self]) => flipFixed(rt, 'flipud', tensor(self))),
  contract('rot90', (rt, [self, turns, dims], out) => rotate(rt, tensor(self), turns as number, numbers(dims), out)),
  contract('roll', (rt, [self, shifts, dims], out) => roll(rt, tensor(self), numbers(shifts), numbers(dims), out)),
]
