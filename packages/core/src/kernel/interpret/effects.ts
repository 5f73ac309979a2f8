// Effects in the interpreter: stores, scatters, checks and loops kept for their effects, in order.
import { OpGemsError } from '../../errors/errors.ts'
import { unionAxes } from '../axes.ts'
import { elementwiseFunction } from '../elementwise/table.ts'
import type { Effect, Node, ScatterEffect } from '../node.ts'
import type { Instance } from './instance.ts'
import type { Scalar } from './scalar.ts'
import { at, positions, type Tile } from './tile.ts'

export function runEffects(instance: Instance, effects: readonly Effect[]): void {
  for (const effect of effects) runEffect(instance, effect)
}

function runEffect(instance: Instance, effect: Effect): void {
  switch (effect.effect) {
    case 'store':
      return write(instance, effect.tensor, [...effect.index], effect.value, null, 'set')
    case 'scatter':
      return write(instance, effect.tensor, [...effect.index], effect.value, effect.mask, effect.mode)
    case 'check': {
      if (instance.tile(effect.condition).data.every((holds) => holds)) return
      const { name, checks } = instance.launch.kernel
      const check = checks[effect.code]!
      throw new OpGemsError(check.code, `kernel '${name}': ${check.message}`)
    }
    case 'loop':
      instance.tuple(effect.loop)
      return
    default:
      throw new Error(`unreachable: ${effect satisfies never}`)
  }
}

const combining = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' } as const

function write(
  instance: Instance,
  tensor: string,
  index: readonly Node[],
  value: Node,
  mask: Node | null,
  mode: ScatterEffect['mode'],
): void {
  const memory = instance.memory(tensor)
  const coordinates = index.map((i) => instance.tile(i))
  const values = instance.tile(value)
  const masks: Tile | null = mask ? instance.tile(mask) : null
  const axes = unionAxes([...index, value, ...(mask ? [mask] : [])])
  for (const position of positions(instance.extents(axes))) {
    if (masks && !at(masks, position)) continue
    const place = coordinates.map((c) => at(c, position))
    const element = at(values, position)
    memory.write(place, mode === 'set' ? element : combine(mode, memory.read(place), element))
  }
}
function combine(mode: keyof typeof combining, old: Scalar, element: Scalar): Scalar {
  const { reference, integer } = elementwiseFunction(combining[mode])
  return typeof old === 'bigint' ? integer!(old, element as bigint) : reference(old, Number(element))
}
