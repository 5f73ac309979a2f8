// Padding: the inside is copied, then each dimension's two borders are filled or copied from what stands already.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, type HostScalar, type Shape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { replaced } from '../view/geometry.ts'
import { narrow } from '../view/slices.ts'
import { reversed } from './flip.ts'

type Outputs = readonly Tensor[] | null
export type PadMode = 'constant' | 'reflect' | 'replicate' | 'circular'

/** Padding of one dimension; negative amounts cut off. */
export interface Padding {
  readonly dim: number
  readonly before: number
  readonly after: number
}

/** PyTorch's list of amounts: pairs for the last dimension, the one before it, … */
export function paddings(operator: string, self: Tensor, pad: readonly number[]): Padding[] {
  if (pad.length % 2 !== 0 || pad.length / 2 > self.rank)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: padding ${formatShape(pad)} does not suit ${self.describe()}`, {
      operator,
      shapes: [self.shape],
    })
  return Array.from({ length: pad.length / 2 }, (_, i) => ({
    dim: self.rank - 1 - i,
    before: pad[2 * i]!,
    after: pad[2 * i + 1]!,
  }))
}

/** The part of a tensor that stays, and what is added around it. */
interface Cropped {
  readonly start: number
  readonly length: number
  readonly added: Padding
}

/** Negative amounts cut off first; replication keeps one element to repeat even where all are cut off. */
export function cropped({ dim, before, after }: Padding, size: number, mode: PadMode): Cropped {
  const start = Math.max(-before, 0)
  const length = size + Math.min(before, 0) + Math.min(after, 0)
  const added = { dim, before: Math.max(before, 0), after: Math.max(after, 0) }
  if (mode !== 'replicate' || length > 0) return { start: Math.min(start, size), length: Math.max(length, 0), added }
  const rest = size + before + after - 1
  return before < 0
    ? { start: size - 1, length: 1, added: { dim, before: 0, after: rest } }
    : { start: 0, length: 1, added: { dim, before: rest, after: 0 } }
}

export function pad(
  rt: Runtime,
  operator: string,
  self: Tensor,
  amounts: readonly Padding[],
  mode: PadMode,
  value: HostScalar,
  out: Outputs,
): Tensor {
  let shape: Shape = self.shape
  for (const { dim, before, after } of amounts) {
    const size = shape[dim]! + before + after
    checkPadding(operator, self, mode, { dim, before, after }, size)
    shape = replaced(shape, dim, size)
  }
  const target = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  if (target.numel === 0) return target
  const kept = amounts.map((amount) => cropped(amount, self.shape[amount.dim]!, mode))
  let from = rt.view(self, self.shape, self.strides)
  for (const { start, length, added } of kept) {
    const part = narrow(rt, operator, from, added.dim, start, length)
    from.dispose()
    from = part
  }
  const added = kept.map((k) => k.added)
  const to = insideOf(rt, target, from.shape, added)
  copyInto(rt, to, from)
  to.dispose()
  for (const step of borders(from.shape, added, mode)) {
    const area = insideOf(rt, target, from.shape, step.later)
    padBorder(rt, area, step, value)
    area.dispose()
  }
  from.dispose()
  return target
}

function checkPadding(
  operator: string,
  self: Tensor,
  mode: PadMode,
  { dim, before, after }: Padding,
  size: number,
): void {
  const inner = self.shape[dim]!
  const largest = { constant: Infinity, replicate: inner > 0 ? Infinity : 0, reflect: inner - 1, circular: inner }[mode]
  if (size >= 0 && Math.max(before, after) <= Math.max(largest, 0)) return
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${operator}: padding (${before}, ${after}) of dimension ${dim} of ${self.describe()} is out of range for mode '${mode}'`,
    { operator, shapes: [self.shape] },
  )
}

/** The view of a padded tensor without the padding of these dimensions; `inner` is the shape that was padded. */
export function insideOf(rt: Runtime, padded: Tensor, inner: Shape, amounts: readonly Padding[]): Tensor {
  let { shape } = padded
  let offset = padded.storageOffset
  for (const { dim, before } of amounts) {
    shape = replaced(shape, dim, inner[dim]!)
    offset += before * padded.strides[dim]!
  }
  return rt.view(padded, shape, padded.strides, offset)
}

