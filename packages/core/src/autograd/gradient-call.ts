// What a formula sees of its call: arguments and results unpacked, gradients of the results, and which gradients are wanted.
import { atenOf, type GradientCall } from '../dispatch/gradient.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import type { Tensor } from '../tensor/index.ts'
import type { GraphNode, Kept } from './graph.ts'
import { SavedTensor } from './saved.ts'

/** Tensors that it makes belong to the current tidy scope. */
export function gradientCall(
  rt: Runtime,
  node: GraphNode,
  grads: readonly (Tensor | null)[],
  needs: (name: string) => boolean,
): GradientCall {
  const call: Record<string, unknown> = { rt, aten: atenOf(rt), grads, needs }
  for (const [name, value] of Object.entries(node.values))
    Object.defineProperty(call, name, { enumerable: true, get: lazily(() => unpack(value, node.operator)) })
  Object.defineProperty(call, 'grad', { enumerable: true, get: lazily(() => grads[0] ?? zeros(rt, node.outputs[0]!)) })
  return call as unknown as GradientCall
}

const zeros = (rt: Runtime, { shape, dtype }: GraphNode['outputs'][number]): Tensor =>
  rt.call('aten::zeros', [shape], { dtype }) as Tensor

function unpack(value: Kept, operator: string): unknown {
  if (value instanceof SavedTensor) return value.unpack(operator)
  return Array.isArray(value) ? value.map((v) => unpack(v as Kept, operator)) : value
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
