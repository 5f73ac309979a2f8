// Counts live tensors; disposes of those that a tidy scope leaves behind, and of those that a failed call has made.
import { Tensor } from '../tensor/index.ts'
import { refusePromise } from './user-function.ts'

export class TensorScopes {
  private readonly open: Tensor[][] = []
  /** Tensors made since the outermost running call began, the first `madeCount`: an array that shrank would grow anew each call. */
  private readonly made: (Tensor | undefined)[] = []
  private madeCount = 0
  private calls = 0
  count = 0

  adopt(tensor: Tensor): void {
    this.count++
    if (this.calls > 0) this.made[this.madeCount++] = tensor
    if (this.open.length > 0) this.open[this.open.length - 1]!.push(tensor)
  }
  released(): void {
    this.count--
  }
  /** A call begins: what it makes is remembered until it ends. Returns the mark for `failCall`. */
  beginCall(): number {
    this.calls++
    return this.madeCount
  }
  endCall(): void {
    if (--this.calls > 0) return
    while (this.madeCount > 0) this.made[--this.madeCount] = undefined
  }
  /** A call has thrown: nobody will hear of the tensors that it made. */
  failCall(mark: number): void {
    this.disposeMade(mark)
    this.calls--
  }
  /** Tensors that the running calls have made so far. */
  get tensorsMade(): number {
    return this.madeCount
  }
  /** Disposes of those that the running calls made after the first `mark`. */
  disposeMade(mark: number): void {
    while (this.madeCount > mark) {
      const tensor = this.made[--this.madeCount]!
      this.made[this.madeCount] = undefined
      tensor.dispose()
    }
  }
  /** Runs `body`; tensors made inside belong to no scope. */
  unscoped<T>(body: () => T): T {
    this.open.push([])
    try {
      return body()
    } finally {
      this.open.pop()
    }
  }
  /** Gives a tensor to the innermost scope. */
  enter(tensor: Tensor): void {
    this.open[this.open.length - 1]?.push(tensor)
  }
  /** Runs `body`; tensors made inside live on only if it returns them, and then belong to the enclosing scope. */
  tidy<T>(body: () => T): T {
    const made: Tensor[] = []
    this.open.push(made)
    let kept: ReadonlySet<Tensor> = new Set()
    try {
      const result = body()
      refusePromise('tidy', result, 'its tensors would be disposed of before it ends')
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
