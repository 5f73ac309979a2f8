// Each rule of the verifier on a kernel that breaks it, and no complaint about kernels that are right.
import { describe, expect, it } from 'vitest'
import { KernelBuilder } from '../builder.ts'
import type { Effect, Kernel, Node } from '../node.ts'
import { embedding, layerNorm, matmul, softmax, sumOfBlocks, tensor } from '../testing/kernels.ts'
import type { Value } from '../value.ts'
import { verifyKernel } from './verify.ts'

/** A builder with an axis, tiles over it, and a way to finish around a node or effect that breaks a rule. */
function parts() {
  const k = new KernelBuilder('bad')
  const axis = k.open('i', k.scalar('n'))
  const x = k.tensor(tensor('x', 'float32', 1, 'read'))
  const y = k.tensor(tensor('y', 'float32', 1, 'write'))
  k.tensor(tensor('half', 'float16', 1, 'read'))
  const finish = (change: Partial<Kernel>): Kernel => ({ ...k.finish(), ...change })
  return { k, axis, x, y, value: x.load(axis), index: k.coord(axis), finish }
}
type Parts = ReturnType<typeof parts>

/** The message for a kernel that stores the node made by `make`, its fields changed. */
function complaint(make: (p: Parts) => Value, change: (p: Parts) => object): string {
  const p = parts()
  const node = { ...make(p).node, ...change(p) } as Node
  const index = node.axes.map((a) => p.k.coord(a).node)
  const tensors = [
    ...p.k.finish().tensors.filter((t) => t.name !== 'y'),
    tensor('y', node.dtype, index.length, 'write'),
  ]
  return message(p.finish({ tensors, effects: [{ effect: 'store', tensor: 'y', index, value: node }] }))
}
function effectComplaint(make: (p: Parts) => Effect): string {
  const p = parts()
  return message(p.finish({ effects: [make(p)] }))
}
function message(kernel: Kernel): string {
  try {
    verifyKernel(kernel)
    return 'no complaint'
  } catch (error) {
    return (error as Error).message
  }
}

describe('correct kernels', () => {
  it.each([softmax(), layerNorm(), matmul(), embedding(), sumOfBlocks()].map((k) => [k.name, k] as const))(
    '%s',
    (_, kernel) => {
      expect(() => verifyKernel(kernel)).not.toThrow()
    },
  )
})

describe('parameters and grid', () => {
  const plain = () => parts().finish({ effects: [] })
  it('names are identifiers and differ', () => {
    const { tensors } = plain()
    expect(message({ ...plain(), tensors: [{ ...tensors[0]!, name: 'a b' }] })).toBe(
      "kernel 'bad': parameter 'a b' is no identifier",
    )
    expect(message({ ...plain(), scalars: [{ name: 'x', dtype: 'int64' }] })).toContain("'x' is declared twice")
  })
  it('scalars have dtypes that a launch argument can hold', () => {
    expect(message({ ...plain(), scalars: [{ name: 's', dtype: 'float16' }] })).toContain("scalar 's' is float16")
  })
  it('the grid is computed from scalars', () => {
    const p = parts()
    const loaded = p.x.load(0).to('int64').node
    expect(message(p.finish({ grid: [loaded], effects: [] }))).toMatch(/load %\d+ \(x\) is in the grid/)
    expect(message(p.finish({ grid: [p.index.node], effects: [] }))).toContain('counts program instances')
  })
})

