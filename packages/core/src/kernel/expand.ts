// Replaces elementwise functions that a dialect does not spell by their expansions in simpler ones.
import { OpGemsError } from '../errors/errors.ts'
import { elementwiseFunction } from './elementwise/table.ts'
import type { Kernel } from './node.ts'
import { rewrite } from './rewrite.ts'
import type { Value } from './value.ts'

/** `spelled(fn, dtype)` says which functions the dialect has; what an expansion uses is expanded in turn. */
export function expandFunctions(kernel: Kernel, spelled: (fn: string, dtype: string) => boolean): Kernel {
  let current = kernel
  for (let changed = true; changed; ) {
    changed = false
    current = rewrite(current, (node, args) => {
      if (node.op !== 'map') return null
      const dtype = args[args.length - 1]!.dtype
      if (spelled(node.fn, dtype)) return null
      changed = true
      return expansion(kernel.name, node.fn, dtype, args)
    })
  }
  return current
}

function expansion(kernel: string, fn: string, dtype: string, args: readonly Value[]): Value {
  const { expand } = elementwiseFunction(fn)
  if (expand) return expand(...args)
  throw new OpGemsError('BAD_KERNEL', `kernel '${kernel}': ${fn} on ${dtype} has neither a spelling nor an expansion`)
}
