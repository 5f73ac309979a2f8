import { describe, expect, it } from 'vitest'
import { createReferenceRuntime } from '../reference/runtime.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { faults } from './faults.ts'
import { selfCheck } from './selfcheck.ts'

describe('selfCheck', () => {
  it('finds no failure in a sound runtime and sees every fault', async () => {
    const report = await selfCheck(createReferenceRuntime())
    expect(report.baseline.failed).toBe(0)
    expect(report.faults.filter((fault) => fault.detected <= 0)).toEqual([])
    expect(report.faults).toHaveLength(faults.length)
    expect(report.ok).toBe(true)
  }, 120_000)

  it('lets the event come through that aborts it', async () => {
    const controller = new AbortController()
    setImmediate(() => controller.abort())
    const { baseline } = await selfCheck(createReferenceRuntime(), { signal: controller.signal })
    expect(baseline.passed).toBeLessThan(10)
  })

  it('is not ok where a fault goes unseen', async () => {
    const harmless = { name: 'none', description: 'nothing is wrong', inject: (runtime: ConformanceRuntime) => runtime }
    const report = await selfCheck(createReferenceRuntime(), { faults: [harmless] })
    expect(report).toMatchObject({ ok: false, faults: [{ name: 'none', detected: 0 }] })
  })

  it('is not ok where the runtime supports none of the cases', async () => {
    const runtime = createReferenceRuntime()
    const empty = {
      ...runtime,
      call: () => {
        throw Object.assign(new Error('no operators'), { code: 'UNKNOWN_OP' })
      },
    }
    const report = await selfCheck(empty, { faults: [] })
    expect(report.ok).toBe(false)
    expect(report.baseline.passed).toBe(0)
  })
})
