// Refuses to write where elements share memory, so that no result depends on the order of writes.
import { OpGemsError } from '../errors/errors.ts'
import { isDense, sameShape, type Tensor } from '../tensor/index.ts'

/**
 * As PyTorch's assert_no_internal_overlap and assert_no_partial_overlap: an output repeated by stride 0, or an input that
 * covers part of the output's memory in another geometry.
 * @throws BAD_ARGUMENT
 */
export function checkOverlap(operator: string, out: Tensor, inputs: readonly Tensor[]): void {
  if (repeatsElements(out))
    throw overlapError(operator, `${out.describe()} is to be written, but its strides repeat elements`)
  for (const input of inputs)
    if (overlapsPartly(out, input))
      throw overlapError(operator, `the input ${input.describe()} overlaps ${out.describe()}, which is to be written`)
}

function repeatsElements({ shape, strides }: Tensor): boolean {
  for (let i = 0; i < shape.length; i++) if (shape[i]! > 1 && strides[i] === 0) return true
  return false
}

function overlapError(operator: string, what: string): OpGemsError {
  return new OpGemsError('BAD_ARGUMENT', `${operator}: ${what}; clone() the tensor first`, { operator })
}

/** Strided tensors with gaps are let through: whether they meet is too hard to tell, for PyTorch as well. */
function overlapsPartly(out: Tensor, input: Tensor): boolean {
  if (out === input || out.storage !== input.storage || out.numel === 0 || input.numel === 0) return false
  const isSame = out.storageOffset === input.storageOffset && out.dtype === input.dtype && sameGeometry(out, input)
  if (isSame || !isDense(out.shape, out.strides) || !isDense(input.shape, input.strides)) return false
  const [outEnd, inputEnd] = [end(out), end(input)]
  return out.address < inputEnd && input.address < outEnd
}
const end = (t: Tensor): number => t.address + t.numel * t.dtypeInfo.bytes
const sameGeometry = (a: Tensor, b: Tensor): boolean => sameShape(a.shape, b.shape) && sameShape(a.strides, b.strides)
