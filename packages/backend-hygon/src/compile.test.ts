// A real HIP compiler accepts every kind of kernel. Debian has hiprtc for AMD's gfx906; where it is not installed, nothing is shown.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goldenKernels } from '../../backend-nvidia/src/testing/golden-kernels.ts'
import { renderKernel } from '../../core/src/codegen/families.ts'
import { findHiprtc, hiprtcCompiler } from './compiler/compiler.ts'
import { hygonTarget } from './target.ts'

const found = findHiprtc()
const hiprtc = 'path' in found ? found : null

describe.skipIf(!hiprtc)(hiprtc ? 'hiprtc' : 'hiprtc: not tested, it is not installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opgems-hiprtc-'))
  let compiler: ReturnType<typeof hiprtcCompiler>
  beforeAll(() => {
    compiler = hiprtcCompiler(hiprtc!, folder)
  })
  afterAll(() => {
    compiler.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.for(Object.entries(goldenKernels))('compiles %s for gfx906', ([, { kernel, hints }]) => {
    const { source } = renderKernel(kernel, hygonTarget('gfx906'), hints)
    const binary = compiler.compile(source, 'gfx906')
    // An ELF object; byte 18 is its machine, 0xe0 AMD's GPUs.
    expect([...binary.subarray(0, 4), binary[18]]).toEqual([0x7f, 0x45, 0x4c, 0x46, 0xe0])
  })

  test('an error carries the log and the path of the source', () => {
    expect(() => compiler.compile('extern "C" __global__ void k() { nonsense; }', 'gfx906')).toThrow(
      expect.objectContaining({ code: 'COMPILE_FAILED', message: expect.stringContaining('nonsense') }),
    )
  })
})
