// Computes kernel nodes as LoopIR expressions, each named in the outermost scope where its inputs exist.
import { OpGemsError } from '../../../errors/errors.ts'
import type { Axis, GatherNode, Kernel, LoadNode, Node, ScanNode, TensorParameter } from '../../../kernel/index.ts'
import type { SlotLayout } from '../../slots.ts'
import { addIndex, constant, convert, gather, index, load, mulIndex, op, ramp, select, slot, widen } from '../build.ts'
import type { Expr, Variable } from '../ir.ts'
import { wrap } from './casts.ts'
import { bitcastValue, castValue, constantValue, mapValue } from './element-values.ts'
import { representation } from './elements.ts'
import type { Machine } from './machine.ts'
import { deeper, type Scope } from './scope.ts'
import { type KeptTile, loadKept, type Scratch } from './scratch.ts'
import type { Streaming } from './streaming.ts'

/** Whether a check has failed so far, for vector and for scalar conditions. */
export interface CheckFlags {
  readonly vector: Variable
  readonly scalar: Variable
}

/** Spellings that a family has beyond LoopIR's own; null where it has none. */
export interface Spellings {
  /** Whether `map` spells the function, so that it is not expanded. */
  has(fn: string, dtype: string): boolean
  map(fn: string, dtype: string, args: readonly Expr[]): Expr | null
  cast(from: string, to: string, arg: Expr): Expr | null
}

/** What every part of the lowering of one kernel shares. */
export interface Context {
  readonly spellings?: Spellings
  /** Absent for processors, whose vectors are registers. */
  readonly machine?: Machine
  readonly kernel: Kernel
  readonly slots: SlotLayout
  readonly lanes: number
  /** Scope of the whole function, before the loop over program instances. */
  readonly root: Scope
  readonly tensors: ReadonlyMap<string, TensorParameter>
  /** Addresses and strides already read, by slot. */
  readonly slotValues: Map<number, Expr>
  /** Tiles kept in scratch between phases, once they have been written. */
  readonly kept: Map<Node, KeptTile>
  readonly scratch: Scratch
  /** Failure flags of the checks, by number. */
  readonly checks: Map<number, CheckFlags>
  readonly laneAxis: Axis | null
  /** Copies of a reduction's vector loop. */
  readonly accumulators: number
  /** Parts of the row that those copies walk. */
  readonly streams: number
  /** Absent where the language has no such stores. */
  readonly streaming?: Streaming
  /** Running tuples of the scans whose loops are open. */
  readonly scans: Map<ScanNode, readonly Variable[]>
}

interface Placed {
  readonly value: Expr
  readonly scope: Scope
}

/** The value of a node inside `scope`: the current element, or vector of elements, of its tile. */
export function evaluate(context: Context, scope: Scope, node: Node): Expr {
  return place(context, scope, node).value
}

/** An int64 node as a machine offset. */
export function indexOf(context: Context, scope: Scope, node: Node): Expr {
  return asIndex(evaluate(context, scope, node))
}
function asIndex(value: Expr): Expr {
  if (value.kind === 'const') return constant('index', Number(value.value), value.type.lanes)
  if (value.kind === 'convert' && value.arg.type.elem === 'index') return value.arg
  return convert('index', value)
}

function place(context: Context, scope: Scope, node: Node): Placed {
  const known = scope.find(node)
  if (known) return { value: known.value, scope: known.scope }
  const placed = compute(context, scope, node)
  const value = placed.scope.name('v', placed.value)
  placed.scope.define(node, value)
  return { value, scope: placed.scope }
}

function compute(context: Context, scope: Scope, node: Node): Placed {
  const kept = context.kept.get(node)
  if (kept) return { value: loadKept(scope, kept), scope }
  const { root } = context
  const { elem } = representation[node.dtype]
  switch (node.op) {
    case 'const':
      return { value: constant(elem, constantValue(node.dtype, node.value)), scope: root }
    case 'scalar': {
      const { slot: number } = context.slots.scalars.get(node.name)!
      // The host may pass any integer for a narrow dtype.
      return { value: wrap(node.dtype, slot(number, elem)), scope: root }
    }
    case 'coord': {
      const bound = scope.binding(node.axis)
      if (!bound) return unbound(context, node, `axis '${node.axis.name}'`)
      const { coord, lanes } = bound.binding
      return { value: ramp(convert('i64', coord), lanes), scope: bound.scope }
    }
    case 'map': {
      const args = node.args.map((a) => place(context, scope, a))
      return {
        value: mapValue(
          context,
          node,
          args.map((a) => a.value),
        ),
        scope: innermost(root, args),
      }
    }
    case 'cast': {
      const arg = place(context, scope, node.args[0])
      return { value: castValue(context, arg.scope, node.args[0].dtype, node.dtype, arg.value), scope: arg.scope }
    }
    case 'bitcast': {
      const arg = place(context, scope, node.args[0])
      return { value: bitcastValue(context, node, arg.value), scope: arg.scope }
    }
    case 'load':
      return loadValue(context, scope, node)
    case 'gather':
      return gatherValue(context, scope, node)
    case 'pick': {
      const found = node.from.op === 'scan' ? scope.findScan(node.from) : null
      if (!found) return unbound(context, node, `${node.from.op} %${node.from.id}`)
      return { value: found.values[node.which]!, scope: found.scope }
    }
    default:
      return unbound(context, node, `${node.op} %${node.id}`)
  }
}

function unbound(context: Context, node: Node, what: string): never {
  throw new OpGemsError(
    'BAD_KERNEL',
    `kernel '${context.kernel.name}': ${what} is used where it has no value (${node.op})`,
  )
}
const innermost = (root: Scope, placed: readonly Placed[]): Scope => placed.reduce((s, p) => deeper(s, p.scope), root)

