// The view operators of the reference runtime, and those that copy through views.
import type { ReferenceOps } from './reference-operators.ts'
import type { ReferenceRuntime } from './reference-runtime.ts'
import { contiguousStrides, type ReferenceTensor } from './reference-tensor.ts'

type ViewOps = Pick<
  ReferenceOps,
  | 'narrow'
  | 'select'
  | 'transpose'
  | 'view'
  | 'reshape'
  | 'copy_'
  | 'cat'
  | 'expand'
  | 'permute'
  | 'indexCopy_'
  | 'indexCopy'
>

export function referenceViews(rt: ReferenceRuntime): ViewOps {
  const narrow = (x: ReferenceTensor, dim: number, start: number, length: number) => {
    const size = x.shape[dim] ?? 0
    if (start < 0 || start + length > size) throw new Error(`narrow ${start}+${length} of [${x.shape}] in ${dim}`)
    const shape = x.shape.with(dim, length)
    return rt.viewOf(x, shape, x.strides, x.offset + start * (x.strides[dim] ?? 0))
  }
  const copy = (target: ReferenceTensor, source: ReferenceTensor) => {
    if (target.shape.join() !== source.shape.join()) throw new Error(`copy_ [${source.shape}] to [${target.shape}]`)
    source.values().forEach((value, element) => {
      target.storage[target.place(element)] = value
    })
    return target
  }
  const indexCopy = (x: ReferenceTensor, dim: number, index: ReferenceTensor, source: ReferenceTensor) => {
    for (let i = 0; i < index.numel; i++) {
      const [target, given] = [narrow(x, dim, index.at(i), 1), narrow(source, dim, i, 1)]
      copy(target, given)
      for (const view of [target, given]) view.dispose()
    }
    return x
  }
  return {
    narrow,
    select: (x, dim, index) => {
      const { shape, strides, offset } = x
      return rt.viewOf(x, shape.toSpliced(dim, 1), strides.toSpliced(dim, 1), offset + index * (strides[dim] ?? 0))
    },
    transpose: (x, a, b) => {
      const swap = (list: readonly number[]) => list.with(a, list[b] ?? 0).with(b, list[a] ?? 0)
      return rt.viewOf(x, swap(x.shape), swap(x.strides), x.offset)
    },
    view: (x, size) => {
      if (x.strides.join() !== contiguousStrides(x.shape).join()) throw new Error(`view of a strided [${x.shape}]`)
      const whole = wholeShape(x, size)
      return rt.viewOf(x, whole, contiguousStrides(whole), x.offset)
    },
    reshape: (x, shape) => rt.make(x.values(), wholeShape(x, shape), x.dtype),
    copy_: copy,
    cat: (parts, dim) => {
      const total = parts.reduce((sum, part) => sum + (part.shape[dim] ?? 0), 0)
      const shape = (parts[0] as ReferenceTensor).shape.with(dim, total)
      const joined = rt.make(new Float64Array(shape.reduce((a, b) => a * b, 1)), shape, parts[0]?.dtype)
      let at = 0
      for (const part of parts) {
        const target = narrow(joined, dim, at, part.shape[dim] ?? 0)
        copy(target, part).dispose()
        at += part.shape[dim] ?? 0
      }
      return joined
    },
    expand: (x, size) => {
      const missing = size.length - x.shape.length
      const strides = size.map((n, dim) => ((x.shape[dim - missing] ?? 1) === n ? (x.strides[dim - missing] ?? 0) : 0))
      return rt.viewOf(x, size, strides, x.offset)
    },
    permute: (x, dims) =>
      rt.viewOf(
        x,
        dims.map((d) => x.shape[d] ?? 1),
        dims.map((d) => x.strides[d] ?? 0),
        x.offset,
      ),
    indexCopy_: indexCopy,
    indexCopy: (x, dim, index, source) => indexCopy(rt.make(x.values(), x.shape, x.dtype), dim, index, source),
  }
}

/** The shape with the size that -1 stands for. */
function wholeShape(x: ReferenceTensor, shape: readonly number[]): number[] {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1)
  return shape.map((size) => (size === -1 ? x.numel / known : size))
}