/** One border: `later` are the dimensions that are still without padding when it is made. */
export interface Border {
  readonly dim: number
  readonly mode: PadMode
  readonly isBefore: boolean
  /** Where the border starts, and its size. */
  readonly at: number
  readonly count: number
  /** Where the inside starts, and its size. */
  readonly first: number
  readonly length: number
  readonly later: readonly Padding[]
}

/** Dimension by dimension, so that a border spans what earlier dimensions have filled already. */
export function borders(inner: Shape, amounts: readonly Padding[], mode: PadMode): Border[] {
  return amounts.flatMap(({ dim, before, after }, i) => {
    const common = { dim, mode, first: before, length: inner[dim]!, later: amounts.slice(i + 1) }
    return [
      { ...common, isBefore: true, at: 0, count: before },
      { ...common, isBefore: false, at: before + inner[dim]!, count: after },
    ].filter((b) => b.count > 0)
  })
}

function padBorder(rt: Runtime, area: Tensor, border: Border, value: HostScalar): void {
  const to = narrow(rt, 'pad', area, border.dim, border.at, border.count)
  if (border.mode === 'constant') fillWith(rt, to, value)
  else {
    const from = borderSource(rt, area, border)
    copyInto(rt, to, from)
    from.dispose()
  }
  to.dispose()
}

/** The elements that a border repeats, as a view of the same size. */
export function borderSource(rt: Runtime, area: Tensor, { dim, count, mode, first, length, isBefore }: Border): Tensor {
  const end = first + length
  if (mode === 'circular') return narrow(rt, 'pad', area, dim, isBefore ? end - count : first, count)
  if (mode === 'replicate') {
    const edge = narrow(rt, 'pad', area, dim, isBefore ? first : end - 1, 1)
    const spread = rt.view(edge, replaced(edge.shape, dim, count), replaced(edge.strides, dim, 0))
    edge.dispose()
    return spread
  }
  const mirrored = narrow(rt, 'pad', area, dim, isBefore ? first + 1 : end - 1 - count, count)
  const view = reversed(rt, mirrored, [dim])
  mirrored.dispose()
  return view
}

const tensor = (value: unknown) => value as Tensor
const numbers = (value: unknown) => value as number[]
const contract = contractsIn('shape')

function padByMode(rt: Runtime, self: Tensor, amounts: readonly number[], mode: string, value: unknown): Tensor {
  if (!['constant', 'reflect', 'replicate', 'circular'].includes(mode))
    throw new OpGemsError('BAD_ARGUMENT', `pad: unknown mode '${mode}'`, { operator: 'pad' })
  if (mode !== 'constant' && value !== null && value !== 0)
    throw new OpGemsError('BAD_ARGUMENT', `pad: mode '${mode}' takes no value`, { operator: 'pad' })
  return pad(rt, 'pad', self, paddings('pad', self, amounts), mode as PadMode, (value ?? 0) as HostScalar, null)
}

/** reflection_pad1d and its like: a batch of channels, or one without a batch. */
function fixedPad(name: 'reflection' | 'replication', spatial: 1 | 2 | 3): Contract {
  const operator = `${name}_pad${spatial}d`
  const mode = name === 'reflection' ? 'reflect' : 'replicate'
  return contract(operator, (rt, [self, padding], out) => {
    const x = tensor(self)
    if (x.rank !== spatial + 1 && x.rank !== spatial + 2)
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: expects ${spatial + 1} or ${spatial + 2} dimensions, got ${x.describe()}`,
        { operator, shapes: [x.shape] },
      )
    return pad(rt, operator, x, paddings(operator, x, numbers(padding)), mode, 0, out)
  })
}

export const pads: Contract[] = [
  contract('constant_pad_nd', (rt, [self, amounts, value], out) => {
    const x = tensor(self)
    const padding = paddings('constant_pad_nd', x, numbers(amounts))
    return pad(rt, 'constant_pad_nd', x, padding, 'constant', value as HostScalar, out)
  }),
  contract('pad', (rt, [self, amounts, mode, value]) =>
    padByMode(rt, tensor(self), numbers(amounts), mode as string, value),
  ),
  ...([1, 2, 3] as const).flatMap((n) => [fixedPad('reflection', n), fixedPad('replication', n)]),
]
