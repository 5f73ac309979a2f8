// The models against Transformers' outputs on the CPU backend's engines, through the public runtime.
import { createRuntime, listBackends } from '@opgems/core'
import { describe } from 'vitest'
import type { ModelRuntime } from './model-runtime.ts'
import {
  causalFixtures,
  causalGoldenTests,
  encoderGoldenTests,
  imageTextGoldenTests,
  visionGoldenTests,
} from './testing/model-goldens.ts'

const probes = (await listBackends({ backend: 'cpu' })).flatMap((b) => b.probes)

for (const { name, available, reason } of probes)
  describe.skipIf(!available)(`on cpu:${name}${available ? '' : ` (not run: ${reason})`}`, () => {
    let opened: Promise<ModelRuntime> | undefined
    const runtime = () => {
      opened ??= createRuntime({ backend: `cpu:${name}` })
      return opened
    }

    for (const fixture of causalFixtures) causalGoldenTests(fixture, runtime)
    encoderGoldenTests('tiny-bert', runtime)
    visionGoldenTests('tiny-vit', runtime)
    imageTextGoldenTests('tiny-llava', runtime)
  })
