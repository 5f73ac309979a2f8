// Kernels put together in one file: a compiler takes longer to start, and to read what kernels share, than to compile one.

/** Rejected kernels that are told one by one; where there are more, a rejected file counts as a whole. */
const mostAlone = 20

/** What stands before a kernel, up to its own function. */
const declarationsOf = (source) => source.slice(0, source.indexOf('extern "C"'))

/** A source without its kernel's name: those that differ in it alone compile alike. */
export const withoutName = (source) => source.replaceAll(/\bog_\w+\(/g, 'og_(')

/** Collects sources into lists of `size`, those with the same declarations together. */
export class Batches {
  #byDeclarations = new Map()

  constructor(size) {
    this.size = size
  }

  /** The list that `source` makes full, or null. */
  add(source) {
    const declarations = declarationsOf(source)
    const list = this.#byDeclarations.get(declarations) ?? []
    list.push(source)
    const isFull = list.length >= this.size
    if (isFull) this.#byDeclarations.delete(declarations)
    else this.#byDeclarations.set(declarations, list)
    return isFull ? list : null
  }

  /** What is left, in lists of sources with different declarations. */
  takeRest() {
    const left = [...this.#byDeclarations.values()].flat()
    this.#byDeclarations.clear()
    return Array.from({ length: Math.ceil(left.length / this.size) }, (_, i) =>
      left.slice(i * this.size, (i + 1) * this.size),
    )
  }
}

/** One file of all the sources: declarations stand once, in a namespace of their own; kernels get the number of their source. */
export function joinSources(sources) {
  const groups = new Map()
  for (const [i, source] of sources.entries()) {
    const declarations = declarationsOf(source)
    const kernel = source.slice(declarations.length).replaceAll(/\bog_(\w+)\(/g, `og_$1_${i}(`)
    groups.set(declarations, (groups.get(declarations) ?? '') + kernel)
  }
  return [...groups].map(([declarations, kernels], i) => `namespace group${i} {\n${declarations}${kernels}}\n`).join('')
}

/**
 * Compiles the sources in one file; a rejected file is halved until what is rejected stands alone. `compile` gives null or what
 * the compiler says. Adds to `rejected` the sources that were not accepted, with the log.
 */
export async function compileBatch(sources, compile, rejected) {
  const log = await compile(joinSources(sources))
  if (log === null) return
  if (sources.length === 1 || rejected.length >= mostAlone) {
    rejected.push({ sources, log })
    return
  }
  const middle = sources.length >> 1
  await compileBatch(sources.slice(0, middle), compile, rejected)
  await compileBatch(sources.slice(middle), compile, rejected)
}
