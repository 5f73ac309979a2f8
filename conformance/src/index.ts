// The public face of @opgems/conformance.

export { tolerances } from './compare/tolerances.ts'
export { findCorpora, readCorpus } from './corpus/read.ts'
export { type IsolatedCases, type IsolationOptions, isolatedCases } from './isolation/isolated-cases.ts'
export type { CaseReply, CaseRequest, WorkerMessage } from './isolation/messages.ts'
export { serveCases } from './isolation/worker.ts'
export { operatorFilter } from './operator-name.ts'
export { createReferenceRuntime } from './reference/runtime.ts'
export { type Comparison, compareReports, type Refusal } from './report/compare.ts'
export { checkWritable, type ReportFiles, readReport, writeReports, writeWhole } from './report/files.ts'
export { renderHtml } from './report/html.ts'
export { renderJson } from './report/json.ts'
export { renderJUnit } from './report/junit.ts'
export { type ProgressLine, type ProgressStream, progressLine } from './report/progress.ts'
export type {
  Counts,
  DtypeReport,
  FailureReport,
  KnownReport,
  OperatorReport,
  Report,
  Rung,
  WorstError,
} from './report/report.ts'
export { rungs } from './report/report.ts'
export { type Palette, renderTable, type TableOptions } from './report/table.ts'
export type { ConformanceRuntime, ConformanceTensor, TensorOptions } from './runtime.ts'
export { type Fault, faults } from './selfcheck/faults.ts'
export { type FaultReport, type SelfCheckOptions, type SelfCheckReport, selfCheck } from './selfcheck/selfcheck.ts'
export {
  type ConformanceOptions,
  type Progress,
  type RunCase,
  runConformance,
  runSuite,
  type Subject,
} from './suite.ts'
