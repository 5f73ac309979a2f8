// The kernel language's intermediate form: immutable, hash-consed SSA over whole tiles whose dimensions are named axes.
import type { DType } from '../dtype/dtype.ts'
import type { ErrorCode } from '../errors/errors.ts'

/** Dtypes a kernel may load, store and cast to; arithmetic needs float32, float64, an integer dtype or bool. */
export type KernelDType = Exclude<DType, 'complex64' | 'complex128'>

/**
 * A tile dimension: the coordinates from, from+1, … below min(from + size, limit). With `size` null it is open: it runs to `limit`.
 * Coordinates outside do not exist: no operation sees them, so a kernel never spells a mask or a padding value.
 * Tiles combine by axis, not by position; a tile without an axis is constant along it (broadcast).
 */
export interface Axis {
  readonly id: number
  readonly name: string
  /** Scalar int64. */
  readonly from: Node
  /** Scalar int64, exclusive. */
  readonly limit: Node
  readonly size: number | null
}

interface NodeBase {
  /** Position in the kernel, in order of construction; arguments come before users. */
  readonly id: number
  readonly dtype: KernelDType
  /** Sorted by axis id; empty for a scalar. */
  readonly axes: readonly Axis[]
}

export interface ConstNode extends NodeBase {
  readonly op: 'const'
  readonly value: number | bigint | boolean
}
/** A launch argument. */
export interface ScalarNode extends NodeBase {
  readonly op: 'scalar'
  readonly name: string
}
/** The coordinate of this program instance along a grid dimension, int64. */
export interface ProgramNode extends NodeBase {
  readonly op: 'program'
  readonly dimension: number
}
/** The coordinates of an axis as an int64 tile. */
export interface CoordNode extends NodeBase {
  readonly op: 'coord'
  readonly axis: Axis
}
export interface MapNode extends NodeBase {
  readonly op: 'map'
  /** Name in the table of elementwise functions. */
  readonly fn: string
  readonly args: readonly Node[]
}
export interface CastNode extends NodeBase {
  readonly op: 'cast'
  readonly args: readonly [Node]
}
/** Same bits, same width. */
export interface BitcastNode extends NodeBase {
  readonly op: 'bitcast'
  readonly args: readonly [Node]
}
/** A block of a tensor: every index is a scalar or the coordinates of one axis. */
export interface LoadNode extends NodeBase {
  readonly op: 'load'
  readonly tensor: string
  readonly index: readonly Node[]
}
/** Elements at computed coordinates. Where `mask` is false nothing is read and the value is `other`. */
export interface GatherNode extends NodeBase {
  readonly op: 'gather'
  readonly tensor: string
  readonly index: readonly Node[]
  readonly mask: Node | null
  readonly other: Node | null
}
/** Folds the tuple `args` over `reduced`; results are its picks. */
export interface ReduceNode extends NodeBase {
  readonly op: 'reduce'
  readonly monoid: string
  readonly reduced: readonly Axis[]
  readonly args: readonly Node[]
  /**
   * Tensor of int64 words, all 0 before and after the launch, through which the scalar tuples of all program instances along the last
   * grid dimension are folded instead. The results are the last instance's alone, and so are the effects, all of which need them.
   */
  readonly through?: string
}
/** Inclusive prefix fold of the tuple `args` along `axis`, from the last coordinate when `reverse`; results are its picks. */
export interface ScanNode extends NodeBase {
  readonly op: 'scan'
  readonly monoid: string
  readonly axis: Axis
  readonly reverse: boolean
  readonly args: readonly Node[]
}
/** Sorts (key, payload) pairs along an axis, ascending by integer key and stable; results are its picks (0 key, 1 payload). */
export interface SortNode extends NodeBase {
  readonly op: 'sort'
  readonly axis: Axis
  readonly args: readonly [Node, Node]
}
/** Component `which` of a reduce, scan, sort or loop. */
export interface PickNode extends NodeBase {
  readonly op: 'pick'
  readonly from: ReduceNode | ScanNode | SortNode | LoopNode
  readonly which: number
}
/** Sum over `axis` of a·b, both having the axis; float32 accumulation for float32, as `precision` says. */
export interface DotNode extends NodeBase {
  readonly op: 'dot'
  readonly axis: Axis
  readonly precision: 'ieee' | 'tf32'
  readonly args: readonly [Node, Node]
}
/** Stands for a value supplied from outside an expression: a loop's index or carried value, a monoid's operand. */
export interface ParameterNode extends NodeBase {
  readonly op: 'parameter'
  readonly name: string
}
/** for (index = from; index < to; index += step) with carried values; the results (its picks) are the last carried values. */
export interface LoopNode extends NodeBase {
  readonly op: 'loop'
  readonly from: Node
  readonly to: Node
  readonly step: number
  readonly index: ParameterNode
  readonly carried: readonly ParameterNode[]
  readonly initial: readonly Node[]
  readonly yields: readonly Node[]
  readonly effects: readonly Effect[]
}

