import { describe, expect, it } from 'vitest'
import { inputTensors } from './case.ts'
import { randomCases } from './random/families.ts'
import { createReferenceRuntime } from './reference/runtime.ts'
import type { ConformanceRuntime } from './runtime.ts'
import { type ConformanceOptions, runConformance } from './suite.ts'

const only = { ops: 'aten::{neg,exp}', dtypes: ['float32'] }

/** The reference runtime with another behaviour for one operator. */
function withOperator(operator: string, call: ConformanceRuntime['call']): ConformanceRuntime {
  const runtime = createReferenceRuntime()
  return {
    ...runtime,
    call: (name, args, kwargs) => (name === operator ? call(name, args, kwargs) : runtime.call(name, args, kwargs)),
  }
}

const thrower = (code: string) => () => {
  throw Object.assign(new Error('as the test wants it'), { code })
}

describe('runConformance', () => {
  it('refuses options that it does not have', async () => {
    const attempt = runConformance(createReferenceRuntime(), { ...only, dtype: ['int8'] } as ConformanceOptions)
    await expect(attempt).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
      message: expect.stringContaining("did you mean 'dtypes'"),
    })
  })

  it('passes a sound runtime and counts by operator and dtype', async () => {
    const { totals, operators, dtypes, failures } = await runConformance(createReferenceRuntime(), only)
    expect(totals).toMatchObject({
      failed: 0,
      unsupported: 0,
      passRate: 1,
      operators: 2,
      implementedOperators: 2,
      leaked: 0,
    })
    expect(operators.map((operator) => operator.name)).toEqual(['aten::exp', 'aten::neg'])
    expect(dtypes.float32?.passed).toBe(totals.passed)
    expect(failures).toEqual([])
  })

  it.each(['UNKNOWN_OP', 'UNSUPPORTED_DTYPE', 'UNSUPPORTED'])('counts %s apart, never as passed', async (code) => {
    const { totals, operators } = await runConformance(withOperator('aten::exp', thrower(code)), only)
    expect(totals).toMatchObject({ failed: 0, implementedOperators: 1 })
    const exp = operators.find((operator) => operator.name === 'aten::exp')
    expect(exp).toMatchObject({
      passed: 0,
      implemented: false,
      unsupportedReasons: { [`${code}: as the test wants it`]: exp?.unsupported },
    })
    expect(exp?.unsupported).toBeGreaterThan(0)
  })

  it('counts by source and dtype', async () => {
    const { sources, totals } = await runConformance(withOperator('aten::exp', thrower('UNKNOWN_OP')), only)
    const { passed, unsupported } = totals
    expect(sources?.random).toMatchObject({ passed, unsupported, passRate: 1, implementedRate: 1 })
    expect(sources?.random?.dtypes).toEqual({ float32: { passed, failed: 0, known: 0, unsupported } })
  })

  it('counts any other error as failed and goes on', async () => {
    const { totals, failures } = await runConformance(withOperator('aten::exp', thrower('LAUNCH_FAILED')), only)
    expect(totals.passed).toBeGreaterThan(0)
    expect(totals.failed).toBe(failures.length)
    expect(failures[0]).toMatchObject({ operator: 'aten::exp', kind: 'error', code: 'LAUNCH_FAILED' })
  })

  it('charges an error that a device reports late to the case that left it behind', async () => {
    const runtime = createReferenceRuntime()
    let pending: Error | undefined
    const late: ConformanceRuntime = {
      ...runtime,
      call(name, args, kwargs) {
        if (name === 'aten::exp') {
          pending = Object.assign(new Error('seen late'), { code: 'INDEX_OUT_OF_RANGE' })
          thrower('SHAPE_MISMATCH')()
        }
        const error = pending
        pending = undefined
        if (error) throw error
        return runtime.call(name, args, kwargs)
      },
      async synchronize() {
        const error = pending
        pending = undefined
        if (error) throw error
      },
    }
    const { failures } = await runConformance(late, only)
    expect(new Set(failures.map(({ operator, code }) => `${operator} ${code}`))).toEqual(
      new Set(['aten::exp SHAPE_MISMATCH']),
    )
  })

  it('lets a call that must be refused pass only where it is', async () => {
    const selection = { ops: 'aten::neg_', dtypes: ['float32'] }
    const sound = await runConformance(createReferenceRuntime(), selection)
    expect(sound.totals.failed).toBe(0)
    const runtime = createReferenceRuntime()
    const lenient = withOperator('aten::neg_', (_, [tensor]) => runtime.call('aten::neg', [tensor]))
    const { failures } = await runConformance(lenient, selection)
    expect(failures.find(({ variant }) => variant === 'expanded')).toMatchObject({
      where: 'call',
      expected: 'BAD_ARGUMENT',
    })
    const other = await runConformance(withOperator('aten::neg_', thrower('LAUNCH_FAILED')), selection)
    expect(other.failures.find(({ variant }) => variant === 'expanded')?.code).toBe('LAUNCH_FAILED')
  })

  it('says where a wrong result differs', async () => {
    const runtime = createReferenceRuntime()
    const { failures } = await runConformance(
      withOperator('aten::exp', (_, args) => runtime.call('aten::neg', args)),
      only,
    )
    expect(failures[0]).toMatchObject({ kind: 'failed', code: 'MISMATCH', where: expect.stringContaining('out[') })
    expect(failures[0]?.call).toContain('random:1 aten::exp(float32[45, 65])')
  })

  it('reports tensors that an operator leaves behind', async () => {
    const runtime = createReferenceRuntime()
    const leaking: ConformanceRuntime = {
      ...runtime,
      call: (name, args, kwargs) => {
        runtime.fromBytes(new Uint8Array(4), { dtype: 'float32', shape: [] })
        return runtime.call(name, args, kwargs)
      },
    }
    const { totals } = await runConformance(leaking, { ops: 'aten::neg', dtypes: ['float32'] })
    expect(totals.leaked).toBeGreaterThanOrEqual(totals.passed)
  })

  it('lets the event come through that aborts it', async () => {
    const controller = new AbortController()
    setImmediate(() => controller.abort())
    const report = await runConformance(createReferenceRuntime(), { ...only, signal: controller.signal })
    expect(report.complete).toBe(false)
  })

  it('stops between two cases when aborted, and says so', async () => {
    const controller = new AbortController()
    const report = await runConformance(createReferenceRuntime(), {
      ...only,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 3) controller.abort()
      },
    })
    expect(report.complete).toBe(false)
    expect(report.totals.passed).toBe(3)
  })
})

describe('randomCases', () => {
  const calls = (seed: number, wanted?: (operator: string) => boolean) =>
    [...randomCases(seed, wanted ?? ((name) => name === 'aten::neg' || name === 'aten::mm'))].flatMap((test) =>
      inputTensors(test).map((tensor) => `${test.operator} ${tensor} ${Buffer.from(tensor.bytes).toString('hex')}`),
    )

  it('draws the same cases for the same seed, whatever else is selected', () => {
    const products = calls(3, (name) => name === 'aten::mm')
    expect(calls(3).slice(-products.length)).toEqual(products)
    expect(calls(4, (name) => name === 'aten::mm')).not.toEqual(products)
  })

  it('draws layouts with offsets, steps, expanded and transposed strides, and empty and zero-dim shapes', () => {
    const variants = new Set([...randomCases(0, (name) => name === 'aten::neg')].map(({ variant }) => variant))
    expect([...variants]).toEqual(
      expect.arrayContaining([
        'transposed',
        'sliced',
        'sliced with a step',
        'expanded',
        'zero-size',
        'zero-dim',
        'rank 3',
      ]),
    )
  })
})
