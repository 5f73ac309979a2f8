// Names of variables.
import { describe, expect, it } from 'vitest'
import { scalarType } from '../build.ts'
import { Names } from './scope.ts'

const index = scalarType('index')

describe('names of variables', () => {
  it('are never those of element types', () => {
    const names = new Names()
    const made = Array.from({ length: 100 }, () => names.variable('i', index).name)
    expect(made).not.toContain('i64')
    expect(new Set(made).size).toBe(100)
  })
  it('differ where one prefix continues another', () => {
    const names = new Names()
    const made = Array.from({ length: 200 }, (_, k) => names.variable(k < 100 ? 'i1' : 'i', index).name)
    expect(new Set(made).size).toBe(200)
  })
})
