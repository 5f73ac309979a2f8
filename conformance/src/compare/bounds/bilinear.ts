// Error bounds of nn.functional.bilinear and its gradients, which PyTorch computes as products and sums of whole 16-bit tensors.
import { tensorArgument } from '../../arguments.ts'
import { tensorsOf } from '../../host/value.ts'
import { type Bound, type BoundContext, sumGrowth } from './context.ts'

/** Of a term left[n, i]·weight[o, i, j]·right[n, j]: where it is added, and the two or three factors that it has there. */
interface Terms {
  readonly place: (n: number, o: number, i: number, j: number, sizes: readonly [number, number]) => number
  readonly factors: readonly ('left' | 'right' | 'weight' | 'grad')[]
}

const forward = (outputs: number): Terms => ({
  place: (n, o) => n * outputs + o,
  factors: ['left', 'right', 'weight'],
})
/** The gradients of left, right and weight. */
const backward: readonly Terms[] = [
  { place: (n, _o, i, _j, [lefts]) => n * lefts + i, factors: ['grad', 'weight', 'right'] },
  { place: (n, _o, _i, j, [, rights]) => n * rights + j, factors: ['grad', 'weight', 'left'] },
  { place: (_n, o, i, j, [lefts, rights]) => (o * lefts + i) * rights + j, factors: ['grad', 'left', 'right'] },
]

/** Two products a term and the sum are each rounded once: 3u of the sum of magnitudes; its own growth is the computation's. */
/** `order` says where the arguments left, right and weight stand. */
function bound(context: BoundContext, { place, factors }: Terms, order = [0, 1, 2]): Float64Array | undefined {
  const { test, expected } = context
  const [left, right, weight] = order.map((at) => tensorArgument(test, at)?.numbers)
  const [outputs = 0, lefts = 0, rights = 0] = tensorArgument(test, order[2]!)?.shape ?? []
  if (!left || !right || !weight || lefts === 0) return undefined
  const grad = tensorsOf(test.gradient?.gradOut ?? [])[0]?.numbers
  const [sums, counts] = [new Float64Array(expected.numel), new Float64Array(expected.numel)]
  for (let at = 0; at < (left.length / lefts) * weight.length; at++) {
    const w = at % weight.length
    const [n, o] = [Math.floor(at / weight.length), Math.floor(w / (lefts * rights))]
    const [i, j] = [Math.floor(w / rights) % lefts, w % rights]
    const values = {
      left: left[n * lefts + i]!,
      right: right[n * rights + j]!,
      weight: weight[w]!,
      grad: grad?.[n * outputs + o] ?? 0,
    }
    const target = place(n, o, i, j, [lefts, rights])
    sums[target] = sums[target]! + Math.abs(factors.reduce((product, name) => product * values[name], 1))
    counts[target] = counts[target]! + 1
  }
  const rounded = context.sides === 2 ? 3 * context.resultU : 0
  return sums.map((sum, k) => (rounded + sumGrowth(context, counts[k]! + 3)) * sum)
}

export const bilinearBound: Bound = (context) => bound(context, forward(tensorArgument(context.test, 2)?.shape[0] ?? 0))

/** _trilinear as bilinear calls it, with the weight between both inputs. */
export const trilinearBound: Bound = (context) => {
  const [outputs = 0] = tensorArgument(context.test, 1)?.shape ?? []
  return bound(context, forward(outputs), [0, 2, 1])
}

export const bilinearGradientBound: Bound = (context) => {
  const terms = backward[context.result]
  return terms && context.test.gradient?.requiresGrad.slice(0, 3).every(Boolean) ? bound(context, terms) : undefined
}
