// Counts live tensors and disposes of those that a tidy scope leaves behind.
import { Tensor } from '../tensor/index.ts'

export class TensorScopes {
  private readonly open: Tensor[][] = []
  count = 0

  adopt(tensor: Tensor): void {
    this.count++
    this.open[this.open.length - 1]?.push(tensor)
  }
  released(): void {
    this.count--
  }
  /** Runs `body`; tensors made inside live on only if it returns them, and then belong to the enclosing scope. */
  tidy<T>(body: () => T): T {
    const made: Tensor[] = []
    this.open.push(made)
    let kept: ReadonlySet<Tensor> = new Set()
    try {
      const result = body()
      kept = tensorsIn(result)
      return result
    } finally {
      this.open.pop()
      const outer = this.open[this.open.length - 1]
      for (const tensor of made) {
        if (!kept.has(tensor)) tensor.dispose()
        else outer?.push(tensor)
      }
    }
  }
}

/** The tensors in a value: itself, array elements, properties of plain objects. */
function tensorsIn(value: unknown, found = new Set<Tensor>()): ReadonlySet<Tensor> {
  if (value instanceof Tensor) found.add(value)
  else if (Array.isArray(value)) for (const item of value) tensorsIn(item, found)
  else if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    for (const item of Object.values(value)) tensorsIn(item, found)
  return found
}
