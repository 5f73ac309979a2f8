// The suite: draws cases from corpora and random families, runs each on a runtime, and reports.
import { readFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { basename, isAbsolute, relative } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { checkOptions, type OptionNames } from '@opgems/core'
import { type ConformanceCase, primaryDtype } from './case.ts'
import { readCorpus } from './corpus/read.ts'
import { drawnCases } from './drawn/drawn.ts'
import { fusedCases } from './fused/fused.ts'
import { largeCases } from './large/large.ts'
import { operatorFilter } from './operator-name.ts'
import { randomCases } from './random/families.ts'
import { type Report, type Rung, reportFormat } from './report/report.ts'
import { runCase } from './run/case.ts'
import type { CaseRun, Outcome } from './run/outcome.ts'
import { Tally } from './run/tally.ts'
import type { ConformanceRuntime } from './runtime.ts'

export interface Progress {
  /** Cases run so far. */
  readonly done: number
  readonly passed: number
  readonly failed: number
  readonly known: number
  readonly unsupported: number
  /** The corpus or random family at work. */
  readonly source: string
  readonly operator: string
  readonly status: Outcome['status']
}

export interface ConformanceOptions {
  /** Golden corpora to run: paths of .jsonl or .jsonl.gz files. None by default. */
  readonly corpus?: readonly string[]
  /** Whether to run cases that the suite draws, against float64 references or by statistics; true by default. */
  readonly random?: boolean
  /** Whether to run cases on tensors of more than 2³¹ elements, which need up to 40 GB of device memory; false by default. */
  readonly large?: boolean
  /** Seed of the random cases; the same seed draws the same cases. 0 by default. */
  readonly seed?: number
  /** Globs that select operators, as `add*,{mm,bmm},nn.functional.*`; all by default. */
  readonly ops?: string
  /** Dtypes; a case counts under that of its first tensor. All by default. */
  readonly dtypes?: readonly string[]
  /** How far the device is proven; `rendered`, the least claim, by default. */
  readonly rung?: Rung
  /** Called after each case. */
  readonly onProgress?: (progress: Progress) => void
  /** Stops the run between two cases; the report then says that it is not complete. */
  readonly signal?: AbortSignal
}

const optionNames = {
  corpus: true,
  random: true,
  large: true,
  seed: true,
  ops: true,
  dtypes: true,
  rung: true,
  onProgress: true,
  signal: true,
} satisfies OptionNames<ConformanceOptions>

type Source =
  | { readonly kind: 'case'; readonly test: ConformanceCase }
  | { readonly kind: 'unsupported'; readonly operator: string; readonly source: string; readonly reason: string }

/** What a report says of the runtime. */
export type Subject = Pick<ConformanceRuntime, 'backend' | 'device' | 'kernelChoice'>

/** Runs a case; cases are numbered from 0 in the order of the run. Null when the run cannot go on. */
export type RunCase = (test: ConformanceCase, number: number) => Promise<CaseRun | null>

/** Runs the suite. Throws OpGemsError BAD_FILE for a corpus that cannot be read; nothing the runtime does ends the run. */
export function runConformance(runtime: ConformanceRuntime, options: ConformanceOptions = {}): Promise<Report> {
  return runSuite(runtime, options, async (test) => {
    // On devices that never wait nothing else would run, and no interrupt come through.
    await turn()
    return await runCase(runtime, test)
  })
}

/** The suite with its cases run elsewhere. */
export async function runSuite(subject: Subject, options: ConformanceOptions, run: RunCase): Promise<Report> {
  checkOptions('conformance', options, optionNames)
  const started = new Date()
  // Asked before the first case: a run with tuning makes winners known.
  const { kernelChoice } = subject
  const tally = new Tally()
  let complete = true
  let number = 0
  for await (const entry of selectedCases(options)) {
    if (options.signal?.aborted) {
      complete = false
      break
    }
    if (entry.kind === 'unsupported') {
      tally.addUnsupported(entry)
      reportProgress(options, tally, entry, 'unsupported')
      continue
    }
    const done = await run(entry.test, number++)
    if (!done) {
      complete = false
      break
    }
    tally.add(entry.test, done)
    reportProgress(options, tally, entry, done.outcome.status)
  }
  return {
    format: reportFormat,
    backend: subject.backend.id,
    device: subject.device.name,
    ...describeBackend(subject),
    ...(kernelChoice === undefined ? {} : { kernelChoice }),
    rung: options.rung ?? 'rendered',
    version: suiteVersion(),
    host: `Node ${process.version}, ${platform()} ${arch()}`,
    date: started.toISOString(),
    milliseconds: Date.now() - started.getTime(),
    complete,
    selection: selectionOf(options),
    ...tally.finish(),
  }
}

/** The entries of all sources that the options select. */
export async function* selectedCases(options: ConformanceOptions): AsyncGenerator<Source> {
  const wanted = selector(options)
  for await (const entry of sources(options)) if (wanted(entry)) yield entry
}

async function* sources(options: ConformanceOptions): AsyncGenerator<Source> {
  for (const file of options.corpus ?? []) yield* readCorpus(file)
  const named = operatorFilter(options.ops)
  if (options.random !== false) for (const test of drawnHere(options.seed ?? 0, named)) yield { kind: 'case', test }
  if (options.large) for (const test of largeCases(named)) yield { kind: 'case', test }
}

/** Cases that the suite draws itself. */
function* drawnHere(seed: number, named: (operator: string) => boolean): Iterable<ConformanceCase> {
  yield* randomCases(seed, named)
  yield* fusedCases(seed, named)
  yield* drawnCases(named)
}

function selector({ ops, dtypes }: ConformanceOptions): (entry: Source) => boolean {
  const named = operatorFilter(ops)
  const ofDtype = (test: ConformanceCase): boolean => dtypes?.includes(primaryDtype(test)) ?? true
  return (entry) => {
    if (entry.kind === 'unsupported') return named(entry.operator) && dtypes === undefined
    return named(entry.test.operator) && ofDtype(entry.test)
  }
}

function reportProgress(
  { onProgress }: ConformanceOptions,
  tally: Tally,
  entry: Source,
  status: Outcome['status'],
): void {
  if (!onProgress) return
  const { passed, failed, known, unsupported } = tally.counts
  const { operator, source } = entry.kind === 'case' ? entry.test : entry
  onProgress({ done: passed + failed + known + unsupported, ...tally.counts, source, operator, status })
}

function describeBackend({ device, backend }: Subject): Partial<Report> {
  const { probe } = device
  return {
    ...(probe ? { hardware: probe.description, toolchain: probe.toolchain } : {}),
    ...(backend.version === undefined ? {} : { backendVersion: backend.version }),
  }
}

function selectionOf(options: ConformanceOptions): Report['selection'] {
  const { corpus = [], random = true, seed = 0, large, ops, dtypes } = options
  return {
    corpus: corpus.map(placeless),
    random,
    seed,
    ...(large ? { large } : {}),
    ...(ops === undefined ? {} : { ops }),
    ...(dtypes === undefined ? {} : { dtypes }),
  }
}

/** A path that says nothing of the machine: from the working folder, or the name alone of a file outside it. */
function placeless(file: string): string {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path
}

function suiteVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return manifest.version
}
