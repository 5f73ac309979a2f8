// Writes an ONNX model of one node: the few protobuf fields that such a model needs (onnx.proto3).
import type { Operation } from './protocol.ts'

type Attribute = { readonly name: string; readonly int: number } | { readonly name: string; readonly float: number }

interface Node {
  readonly type: string
  readonly inputs: readonly string[]
  readonly attributes: readonly Attribute[]
  /** int64 constants by name, such as the axes of a reduction. */
  readonly constants?: Readonly<Record<string, readonly number[]>>
}

/** The node of an operation with inputs x and y; undefined where ONNX has none. */
function nodeOf(operation: Operation): Node | undefined {
  switch (operation) {
    case 'add':
      return { type: 'Add', inputs: ['x', 'y'], attributes: [] }
    case 'exp':
      return { type: 'Exp', inputs: ['x'], attributes: [] }
    case 'gelu':
      return { type: 'Gelu', inputs: ['x'], attributes: [] }
    case 'softmax':
      return { type: 'Softmax', inputs: ['x'], attributes: [{ name: 'axis', int: -1 }] }
    case 'layer_norm': {
      const attributes = [
        { name: 'axis', int: -1 },
        { name: 'epsilon', float: 1e-5 },
      ]
      return { type: 'LayerNormalization', inputs: ['x', 'weight', 'bias'], attributes }
    }
    case 'sum':
      return { type: 'ReduceSum', inputs: ['x'], attributes: [{ name: 'keepdims', int: 0 }] }
    case 'sum_last': {
      const attributes = [{ name: 'keepdims', int: 0 }]
      return { type: 'ReduceSum', inputs: ['x', 'axes'], attributes, constants: { axes: [-1] } }
    }
    case 'mm':
      return { type: 'MatMul', inputs: ['x', 'y'], attributes: [] }
    case 'copy':
      return undefined
    default:
      return operation satisfies never
  }
}

// ---- protobuf

function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  return [...bytes, Number(rest)]
}
const whole = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)]
const nested = (field: number, bytes: readonly number[]): number[] => [
  ...varint(field * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
]
const text = (field: number, value: string): number[] => nested(field, [...Buffer.from(value)])
const real = (field: number, value: number): number[] => [
  ...varint(field * 8 + 5),
  ...new Uint8Array(Float32Array.of(value).buffer),
]

const FLOAT = 1
const INT64 = 7

function attribute(a: Attribute): number[] {
  const [ATTRIBUTE_FLOAT, ATTRIBUTE_INT] = [1, 2]
  return 'int' in a
    ? [...text(1, a.name), ...whole(3, a.int), ...whole(20, ATTRIBUTE_INT)]
    : [...text(1, a.name), ...real(2, a.float), ...whole(20, ATTRIBUTE_FLOAT)]
}

/** A float tensor of the graph; its shape is left open. */
const value = (name: string): number[] => [...text(1, name), ...nested(2, nested(1, whole(1, FLOAT)))]

function constant(name: string, values: readonly number[]): number[] {
  const data = nested(7, values.flatMap(varint))
  return [...whole(1, values.length), ...whole(2, INT64), ...data, ...text(8, name)]
}

export interface OnnxModel {
  readonly bytes: Uint8Array
  /** Names of the inputs to feed; the output is `z`. */
  readonly inputs: readonly string[]
}

/** The model that computes one operation; undefined where ONNX has no node for it. */
export function onnxModel(operation: Operation): OnnxModel | undefined {
  const node = nodeOf(operation)
  if (!node) return undefined
  const constants = Object.entries(node.constants ?? {})
  const inputs = node.inputs.filter((name) => !constants.some(([constantName]) => constantName === name))
  const nodeBytes = [
    ...node.inputs.flatMap((name) => text(1, name)),
    ...text(2, 'z'),
    ...text(4, node.type),
    ...node.attributes.flatMap((a) => nested(5, attribute(a))),
  ]
  const graph = [
    ...nested(1, nodeBytes),
    ...text(2, operation),
    ...constants.flatMap(([name, values]) => nested(5, constant(name, values))),
    ...inputs.flatMap((name) => nested(11, value(name))),
    ...nested(12, value('z')),
  ]
  const opset = 20
  const irVersion = 9
  return {
    bytes: Uint8Array.from([...whole(1, irVersion), ...nested(7, graph), ...nested(8, whole(2, opset))]),
    inputs,
  }
}
