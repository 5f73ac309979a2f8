// The CPU backend's two engines pass the suite: every corpus on wasm, a slice of each kind of kernel on native.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type Engine, openTestRuntime } from '../../packages/core/src/ops/testing/runtime.ts'
import { findCorpora } from './corpus/read.ts'
import type { Report } from './report/report.ts'
import { reasonText } from './report/text.ts'
import type { ConformanceRuntime } from './runtime.ts'
import { selfCheck } from './selfcheck/selfcheck.ts'
import { type ConformanceOptions, runConformance } from './suite.ts'

const found = await findCorpora(fileURLToPath(new URL('../../fixtures/goldens', import.meta.url)))
const corpus = found.filter((file) => !file.includes('torch-grad'))
const gradients = found.filter((file) => file.includes('torch-grad'))

const opened: ConformanceRuntime[] = []
function open(engine: Engine): ConformanceRuntime {
  const rt = openTestRuntime(engine) as unknown as ConformanceRuntime
  opened.push(rt)
  return rt
}
afterAll(() => Promise.all(opened.map((rt) => rt.close())))

const hasCompiler = spawnSync('c++', ['--version']).status === 0

/** One operator or two of each kind of kernel, since each native kernel is compiled. */
const slice: ConformanceOptions = {
  ops: `aten::{add.Tensor,exp,_to_copy,sum.dim_IntList,argmax,_softmax,native_layer_norm,cumsum,sort,topk,mm,bmm,
    index.Tensor,gather,scatter_add,embedding,cat,constant_pad_nd}`,
  dtypes: ['float32', 'bfloat16'],
}

/** Gradients of each kind: pointwise, products, reductions, rows, lookups, joins, windows. */
const gradientSlice: ConformanceOptions = {
  ops: '{mul,matmul,sum,softmax,nn.functional.layer_norm,gather,cat,nn.functional.conv2d}',
  dtypes: ['float32'],
}

/** All gradients agree but known differences, each of which has its proof beside the list of them. */
function expectGradients(report: Report, atLeast: { cases: number; operators: number }): void {
  const { totals } = report
  expect(failuresOf(report)).toEqual([])
  expect(totals.passRate).toBeGreaterThanOrEqual(0.98)
  expect(totals.implementedRate).toBeGreaterThanOrEqual(0.98)
  expect(totals.passed).toBeGreaterThan(atLeast.cases)
  expect(totals.implementedOperators).toBeGreaterThanOrEqual(atLeast.operators)
  expect(totals.leaked).toBe(0)
}

const failuresOf = ({ failures }: Report): string[] =>
  failures.map((failure) => `${failure.call}: ${reasonText(failure)}`)

function expectConformant(report: Report, atLeast: { cases: number; operators: number }): void {
  const { totals } = report
  expect(failuresOf(report)).toEqual([])
  expect(totals.passRate).toBeGreaterThanOrEqual(0.97)
  expect(totals.passed).toBeGreaterThan(atLeast.cases)
  expect(totals.implementedOperators).toBeGreaterThanOrEqual(atLeast.operators)
  expect(totals.leaked).toBe(0)
}

describe('cpu:wasm', () => {
  it('agrees with PyTorch on every corpus', async () => {
    const report = await runConformance(open('wasm'), { corpus, random: false })
    expectConformant(report, { cases: 11000, operators: 800 })
  }, 600_000)

  it('agrees with PyTorch on gradients', async () => {
    const report = await runConformance(open('wasm'), { corpus: gradients, random: false })
    expectGradients(report, { cases: 2000, operators: 400 })
  }, 600_000)

  it('shows every injected fault', async () => {
    const { ok, baseline, faults } = await selfCheck(open('wasm'))
    expect(faults.filter((fault) => fault.detected <= 0)).toEqual([])
    expect(baseline.failed).toBe(0)
    expect(ok).toBe(true)
  }, 600_000)
})

describe.skipIf(!hasCompiler)('cpu:native', () => {
  it('agrees with PyTorch and the references on a slice of each kind of kernel', async () => {
    const report = await runConformance(open('native'), { ...slice, corpus })
    expectConformant(report, { cases: 500, operators: 15 })
  }, 600_000)

  it('agrees with PyTorch on gradients of each kind', async () => {
    const report = await runConformance(open('native'), { ...gradientSlice, corpus: gradients, random: false })
    expectGradients(report, { cases: 15, operators: 8 })
  }, 600_000)
})
