// Derivatives of expressions: what changes pass through, and what is refused instead of taken as constant.
import { describe, expect, it } from 'vitest'
import { OpGemsError } from '../errors/errors.ts'
import { KernelBuilder } from './builder.ts'
import { differentiate } from './differentiate.ts'
import type { Value } from './value.ts'

/** A kernel with the input x, a second tile y, their axis and the change d. */
function setting() {
  const k = new KernelBuilder('formula')
  const table = k.tensor({ name: 'table', dtype: 'float32', access: 'read', strides: [1] })
  const axis = k.open('i', k.scalar('n'))
  const tile = (name: string) => k.parameter(name, 'float32', [axis])
  return { k, table, axis, x: tile('x'), y: tile('y'), d: tile('d') }
}
type Setting = ReturnType<typeof setting>
/** A formula of v, applied both to the input and to a tile that does not depend on it. */
type Formula = (s: Setting, v: Value) => Value

const untold: [name: string, formula: Formula][] = [
  ['loop', ({ k }, v) => k.loop(0, 3, 1, [v], (_, [c]) => [c!.mul(c!)])[0]!],
  ['loop', ({ k }, v) => k.loop(0, 3, 1, [v.like(1)], (_, [c]) => [c!.mul(v)])[0]!],
  ['reduce', ({ axis }, v) => v.sum(axis)],
  ['reduce', ({ axis, y }, v) => y.sub(v.max(axis)).exp()],
  ['scan', ({ k, axis }, v) => k.scan('sum', axis, [v])[0]!],
  ['sort', ({ k, axis }, v) => k.sort(axis, v.to('int32'), v)[1]!],
  ['dot', ({ k, axis, y }, v) => k.dot(axis, y, v)],
  ['gather', ({ table, k, axis }, v) => table.gather([k.coord(axis)], v.gt(0), v)],
  ['bitcast', (_, v) => v.bitcast('int32').add(1).bitcast('float32')],
]

describe('an expression that is no function of single elements', () => {
  it.each(untold)('has no derivative where it depends on the input: %s', (name, formula) => {
    const s = setting()
    const wanted = expect.objectContaining({
      code: 'NO_GRADIENT',
      message: expect.stringMatching(/formula.*derivative/),
    })
    expect(() => differentiate(formula(s, s.x), s.x, s.d)).toThrow(wanted)
    expect(() => differentiate(formula(s, s.x), s.x, s.d)).toThrow(OpGemsError)
    expect(() => differentiate(formula(s, s.x).mul(s.y), s.x, s.d), name).toThrow(wanted)
  })
  it.each(untold)('is a constant factor where it does not: %s', (_, formula) => {
    const s = setting()
    const factor = formula(s, s.y)
    expect(differentiate(factor, s.x, s.d)).toBeNull()
    expect(differentiate(s.x.mul(factor), s.x, s.d)!.node).toBe(s.d.mul(factor).node)
  })
})

describe('a change', () => {
  it('does not pass steps: comparisons, integers, a gather by computed coordinates', () => {
    const { x, y, d, k, table } = setting()
    expect(differentiate(x.gt(y).select(y, y.like(0)), x, d)).toBeNull()
    expect(differentiate(x.to('int32').to('float32'), x, d)).toBeNull()
    expect(differentiate(table.gather([x.to('int64')]), x, d)).toBeNull()
    expect(differentiate(k.loop(0, 3, 1, [y], (_, [c]) => [x.gt(0).select(c!, y)])[0]!, x, d)).toBeNull()
  })
  it('passes a value that is rounded to a narrow dtype on its way', () => {
    const { x, d } = setting()
    expect(differentiate(x.to('bfloat16').to('float32'), x, d)!.node).toBe(d.node)
    expect(differentiate(x.mul(x).to('float16').to('float32'), x, d)!.node).toBe(d.mul(x).add(d.mul(x)).node)
  })
})
