// The tables say what was measured, what was missing and which figures were reached.
import { describe, expect, it } from 'vitest'
import type { CaseResult } from './measure.ts'
import { asMarkdown, asText, backendTable, jobTable, reasons } from './table.ts'

const timing = (min: number) => ({ min, median: min * 1.1, runs: 18 })
const softmax: CaseResult = {
  name: 'softmax',
  mode: 'fresh',
  shape: [4096, 4096],
  bytesMoved: 2 ** 27,
  flops: 0,
  floor: timing(4),
  outcomes: { 'cpu:native': timing(5), torch: timing(20), tfjs: { absent: 'no such kernel' } },
}
const product: CaseResult = {
  name: 'mm 1024³',
  mode: 'given',
  shape: [1024, 1024],
  bytesMoved: 0,
  flops: 2 * 1024 ** 3,
  floor: null,
  outcomes: { 'cpu:native': timing(20), openblas: timing(10), torch: { wrong: 'value 0 is 1 instead of 2' } },
}

describe('backendTable', () => {
  const peers = ['torch', 'openblas', 'tfjs']
  const { header, rows } = backendTable('cpu:native', peers, [softmax, product])
  const cell = (row: number, column: string) => rows[row]?.[header.indexOf(column)]

  it('divides the peer by ours, so that more is better, and ours by the floor', () => {
    expect(cell(0, 'torch/ours')).toBe('4.00×')
    expect(cell(0, 'ours/floor')).toBe('1.25×')
    expect(cell(1, 'openblas/ours')).toBe('0.50×')
  })
  it('judges every figure of the case', () => {
    expect(cell(0, 'figure')).toBe('≥ 4 × torch: reached; ≤ 1.5 × floor: reached')
    expect(cell(1, 'figure')).toBe('≥ 0.8 × openblas: MISSED; ≥ 1 × onnxruntime: not measured')
  })
  it('shows a peer that has no such call, that is missing here, and that computed something else', () => {
    expect(cell(0, 'tfjs')).toBe('none')
    expect(cell(0, 'openblas')).toBe('missing')
    expect(cell(1, 'torch')).toBe('WRONG')
    expect(cell(1, 'torch/ours')).toBe('–')
    expect(reasons([softmax, product])).toEqual([
      'tfjs: no such kernel: softmax (fresh)',
      'torch: WRONG, value 0 is 1 instead of 2: mm 1024³ (given)',
    ])
  })
  it('misses the figures of a backend that has no time', () => {
    const failed = { ...softmax, outcomes: { torch: timing(20), 'cpu:native': { failed: 'Error' } } }
    const table = backendTable('cpu:native', peers, [failed])
    expect(table.rows[0]?.at(-1)).toBe('≥ 4 × torch: MISSED; ≤ 1.5 × floor: MISSED')
  })
  it('gives the speed of products and the microseconds of small calls', () => {
    expect(cell(1, 'openblas')).toBe('10.00 ms (215 GFLOP/s)')
    const small = { ...softmax, floor: null, outcomes: { 'cpu:native': timing(0.0025) } }
    expect(backendTable('cpu:native', [], [small]).rows[0]?.[3]).toBe('2.50 µs')
  })
})

describe('rendering', () => {
  const jobs = jobTable([
    { name: 'job', backend: 'cpu:wasm', start: 'cold', seconds: 2.5, limit: 3 },
    { name: 'job', backend: 'cpu:wasm', start: 'warm', seconds: null, problem: 'exit 1: a | b', limit: 2 },
  ])
  it('aligns the columns of plain text', () => {
    expect(asText(jobs).split('\n')).toEqual([
      'job  backend   start  time           figure',
      '───  ────────  ─────  ─────────────  ──────────────',
      'job  cpu:wasm  cold   2.50 s         ≤ 3 s: reached',
      'job  cpu:wasm  warm   exit 1: a | b  ≤ 2 s: MISSED',
    ])
  })
  it('escapes bars in Markdown', () => {
    expect(asMarkdown(jobs).split('\n').at(-1)).toBe('| job | cpu:wasm | warm | exit 1: a \\| b | ≤ 2 s: MISSED |')
  })
})