/** Stride of a tensor's dimension as an index expression. */
export function strideOf(context: Context, tensor: TensorParameter, dimension: number): Expr {
  const fact = tensor.strides[dimension]!
  if (fact !== 'any') return index(fact)
  return namedSlot(context, 'stride', context.slots.strides.get(tensor.name)![dimension]!, 'index')
}
/** A launch argument read once, at the top of the function. */
function namedSlot(context: Context, prefix: string, number: number, elem: 'index' | 'ptr'): Expr {
  const known = context.slotValues.get(number)
  if (known) return known
  const value = context.root.name(prefix, slot(number, elem))
  context.slotValues.set(number, value)
  return value
}
export const baseOf = (context: Context, tensor: string): Expr =>
  namedSlot(context, 'base', context.slots.tensors.get(tensor)!, 'ptr')

/** Where a structured access goes: the offset of the first element and, along the lanes, the stride (0: one element for all). */
export interface Access {
  readonly scope: Scope
  readonly offset: Expr
  readonly stride: 0 | 1 | Expr
}

export function accessOf(context: Context, scope: Scope, tensor: TensorParameter, indices: readonly Node[]): Access {
  let at = context.root
  let offset: Expr = index(0)
  let laneStride: Expr = index(0)
  const terms = indices.map((node, dimension) => {
    const stride = strideOf(context, tensor, dimension)
    if (node.op !== 'coord') {
      const placed = place(context, scope, node)
      return { scope: placed.scope, offset: mulIndex(asIndex(placed.value), stride) }
    }
    const bound = scope.binding(node.axis)
    if (!bound) return unbound(context, node, `axis '${node.axis.name}'`)
    if (bound.binding.lanes > 1) laneStride = addIndex(laneStride, stride)
    return { scope: bound.scope, offset: mulIndex(bound.binding.coord, stride) }
  })
  // Outer terms first, so that their sum is computed once outside the inner loops.
  for (const term of terms.sort((a, b) => a.scope.depth - b.scope.depth)) {
    const next = deeper(at, term.scope)
    if (next !== at) offset = at.share('offset', offset)
    at = next
    offset = addIndex(offset, term.offset)
  }
  offset = at.share('offset', offset)
  const constantStride = laneStride.kind === 'const' ? Number(laneStride.value) : null
  return { scope: at, offset, stride: constantStride === 0 ? 0 : constantStride === 1 ? 1 : laneStride }
}

function loadValue(context: Context, scope: Scope, node: LoadNode): Placed {
  const tensor = context.tensors.get(node.tensor)!
  const access = accessOf(context, scope, tensor, node.index)
  const { memory, elem } = representation[node.dtype]
  const lanes = access.stride === 0 ? 1 : context.lanes
  const stride = access.stride === 0 ? 1 : access.stride
  const raw = load(memory, baseOf(context, node.tensor), access.offset, isBoundToLanes(scope, node) ? lanes : 1, stride)
  // A tensor that is also written is read where the use stands, never earlier.
  const at = tensor.access === 'readwrite' ? scope : access.scope
  return { value: elem === 'bool' ? convert('bool', raw) : raw, scope: at }
}
const isBoundToLanes = (scope: Scope, node: Node): boolean =>
  node.axes.some((a) => (scope.binding(a)?.binding.lanes ?? 1) > 1)

/** Offsets of a gather or scatter, scalar or vector. */
export function computedOffsets(
  context: Context,
  scope: Scope,
  tensor: TensorParameter,
  indices: readonly Node[],
): Placed {
  let at = context.root
  let offsets: Expr = index(0)
  indices.forEach((node, dimension) => {
    const stride = strideOf(context, tensor, dimension)
    const placed = node.op === 'coord' ? coordIndex(context, scope, node) : place(context, scope, node)
    const value = asIndex(placed.value)
    const term =
      value.type.lanes > 1 && stride.kind !== 'const'
        ? op('mul', value, widen(stride, value.type.lanes))
        : scaled(value, stride)
    offsets = offsets.kind === 'const' && Number(offsets.value) === 0 ? term : op('add', offsets, term)
    at = deeper(at, placed.scope)
  })
  return { value: offsets, scope: at }
}
function scaled(value: Expr, stride: Expr): Expr {
  if (stride.kind === 'const' && Number(stride.value) === 1) return value
  return value.type.lanes > 1 ? op('mul', value, stride) : mulIndex(value, stride)
}
function coordIndex(context: Context, scope: Scope, node: Node & { op: 'coord' }): Placed {
  const bound = scope.binding(node.axis)
  if (!bound) return unbound(context, node, `axis '${node.axis.name}'`)
  return { value: ramp(bound.binding.coord, bound.binding.lanes), scope: bound.scope }
}

function gatherValue(context: Context, scope: Scope, node: GatherNode): Placed {
  const tensor = context.tensors.get(node.tensor)!
  const { memory, elem } = representation[node.dtype]
  const base = baseOf(context, node.tensor)
  const offsets = computedOffsets(context, scope, tensor, node.index)
  const read = (at: Expr) => {
    const raw = gather(memory, base, at)
    return elem === 'bool' ? convert('bool', raw) : raw
  }
  const written = tensor.access === 'readwrite'
  if (!node.mask) return { value: read(offsets.value), scope: written ? scope : offsets.scope }
  const mask = place(context, scope, node.mask)
  const other = place(context, scope, node.other!)
  const lanes = Math.max(mask.value.type.lanes, offsets.value.type.lanes)
  const safe = select(mask.value, widen(offsets.value, lanes), constant('index', 0, lanes))
  const at = written ? scope : innermost(context.root, [offsets, mask, other])
  return { value: select(mask.value, read(at.name('at', safe)), other.value), scope: at }
}
