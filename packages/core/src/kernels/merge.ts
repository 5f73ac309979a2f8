// Merges sorted runs of a row in pairs: every element looks up in the other run how many go before it.
import type { KernelBuilder, KernelDType } from '../kernel/index.ts'

const elementsPerInstance = 2048

/**
 * Tensors: keys, places, merged keys, merged places, each [rows, length] row-major. Scalars: rows, length, and the logarithm of
 * the runs' length. Of equal keys those of the left run stay first.
 */
export function buildMerge(k: KernelBuilder, key: KernelDType, place: KernelDType): void {
  const row = k.program(k.scalar('rows'))
  const length = k.scalar('length')
  const shift = k.scalar('shift')
  const tensor = (name: string, dtype: KernelDType, access: 'read' | 'write') =>
    k.tensor({ name, dtype, access, strides: ['any', 1] })
  const [keys, places] = [tensor('keys', key, 'read'), tensor('places', place, 'read')]
  const [mergedKeys, mergedPlaces] = [tensor('merged_keys', key, 'write'), tensor('merged_places', place, 'write')]
  const axis = k.blocks('i', length, elementsPerInstance)
  const at = k.coord(axis).to(place)
  const [end, bits] = [length.to(place), shift.to(place)]
  const own = keys.load(row, axis)
  const run = at.shr(bits)
  const isRight = run.and(1).eq(1)
  const width = at.like(1).shl(bits)
  const from = run.xor(1).shl(bits).pmin(end)
  const count = from.add(width).pmin(end).sub(from)
  // How many of the other run go before this element, bit by bit from the highest.
  const [before] = k.loop(0, shift.add(1), 1, [count.like(0)], (turn, [found]) => {
    const more = found!.add(width.shr(turn.to(place)))
    const isThere = more.le(count)
    const other = keys.gather([row, from.add(more).sub(1).to('int64')], isThere, 0)
    const goesBefore = other.lt(own).or(isRight.and(other.eq(own)))
    return [isThere.and(goesBefore).select(more, found!)]
  })
  // The pair's start, this element's distance from its own run's, and what goes before it of the other.
  const start = run.shr(1).shl(bits.add(1))
  const target = start
    .add(at.sub(run.shl(bits)))
    .add(before!)
    .to('int64')
  mergedKeys.scatter('set', [row, target], own)
  mergedPlaces.scatter('set', [row, target], places.load(row, axis))
}
