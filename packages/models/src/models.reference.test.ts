// The models' logic against Transformers' outputs, on a double-precision runtime that shares nothing with core.
import { afterEach, describe, expect } from 'vitest'
import {
  causalFixtures,
  causalGoldenTests,
  encoderGoldenTests,
  imageTextGoldenTests,
  visionGoldenTests,
} from './testing/model-goldens.ts'
import { openReference, type ReferenceModelRuntime } from './testing/reference-runtime.ts'

describe('on the reference runtime', () => {
  const runtimes: ReferenceModelRuntime[] = []
  const runtime = async () => {
    const rt = openReference()
    runtimes.push(rt)
    return rt
  }
  afterEach(() => {
    for (const rt of runtimes.splice(0)) expect([...rt.live].map(({ shape }) => shape)).toEqual([]) // nothing leaks
  })

  for (const name of causalFixtures) causalGoldenTests(name, runtime)
  encoderGoldenTests('tiny-bert', runtime)
  visionGoldenTests('tiny-vit', runtime)
  imageTextGoldenTests('tiny-llava', runtime)
})
