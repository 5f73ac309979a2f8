// Tensors in the interpreter: strided host arrays whose every access is checked.
import { OpGemsError } from '../../errors/errors.ts'
import { domain } from '../axes.ts'
import type { Kernel, TensorParameter } from '../node.ts'
import { convert, type Mode, type Scalar } from './scalar.ts'

/** Narrow floats are held as the numbers they stand for; bools as 0 and 1. */
export type HostData =
  | Float64Array
  | Float32Array
  | BigInt64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint8Array
  | Scalar[]
/** Strides and offset in elements. With a shape, coordinates are checked against it, otherwise only offsets against the data. */
export interface HostTensor {
  readonly data: HostData
  readonly strides: readonly number[]
  readonly offset: number
  readonly shape?: readonly number[]
}

/** One tensor argument of a running kernel. */
export class Memory {
  readonly parameter: TensorParameter
  constructor(
    private readonly kernel: Kernel,
    name: string,
    private readonly tensor: HostTensor,
    private readonly mode: Mode,
  ) {
    this.parameter = kernel.tensors.find((t) => t.name === name)!
  }

  /** @throws INDEX_OUT_OF_RANGE outside the tensor */
  read(coordinates: readonly Scalar[]): Scalar {
    const value = this.tensor.data[this.offset('load', coordinates)]!
    return convert(value, this.parameter.dtype, this.mode)
  }
  /** @throws INDEX_OUT_OF_RANGE outside the tensor */
  write(coordinates: readonly Scalar[], value: Scalar): void {
    const data = this.tensor.data as { [i: number]: Scalar }
    data[this.offset('store', coordinates)] = this.held(convert(value, this.parameter.dtype, this.mode))
  }

  /** The value as the array's elements are. */
  private held(value: Scalar): Scalar {
    const { data } = this.tensor
    if (data instanceof BigInt64Array) return BigInt(value)
    return Array.isArray(data) && domain(this.parameter.dtype) === 'int' ? value : Number(value)
  }
  private offset(access: string, coordinates: readonly Scalar[]): number {
    const { data, strides, offset, shape } = this.tensor
    let at = offset
    let isInside = true
    coordinates.forEach((c, d) => {
      const coordinate = Number(c)
      if (shape && !(coordinate >= 0 && coordinate < shape[d]!)) isInside = false
      at += coordinate * strides[d]!
    })
    if (isInside && at >= 0 && at < data.length) return at
    const bounds = shape ? `shape [${shape.join(', ')}]` : `${data.length} elements`
    throw new OpGemsError(
      'INDEX_OUT_OF_RANGE',
      `kernel '${this.kernel.name}': ${access} of tensor '${this.parameter.name}' at [${coordinates.join(', ')}], outside its ${bounds}`,
    )
  }
}
