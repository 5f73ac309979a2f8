// Reads tuning.yaml: checks it, expands its candidates, and says by line and column what is wrong.
import { createRequire } from 'node:module'
import type { Document, LineCounter } from 'yaml'
import type { z } from 'zod'
import type { Target } from '../../backend/target.ts'
import type { Candidate, KernelClass } from '../../codegen/tuning.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { type CandidatePattern, expandCandidates } from './expand.ts'
import { families, mostCandidates, type TuningFileContent, tuningFileSchema } from './tuning-options.ts'

/** The candidates of one kernel class on some architectures; the first is good untuned. */
export interface TuningEntry {
  readonly kernels: KernelClass
  /** Every architecture where it is null. */
  readonly arch: readonly string[] | null
  readonly candidates: readonly Candidate[]
}

export interface TuningTable {
  readonly family: Target['family']
  /** In the order of the file: the first that fits a kernel and an architecture counts. */
  readonly entries: readonly TuningEntry[]
}

type Path = readonly PropertyKey[]

/** The table of a file's text. @throws BAD_PLUGIN with file, line and column for each thing that is wrong */
export function parseTuning(text: string, path: string): TuningTable {
  const source = new Source(text, path)
  const content = source.content()
  const family = familyOf(content)
  if (family === undefined) source.fail([[['family'], `must be ${families.join(' or ')}`]])
  const result = tuningFileSchema[family!].safeParse(content)
  if (!result.success) source.fail(result.error.issues.flatMap(problemsOf))
  const entries = entriesOf(result.data!)
  const long = entries.filter((e) => e.candidates.length > mostCandidates)
  if (long.length > 0)
    source.fail(long.map((e) => [e.path, `expands to ${e.candidates.length} candidates; ${mostCandidates} at most`]))
  return { family: family!, entries: entries.map(({ path: _, ...entry }) => entry) }
}

const familyOf = (content: unknown): Target['family'] | undefined =>
  families.find((family) => family === (content as { family?: unknown } | null)?.family)

function entriesOf({ kernels }: TuningFileContent): readonly (TuningEntry & { readonly path: Path })[] {
  return Object.entries(kernels).flatMap(([name, list]) =>
    (list ?? []).map(({ arch, candidates }, i) => ({
      kernels: name as KernelClass,
      arch: arch === undefined ? null : [arch].flat(),
      candidates: expandCandidates(candidates as readonly CandidatePattern[]),
      path: ['kernels', name, i, 'candidates'],
    })),
  )
}

/** What zod found, by the place that it is about. */
function problemsOf(issue: z.core.$ZodIssue): (readonly [Path, string])[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => [[...issue.path, key], `there is no '${key}' here`])
  return [[issue.path, `'${issue.path.map(String).join('.')}': ${issue.message}`]]
}

/** The file's text with its positions. */
class Source {
  readonly document: Document.Parsed
  private readonly lines: LineCounter

  constructor(
    text: string,
    private readonly path: string,
  ) {
    // Loaded when it is needed: most runs find the table of a known text ready made.
    const yaml = createRequire(import.meta.url)('yaml') as typeof import('yaml')
    this.lines = new yaml.LineCounter()
    this.document = yaml.parseDocument(text, { lineCounter: this.lines, prettyErrors: false })
    const { errors } = this.document
    if (errors.length > 0) throw this.error(errors.map((e) => `${this.place(e.pos[0])}: ${e.message}`))
  }
  /** @throws BAD_PLUGIN for aliases without an anchor, which the parser lets pass, and for too many */
  content(): unknown {
    try {
      return this.document.toJS()
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      throw this.error([`${this.path}: ${error.message}`])
    }
  }
  fail(problems: readonly (readonly [Path, string])[]): never {
    throw this.error(problems.map(([path, message]) => `${this.place(this.offsetOf(path))}: ${message}`))
  }

  /** Of the key or value at the path, or of the nearest place around it that is there. */
  private offsetOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const node = this.nodeAt(path.slice(0, length))
      const [start] = node?.range ?? []
      if (start !== undefined) return start
    }
    return 0
  }
  private nodeAt(path: Path): { readonly range?: readonly number[] | null } | undefined {
    const parent: unknown = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true)
    const items = (parent as { items?: readonly unknown[] } | undefined)?.items ?? []
    const last = path.at(-1)!
    const pair = items.find((item) => (item as { key?: { value?: unknown } }).key?.value === last)
    return (
      (pair as { key?: { range?: readonly number[] } } | undefined)?.key ?? (items[Number(last)] as object | undefined)
    )
  }
  private place(offset: number): string {
    const { line, col } = this.lines.linePos(offset)
    return `${this.path}:${line}:${col}`
  }
  private error(lines: readonly string[]): OpGemsError {
    return new OpGemsError('BAD_PLUGIN', lines.join('\n'), { path: this.path })
  }
}
