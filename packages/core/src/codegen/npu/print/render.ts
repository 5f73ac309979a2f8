// Renders one kernel of the npu family as self-contained source text in a dialect.
import type { NpuDialect, NpuTarget } from '../../../backend/target.ts'
import type { Stmt, Variable } from '../../loops/ir.ts'
import type { SimtParameter } from '../../simt/function.ts'
import { spell } from '../../simt/print/spell.ts'
import type { Allocation } from '../allocate.ts'
import type { NpuFunction } from '../function.ts'
import { vectorsOf, visitStatements } from '../walk.ts'
import { NpuExpressions } from './expressions.ts'
import { NpuPrelude } from './prelude.ts'
import { NpuStatements } from './statements.ts'

export function renderNpu(fn: NpuFunction, allocation: Allocation, { dialect, alignment }: NpuTarget): string {
  const prelude = new NpuPrelude(dialect)
  const names = new Map(fn.parameters.map((p) => [p.slot, p.name]))
  const expressions = new NpuExpressions(prelude, names, fn.wide, dialect, fn.storage)
  const index = expressions.elemName('index')
  const out = new NpuStatements(expressions, dialect, fn.storage)
  const bytes = String(Math.max(alignment, allocation.bytes))
  const vectors = new Vectors(fn, allocation, (name, type, elements, at) =>
    spell(dialect.declareVector, [name, type, elements, at]),
  )
  if (dialect.declareLocal) out.text(spell(dialect.declareLocal, [bytes]))
  out.text(`const ${index} core = (${index})${dialect.coreIndex};`)
  out.text(`const ${index} cores = (${index})${dialect.coreCount};`)
  out.text(`const ${index} ${fn.programs.name} = (${index})arg_programs;`)
  const pointer = expressions.elemName('ptr')
  out.text(`${pointer} const ${fn.scratch.name} = arg_scratch + (i64)core * arg_scratch_bytes;`)
  for (const line of vectors.fixed()) out.text(line)
  out.statements(fn.before)
  if (fn.pipeline) printPipeline(fn, out, vectors, index)
  else {
    const { name } = fn.program
    out.scope(`for (${index} ${name} = core; ${name} < ${fn.programs.name}; ${name} += cores)`, () =>
      out.statements(fn.body),
    )
  }
  out.statements(fn.after)
  const parameters = [
    ...fn.parameters.map((p) => parameterText(p, expressions, dialect)),
    'i64 arg_programs',
    `${pointer} arg_scratch`,
    'i64 arg_scratch_bytes',
  ]
  const head = `${dialect.kernelPrefix} ${fn.name}(${parameters.join(', ')}) {`
  const memory = dialect.declareGlobal ? [spell(dialect.declareGlobal, [bytes])] : []
  return `${[prelude.text(), ...memory, head, ...out.lines, '}'].join('\n')}\n`
}

/** Every parameter takes 8 bytes. */
function parameterText({ name, kind }: SimtParameter, expressions: NpuExpressions, dialect: NpuDialect): string {
  if (kind === 'integer') return `i64 ${name}`
  if (kind === 'float') return `${dialect.floatArgument ? 'i64' : 'f64'} ${name}`
  return `${kind.access === 'read' ? 'const ' : ''}${expressions.qualified(kind.memory)}* ${name}`
}

/** In each turn one instance's inputs come in, the one before it computes, and the outputs of the one before that go out. */
function printPipeline(fn: NpuFunction, out: NpuStatements, vectors: Vectors, index: string): void {
  const { load, compute, store } = fn.pipeline!
  const { name } = fn.program
  const stage = (delay: number, condition: string, body: readonly Stmt[], isStarted: boolean) => {
    if (body.length === 0) return
    out.scope(`if (${condition})`, () => {
      out.text(`const ${index} ${name} = core + (turn${delay ? ` - ${delay}` : ''}) * cores;`)
      for (const line of vectors.doubled(delay % 2 === 0 ? 'turn % 2' : '(turn + 1) % 2', body)) out.text(line)
      out.startsCopies = isStarted
      out.statements(body)
      out.startsCopies = false
    })
  }
  out.text(`const ${index} turns = (${fn.programs.name} - core + cores - 1) / cores;`)
  out.scope(`for (${index} turn = 0; turn < turns + 2; turn++)`, () => {
    stage(2, 'turn >= 2', store, true)
    stage(0, 'turn < turns', load, true)
    stage(1, 'turn >= 1 && turn <= turns', compute, false)
    out.text(out.dialect.copies.wait!)
  })
}

/** Declarations of vectors. */
class Vectors {
  constructor(
    private readonly fn: NpuFunction,
    private readonly allocation: Allocation,
    private readonly declare: (name: string, type: string, elements: string, at: string) => string,
  ) {}

  /** Those that lie at one place. */
  fixed(): readonly string[] {
    return this.lines((v) => !this.fn.pipeline?.doubled.has(v), null)
  }
  /** Those of a step, of which `half` says which of the two. */
  doubled(half: string, body: readonly Stmt[]): readonly string[] {
    const used = vectorNames(body)
    return this.lines((v) => this.fn.pipeline!.doubled.has(v) && used.has(v.name), half)
  }

  private lines(isWanted: (v: Variable) => boolean, half: string | null): readonly string[] {
    return [...this.allocation.offsets]
      .filter(([v]) => isWanted(v))
      .map(([v, offset]) => {
        const { memory, elements } = this.fn.storage.get(v)!
        const bytes = this.allocation.sizes.get(v)! / 2
        const at = half === null ? String(offset) : `${offset} + (${half}) * ${bytes}`
        return this.declare(v.name, memory, String(elements), at)
      })
  }
}

function vectorNames(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>()
  visitStatements(body, (s) => {
    const { read, written } = vectorsOf(s)
    for (const v of [...read, ...written]) names.add(v.name)
  })
  return names
}