export type Node =
  | ConstNode
  | ScalarNode
  | ProgramNode
  | CoordNode
  | MapNode
  | CastNode
  | BitcastNode
  | LoadNode
  | GatherNode
  | ReduceNode
  | ScanNode
  | SortNode
  | PickNode
  | DotNode
  | ParameterNode
  | LoopNode

/** Writes a tile to a block of a tensor; every index is a scalar or the coordinates of one axis. */
export interface StoreEffect {
  readonly effect: 'store'
  readonly tensor: string
  readonly index: readonly Node[]
  readonly value: Node
}
/** Writes at computed coordinates where `mask` holds; 'set' with repeated coordinates keeps any one, the others combine atomically. */
export interface ScatterEffect {
  readonly effect: 'scatter'
  readonly mode: 'set' | 'sum' | 'prod' | 'max' | 'min'
  readonly tensor: string
  readonly index: readonly Node[]
  readonly value: Node
  readonly mask: Node | null
}
/** Reports failure number `code` (an index into Kernel.checks) where the condition is false anywhere; the kernel goes on. */
export interface CheckEffect {
  readonly effect: 'check'
  readonly condition: Node
  readonly code: number
}
/** A loop kept for its effects. */
export interface LoopEffect {
  readonly effect: 'loop'
  readonly loop: LoopNode
}
export type Effect = StoreEffect | ScatterEffect | CheckEffect | LoopEffect

/** What is known of a dimension's stride, in elements, when the kernel is specialised. */
export type StrideFact = 0 | 1 | 'any'

export interface TensorParameter {
  readonly name: string
  readonly dtype: KernelDType
  readonly access: 'read' | 'write' | 'readwrite'
  /** One fact per dimension; its length is the rank. */
  readonly strides: readonly StrideFact[]
  /** Bytes (a power of two) that the address and every stride but those of 0 and 1 are multiples of; without it only the element's own. */
  readonly alignment?: number
}
export interface ScalarParameter {
  readonly name: string
  readonly dtype: KernelDType
}

/** What a launch fails with. */
export interface Check {
  readonly message: string
  readonly code: ErrorCode
}

/** A complete kernel. */
export interface Kernel {
  readonly name: string
  readonly tensors: readonly TensorParameter[]
  readonly scalars: readonly ScalarParameter[]
  /** Program instances along each grid dimension: scalar int64 expressions over the scalar arguments; the last varies fastest. */
  readonly grid: readonly Node[]
  readonly effects: readonly Effect[]
  /** What each check says when it fails. */
  readonly checks: readonly Check[]
}

/** The nodes a node is computed from directly. */
export function operands(node: Node): readonly Node[] {
  switch (node.op) {
    case 'const':
    case 'scalar':
    case 'program':
    case 'parameter':
      return []
    case 'coord':
      return [node.axis.from, node.axis.limit]
    case 'map':
    case 'cast':
    case 'bitcast':
    case 'reduce':
    case 'scan':
    case 'sort':
    case 'dot':
      return node.args
    case 'load':
      return node.index
    case 'gather':
      return [...node.index, ...(node.mask ? [node.mask] : []), ...(node.other ? [node.other] : [])]
    case 'pick':
      return [node.from]
    case 'loop':
      return [node.from, node.to, ...node.initial]
    default:
      throw new Error(`unreachable: ${node satisfies never}`)
  }
}