describe('nodes', () => {
  it('constants hold what their dtype says', () => {
    expect(
      complaint(
        ({ k }) => k.constant('int64', 1),
        () => ({ value: 1 }),
      ),
    ).toContain('of int64 holds a number')
  })
  it('scalars are declared, with the same dtype', () => {
    expect(
      complaint(
        ({ k }) => k.scalar('n'),
        () => ({ name: 'm' }),
      ),
    ).toContain("'m' is int64, declared nowhere")
    expect(
      complaint(
        ({ k }) => k.scalar('n'),
        () => ({ dtype: 'int32' }),
      ),
    ).toContain('declared int64')
  })
  it('program coordinates lie within the grid', () => {
    expect(
      complaint(
        ({ k }) => k.program(1),
        () => ({ dimension: 3 }),
      ),
    ).toContain('reads grid dimension 3 of 1')
  })
  it('axes have scalar int64 bounds', () => {
    const p = parts()
    const bad = { ...p.axis, limit: p.k.constant('float32', 3).node }
    const value = { ...p.index.node, axis: bad, axes: [bad] } as Node
    const effects: Effect[] = [{ effect: 'check', condition: value, code: 0 }]
    expect(message(p.finish({ effects }))).toContain("bounds axis 'i', so it must be a scalar int64")
    const empty = { ...p.axis, size: 0 }
    const other = { ...p.index.node, axis: empty, axes: [empty] } as Node
    expect(message(p.finish({ effects: [{ effect: 'check', condition: other, code: 0 }] }))).toContain('has size 0')
  })
  it('elementwise functions have their operands, dtypes and axes', () => {
    const sum = ({ value }: Parts) => value.add(1)
    expect(complaint(sum, ({ value }) => ({ args: [value.node] }))).toContain('(add) has 1 operands, not 2')
    expect(complaint(sum, ({ value, index }) => ({ args: [index.node, value.node] }))).toContain('operand 0 of int64')
    expect(complaint(sum, () => ({ dtype: 'int32' }))).toContain('gives float32, but is marked int32')
    expect(complaint(sum, () => ({ axes: [] }))).toContain('has axes [], but its operands give [i]')
    expect(complaint(sum, () => ({ fn: 'xor' }))).toContain('is not defined on float32')
  })
  it('bitcasts keep the width', () => {
    expect(
      complaint(
        ({ value }) => value.bitcast('int32'),
        () => ({ dtype: 'int64' }),
      ),
    ).toContain('float32 to int64')
  })
  it('loads name a declared tensor of their dtype and rank, and read it', () => {
    const load = ({ value }: Parts) => value
    expect(complaint(load, () => ({ tensor: 'z' }))).toContain("uses tensor 'z', which is not declared")
    expect(complaint(load, () => ({ index: [] }))).toContain("0 indices for tensor 'x' of rank 1")
    expect(complaint(load, () => ({ dtype: 'int32' }))).toContain('gives int32 of a tensor of float32')
    expect(complaint(load, () => ({ tensor: 'y' }))).toContain("declared 'write'")
    expect(complaint(load, ({ value }) => ({ index: [value.node] }))).toContain("indexes tensor 'x' with float32")
    expect(complaint(load, ({ index }) => ({ index: [index.add(1).node] }))).toContain('needs gather or scatter')
  })
  it('gathers have a bool mask together with a scalar to stand in', () => {
    const gather = ({ x, index, value }: Parts) => x.gather([index.add(1)], value.gt(0), 2)
    expect(complaint(gather, () => ({ other: null }))).toContain('mask without a value')
    expect(complaint(gather, ({ value }) => ({ mask: value.node }))).toContain('mask of float32')
    expect(complaint(gather, ({ index }) => ({ other: index.node }))).toContain('gives int64 where masked')
    expect(complaint(gather, ({ value }) => ({ other: value.node }))).toContain('which must be a scalar')
  })
  it('reductions fold over axes that they have, tuples of the right size', () => {
    const fold = ({ value, axis }: Parts, change: object): string => {
      const reduce = value.sum(axis).node as Node & { op: 'pick' }
      return complaint(
        () => value.sum(axis),
        () => ({ from: { ...reduce.from, ...change } }),
      )
    }
    const p = parts()
    const other = p.k.open('j', 3)
    expect(fold(p, { reduced: [p.axis, other] })).toContain('(sum) folds over [j], which none of its operands has')
    expect(fold(p, { monoid: 'welford' })).toContain('folds 1 operands, not 3')
    expect(
      complaint(
        () => p.value.sum(p.axis),
        () => ({ which: 1 }),
      ),
    ).toContain('takes result 1 of a reduce with 1')
  })
  it('folds need arithmetic', () => {
    const p = parts()
    const half = { ...p.value.node, tensor: 'half', dtype: 'float16' } as Node
    const reduce = { ...(p.value.sum(p.axis).node as Node & { op: 'pick' }).from, args: [half], dtype: 'float16' }
    expect(
      complaint(
        () => p.value.sum(p.axis),
        () => ({ from: reduce, dtype: 'float16' }),
      ),
    ).toContain('folds float16')
  })
  it('sorts have integer keys', () => {
    const sort = ({ k, axis, index }: Parts) => k.sort(axis, index, index)[1]!
    const changed = (p: Parts, change: object) => ({
      from: { ...(sort(p).node as Node & { op: 'pick' }).from, ...change },
    })
    expect(complaint(sort, (p) => changed(p, { args: [p.value.node, p.index.node] }))).toContain('keys of float32')
  })
  it('products sum over an axis of both operands, of one dtype', () => {
    const dot = ({ k, axis, value }: Parts) => k.dot(axis, value, value)
    expect(
      complaint(dot, ({ k }) => ({ args: [k.constant('float32', 1).node, k.constant('float32', 1).node] })),
    ).toContain("sums over axis 'i', which both operands must have")
    expect(complaint(dot, ({ value, index }) => ({ args: [value.node, index.node] }))).toContain(
      'multiplies float32 by int64',
    )
  })
})

