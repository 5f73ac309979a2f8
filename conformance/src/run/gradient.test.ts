import { describe, expect, it } from 'vitest'
import type { ConformanceCase } from '../case.ts'
import { HostTensor } from '../host/tensor.ts'
import { createReferenceRuntime } from '../reference/runtime.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { runCase } from './case.ts'

const floats = (...values: number[]) => HostTensor.fromNumbers('float32', [values.length], values)

/** y = b - a, with the gradient of a alone: the second tensor requires none. */
const test: ConformanceCase = {
  source: 'test',
  line: 1,
  operator: 'aten::rsub',
  variant: '',
  args: [floats(1, 2), floats(4, 6)],
  kwargs: {},
  out: floats(3, 4),
  gradient: { requiresGrad: [true, false], gradOut: [floats(5, 7)], gradIn: [floats(-5, -7)] },
}

/** The reference runtime with gradients that are `factor` times those of the outputs. */
function withGradients(factor: number): ConformanceRuntime {
  const runtime = createReferenceRuntime()
  return {
    ...runtime,
    grad: (_, inputs, gradOutputs) =>
      inputs.map((_, i) => runtime.call('aten::mul', [gradOutputs![i], factor]) as never),
  }
}

describe('gradients', () => {
  it('pass where they are what was recorded, and leave no tensor behind', async () => {
    expect(await runCase(withGradients(-1), test)).toMatchObject({ outcome: { status: 'passed' }, leaked: 0 })
  })

  it('fail where they differ', async () => {
    const { outcome } = await runCase(withGradients(1), test)
    expect(outcome).toMatchObject({ status: 'failed', mismatches: [{ where: 'grad[0][1]', expected: '-7', got: '7' }] })
  })

  it('are unsupported where the runtime gives none', async () => {
    expect(await runCase(createReferenceRuntime(), test)).toMatchObject({ outcome: { status: 'unsupported' } })
  })
})
