// Evaluates an expansion over columns of numbers, one rounding for each operation, as a machine would.
import { KernelBuilder } from '../../builder.ts'
import type { KernelDType, Node } from '../../node.ts'
import { primitiveNames } from '../primitive-names.ts'
import { elementwiseFunction } from '../table.ts'
import { int32Operations } from './int32-operations.ts'

/** bools are 0 and 1; int64 are bigints. */
export type Column = readonly (number | bigint)[]
/** Whether fma rounds the product too. */
export type FmaRounding = 'once' | 'twice'
type Scalar = number | bigint
type Operation = (...values: never[]) => Scalar

const words = new DataView(new ArrayBuffer(8))
const reinterpret: Readonly<Record<string, (x: Scalar) => Scalar>> = {
  'float32>int32': (x) => {
    words.setFloat32(0, Number(x))
    return words.getInt32(0)
  },
  'int32>float32': (x) => {
    words.setInt32(0, Number(x))
    return words.getFloat32(0)
  },
  'float64>int64': (x) => {
    words.setFloat64(0, Number(x))
    return words.getBigInt64(0)
  },
  'int64>float64': (x) => {
    words.setBigInt64(0, x as bigint)
    return words.getFloat64(0)
  },
}
const width: Partial<Record<KernelDType, number>> = { int8: 8, int16: 16, int64: 64 }

function round(value: Scalar, dtype: KernelDType): Scalar {
  if (dtype === 'float32') return Math.fround(Number(value))
  if (dtype === 'float64' || dtype === 'bool') return Number(value)
  if (dtype === 'int32') return Number(value) | 0
  if (typeof value === 'number' && !(Math.abs(value) < 2 ** 63)) return 0n // unspecified: out of the integer's range
  const whole = BigInt(typeof value === 'number' ? Math.trunc(value) : value)
  return dtype === 'uint8' ? BigInt.asUintN(8, whole) : BigInt.asIntN(width[dtype]!, whole)
}

/** What a primitive, or a float64 library function, computes on operands of this dtype, rounded. */
function operation(fn: string, operand: KernelDType, fma: FmaRounding): Operation {
  const { reference, integer } = elementwiseFunction(fn)
  if (fn === 'select') return (c: Scalar, a: Scalar, b: Scalar) => (c ? a : b)
  if (operand === 'int32') return int32Operations[fn]!
  if (operand === 'float64' || operand === 'bool') return reference as Operation
  if (operand !== 'float32') return (...values: bigint[]) => round(integer!(...values), operand)
  if (fn === 'fma' && fma === 'twice') return (a: number, b: number, c: number) => Math.fround(Math.fround(a * b) + c)
  return (a: number, b: number, c: number) => Math.fround(reference(a, b, c))
}

class Evaluation {
  private readonly done = new Map<Node, Column>()
  constructor(
    private readonly builder: KernelBuilder,
    private readonly inputs: ReadonlyMap<Node, Column>,
    private readonly rows: number,
    private readonly fma: FmaRounding,
  ) {}

  of(node: Node): Column {
    const known = this.done.get(node) ?? this.inputs.get(node)
    if (known) return known
    const column = this.compute(node)
    this.done.set(node, column)
    return column
  }
  private compute(node: Node): Column {
    switch (node.op) {
      case 'const':
        return new Array<Scalar>(this.rows).fill(
          round(typeof node.value === 'boolean' ? Number(node.value) : node.value, node.dtype),
        )
      case 'cast':
        return this.of(node.args[0]).map((x) => round(x, node.dtype))
      case 'bitcast':
        return this.of(node.args[0]).map(reinterpret[`${node.args[0].dtype}>${node.dtype}`]!)
      case 'map':
        return this.map(node.fn, node.args)
      default:
        throw new Error(`an expansion contains ${node.op}`)
    }
  }
  private map(fn: string, args: readonly Node[]): Column {
    const operand = args[args.length - 1]!.dtype
    const isLibrary = operand === 'float64' && elementwiseFunction(fn).library
    if (!primitiveNames.has(fn) && !isLibrary) return this.of(this.builder.expand(fn, args).node)
    const apply = operation(fn, operand, this.fma) as (...values: (Scalar | undefined)[]) => Scalar
    const [a, b, c] = args.map((arg) => this.of(arg))
    const result = new Array<Scalar>(this.rows)
    if (c) for (let row = 0; row < this.rows; row++) result[row] = apply(a![row], b![row], c[row])
    else if (b) for (let row = 0; row < this.rows; row++) result[row] = apply(a![row], b[row])
    else for (let row = 0; row < this.rows; row++) result[row] = apply(a![row])
    return result
  }
}

/** The expansion of `fn` at this dtype, applied to each row of the columns. float64 library functions within it are Math's. */
export function evaluateExpansion(
  fn: string,
  dtype: KernelDType,
  columns: readonly Column[],
  fma: FmaRounding = 'once',
): Column {
  const builder = new KernelBuilder(fn)
  const parameters = columns.map((_, i) => builder.parameter(`x${i}`, dtype))
  const inputs = new Map(parameters.map((p, i) => [p.node, columns[i]!.map((x) => round(x, dtype))]))
  const result = elementwiseFunction(fn).expand!(...parameters)
  return new Evaluation(builder, inputs, columns[0]!.length, fma).of(result.node)
}
