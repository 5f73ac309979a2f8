// The calls are one for each operator of tier v3.0, and their inputs are the same in every process.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { operatorCalls } from './calls/index.ts'
import { inputValues } from './inputs.ts'

/** Overloads, in-place and out forms are folded into one name, as in docs/coverage.md. */
const folded = (overload: string) => overload.replace(/\..*$/, '').replace(/_out$/, '').replace(/_$/, '')

test('every operator of v3.0 has exactly one call', () => {
  const rows = readFileSync(new URL('../../../fixtures/ops.tsv', import.meta.url), 'utf8').split('\n')
  const asked = rows.map((row) => row.split('\t')).filter(([tier]) => tier === 'v3.0')
  const wanted = [...new Set(asked.map(([, overload]) => folded(overload!)))].sort()
  expect(wanted.length).toBe(173)
  expect(operatorCalls.map(({ operator }) => operator).sort()).toEqual(wanted)
})

test('arguments name inputs that are there', () => {
  const references = (value: unknown): number[] => {
    if (Array.isArray(value)) return value.flatMap(references)
    if (typeof value !== 'object' || value === null || !('input' in value)) return []
    return [value.input as number]
  }
  for (const { operator, inputs, args, writes = [] } of operatorCalls)
    for (const position of [...references(args), ...writes]) expect(inputs[position], operator).toBeDefined()
})

test('inputs are in their range, permutations are whole, and a seed gives the same values again', () => {
  const spec = { shape: [3, 5], dtype: 'int64', values: { permuted: true } } as const
  const rows = inputValues(spec, 7)
  expect([...rows.slice(5, 10)].map(Number).sort()).toEqual([0, 1, 2, 3, 4])
  expect(inputValues(spec, 7)).toEqual(rows)
  const floats = inputValues({ shape: [1000], dtype: 'float32', values: { low: 0.5, high: 4 } }, 1) as Float32Array
  expect(Math.min(...floats)).toBeGreaterThanOrEqual(0.5)
  expect(Math.max(...floats)).toBeLessThan(4)
})
