// The models against Transformers' outputs on the CPU backend, through the public runtime.
import { createRuntime } from '@opgems/core'
import { describe } from 'vitest'
import type { ModelRuntime } from './runtime.ts'
import { causalFixtures, causalGoldenTests, encoderGoldenTests } from './testing/model-goldens.ts'

describe('on the CPU backend', () => {
  let opened: Promise<ModelRuntime> | undefined
  const runtime = () => {
    opened ??= createRuntime({ backend: 'cpu' }) as Promise<ModelRuntime>
    return opened
  }

  for (const name of causalFixtures) causalGoldenTests(name, runtime)
  encoderGoldenTests('tiny-bert', runtime)
})