describe('loops', () => {
  const build = (p: Parts): Node & { op: 'loop' } => {
    const [total] = p.k.loop(0, 4, 1, [p.value], (_, [t]) => [t!.add(1)])
    return (total!.node as Node & { op: 'pick' }).from as Node & { op: 'loop' }
  }
  const changed = (change: (p: Parts) => object): string => {
    const p = parts()
    const loop = { ...build(p), ...change(p) } as Node & { op: 'loop' }
    return message(p.finish({ effects: [{ effect: 'loop', loop }] }))
  }
  it('carry values of one dtype and of axes that they keep', () => {
    expect(changed(() => ({}))).toBe('no complaint')
    expect(changed(({ index }) => ({ initial: [index.node] }))).toContain(
      'starts with int64 for carried value 0 of float32',
    )
    expect(changed(({ index }) => ({ yields: [index.node] }))).toContain('yields int64 for carried value 0')
    expect(changed(({ value, x, k }) => ({ yields: [value.add(x.load(k.open('j', 2))).node] }))).toContain(
      'yields axes [j]',
    )
    expect(changed(() => ({ yields: [] }))).toContain('carries 1 and yields 0 values')
  })
  it('have a positive step and scalar bounds', () => {
    expect(changed(() => ({ step: 0 }))).toContain('has step 0')
    expect(changed(({ index }) => ({ to: index.node }))).toContain('has a bound that is no scalar int64')
  })
  it('keep their parameters to themselves', () => {
    const p = parts()
    const loop = build(p)
    const value = loop.yields[0]!
    const effects: Effect[] = [{ effect: 'store', tensor: 'y', index: [p.index.node], value }]
    expect(message(p.finish({ effects }))).toMatch(/map %\d+ \(add\) uses parameter 'carried\d+_0' outside its loop/)
  })
})

describe('effects', () => {
  const store = ({ value, index }: Parts): Effect & { effect: 'store' } => ({
    effect: 'store',
    tensor: 'y',
    index: [index.node],
    value: value.node,
  })
  it('a store covers the axes of its value', () => {
    expect(effectComplaint(store)).toBe('no complaint')
    expect(effectComplaint((p) => ({ ...store(p), index: [p.k.constant('int64', 0).node] }))).toContain(
      "store to 'y' does not index [i] of its value",
    )
  })
  it('a store writes a declared, writable tensor of its dtype and rank at structured coordinates', () => {
    expect(effectComplaint((p) => ({ ...store(p), tensor: 'z' }))).toContain('not declared')
    expect(effectComplaint((p) => ({ ...store(p), tensor: 'x' }))).toContain("declared 'read'")
    expect(effectComplaint((p) => ({ ...store(p), index: [] }))).toContain('of rank 1')
    expect(effectComplaint((p) => ({ ...store(p), value: p.index.node }))).toContain(
      'stores int64 to a tensor of float32',
    )
    expect(effectComplaint((p) => ({ ...store(p), index: [p.index.add(1).node] }))).toContain('needs gather or scatter')
  })
  it('a combining scatter reads too, and masks are bool', () => {
    const scatter = (p: Parts): Effect => ({ ...store(p), effect: 'scatter', mode: 'sum', mask: null })
    expect(effectComplaint(scatter)).toContain("needs readwrite access to tensor 'y'")
    expect(effectComplaint((p) => ({ ...store(p), effect: 'scatter', mode: 'set', mask: p.value.node }))).toContain(
      'has a mask of float32, not bool',
    )
  })
  it('a check has a bool condition and a message', () => {
    expect(effectComplaint(({ value }) => ({ effect: 'check', condition: value.node, code: 0 }))).toContain('not bool')
    expect(effectComplaint(({ value }) => ({ effect: 'check', condition: value.gt(0).node, code: 0 }))).toContain(
      'check 0 has no message',
    )
  })
})

describe('folds over program instances', () => {
  const reduced = (change: (kernel: Kernel) => Partial<Kernel>) => {
    const kernel = sumOfBlocks()
    return message({ ...kernel, ...change(kernel) })
  }

  it('go through int64 words that may be read and written', () => {
    const withWords = (change: object) =>
      reduced(({ tensors }) => ({ tensors: tensors.map((t) => (t.name === 'words' ? { ...t, ...change } : t)) }))
    expect(withWords({ dtype: 'int32' })).toMatch(/goes through 'words' of int32, which must be int64/)
    expect(withWords({ access: 'write' })).toMatch(/needs readwrite access to tensor 'words'/)
    expect(withWords({ name: 'other' })).toMatch(/uses tensor 'words', which is not declared/)
  })
  it('fold scalars alone', () => {
    const { k, value, finish } = parts()
    const words = k.tensor(tensor('words', 'int64', 1, 'readwrite'))
    k.program(k.scalar('blocks'))
    const [sum] = k.reducePrograms('sum', [value], words.parameter)
    expect(
      message(
        finish({ effects: [{ effect: 'store', tensor: 'y', index: [k.constant('int64', 0).node], value: sum!.node }] }),
      ),
    ).toMatch(/folds tiles over program instances, which is for scalars/)
  })
  it('are what all effects need, or none', () => {
    const k = new KernelBuilder('bad')
    const y = k.tensor(tensor('y', 'float32', 1, 'write'))
    const words = k.tensor(tensor('words', 'int64', 1, 'readwrite'))
    const block = k.program(k.scalar('blocks'))
    const [sum] = k.reducePrograms('sum', [block.to('float32')], words.parameter)
    y.store([k.constant('int64', 0)], sum!)
    y.store([block], block.to('float32'))
    expect(message(k.finish())).toMatch(/folds over program instances, which some of its effects do not need/)
  })
})
