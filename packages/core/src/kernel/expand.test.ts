// Rewriting and expansion keep a kernel's meaning: random expressions, interpreted before and after.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildKernel } from './builder.ts'
import { primitiveNames } from './elementwise/primitive-names.ts'
import { expandFunctions } from './expand.ts'
import { interpret } from './interpret/interpret.ts'
import type { Kernel, Node } from './node.ts'
import { operands } from './node.ts'
import { printKernel } from './print.ts'
import { rewrite } from './rewrite.ts'
import { layerNorm, matmul, softmax, tensor } from './testing/kernels.ts'
import type { Value } from './value.ts'
import { verifyKernel } from './verify/verify.ts'

const unary = ['neg', 'abs', 'floor', 'exp', 'sin', 'tanh', 'sigmoid', 'isNan', 'sign', 'erf'] as const
const binary = ['add', 'sub', 'mul', 'maximum', 'fmin', 'pow', 'atan2', 'hypot', 'remainder'] as const
// Those whose expansions round nothing, so that both sides must agree exactly.
const exactUnary = ['neg', 'abs', 'floor', 'isNan', 'sign'] as const
const exactBinary = ['add', 'mul', 'maximum', 'fmin', 'remainder'] as const

interface Step {
  readonly unary: (typeof unary)[number]
  readonly binary: (typeof binary)[number]
  readonly kind: 'unary' | 'binary' | 'sum' | 'scan' | 'loop'
  readonly left: number
  readonly right: number
}
const stepOf = (ones: readonly Step['unary'][], twos: readonly Step['binary'][]): fc.Arbitrary<Step> =>
  fc.record({
    unary: fc.constantFrom(...ones),
    binary: fc.constantFrom(...twos),
    kind: fc.constantFrom('unary', 'binary', 'sum', 'scan', 'loop'),
    left: fc.nat(100),
    right: fc.nat(100),
  })

/** A kernel over two axes that applies the steps to what came before. */
function build(steps: readonly Step[]): Kernel {
  return buildKernel('random', (k) => {
    const row = k.blocks('row', k.scalar('rows'), 2)
    const column = k.open('column', k.scalar('columns'))
    const x = k.tensor(tensor('x', 'float32', 2, 'read'))
    const y = k.tensor(tensor('y', 'float32', 2, 'write'))
    const values: Value[] = [x.load(row, column), k.coord(column).to('float32'), k.constant('float32', 0.5)]
    for (const { kind, left, right, ...names } of steps) {
      const [a, b] = [values[left % values.length]!, values[right % values.length]!]
      if (kind === 'unary') values.push(a[names.unary]().to('float32'))
      else if (kind === 'binary') values.push(a[names.binary](b))
      else if (kind === 'sum') values.push(a.add(k.coord(column).to('float32')).sum(column))
      else if (kind === 'scan') values.push(k.scan('max', column, [a], left % 2 === 0)[0]!)
      else {
        const start = a.add(b)
        values.push(k.loop(0, 3, 1, [start], (i, [t]) => [t!.mul(0.5).add(i.to('float32'))])[0]!)
      }
    }
    y.store([row, column], values.at(-1)!.add(values[0]!))
  })
}
function run(kernel: Kernel, mode: 'float64' | 'faithful'): number[] {
  const [rows, columns] = [3, 4]
  const x = Float64Array.from({ length: rows * columns }, (_, i) => Math.fround((i * 7) % 5) / 2 - 1)
  const y = new Float64Array(rows * columns)
  const layout = { strides: [columns, 1], offset: 0, shape: [rows, columns] }
  interpret(kernel, {
    tensors: { x: { data: x, ...layout }, y: { data: y, ...layout } },
    scalars: { rows, columns },
    mode,
  })
  return [...y]
}

describe('rewrite', () => {
  it('without replacements keeps structure and meaning', () => {
    fc.assert(
      fc.property(fc.array(stepOf(unary, binary), { maxLength: 8 }), (steps) => {
        const kernel = build(steps)
        const rebuilt = rewrite(kernel, () => null)
        verifyKernel(kernel)
        verifyKernel(rebuilt)
        expect(printKernel(rebuilt)).toBe(printKernel(kernel))
        expect(run(rebuilt, 'float64')).toEqual(run(kernel, 'float64'))
      }),
      { numRuns: 150 },
    )
  })
})

function functionsIn(kernel: Kernel): Set<string> {
  const found = new Set<string>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.op === 'map') found.add(node.fn)
    operands(node).forEach(visit)
    if (node.op === 'loop') node.yields.forEach(visit)
  }
  for (const effect of kernel.effects) if (effect.effect === 'store') visit(effect.value)
  return found
}

describe('expandFunctions', () => {
  it('leaves only what is spelled, and keeps the meaning', () => {
    fc.assert(
      fc.property(fc.array(stepOf(exactUnary, exactBinary), { maxLength: 8 }), (steps) => {
        const kernel = build(steps)
        const spelled = (fn: string, dtype: string) => primitiveNames.has(fn) || (dtype === 'float64' && fn === 'fmod')
        const expanded = expandFunctions(kernel, spelled)
        verifyKernel(expanded)
        for (const fn of functionsIn(expanded)) expect(spelled(fn, 'float64'), fn).toBe(true)
        // Adding 0 makes −0 and 0 alike: which of them an extreme gives is not promised.
        const plain = (values: number[]) => values.map((v) => v + 0)
        expect(plain(run(expanded, 'faithful'))).toEqual(plain(run(kernel, 'faithful')))
      }),
      { numRuns: 100 },
    )
  })
  it('expands inside loops and reductions', () => {
    for (const kernel of [softmax(), layerNorm(), matmul()]) {
      const expanded = expandFunctions(kernel, (fn) => primitiveNames.has(fn))
      verifyKernel(expanded)
      expect([...functionsIn(expanded)].every((fn) => primitiveNames.has(fn))).toBe(true)
    }
  })
  it('names a function that can be neither spelled nor expanded', () => {
    expect(() => expandFunctions(softmax(), () => false)).toThrow("kernel 'softmax': ")
  })
})
