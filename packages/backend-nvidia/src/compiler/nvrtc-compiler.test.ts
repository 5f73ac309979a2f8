// Compiling in a process of its own, against the stub of NVRTC: whatever becomes of the compiler, this process goes on.
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { buildStubLibraries } from '../testing/stub-libraries.ts'
import { nvrtcCompiler } from './compiler.ts'

const stub = buildStubLibraries()

describe.skipIf(!stub)(stub ? 'NVRTC' : 'NVRTC: not tested, there is no C compiler', () => {
  const compiler = nvrtcCompiler({ path: stub?.nvrtc ?? '', version: '13.0' }, stub?.folder ?? '', 20)
  afterAll(() => compiler.close())
  const text = (source: string) => Buffer.from(compiler.compile(source, 'sm_90a')).toString()
  const failure = (source: string) => {
    try {
      compiler.compile(source, 'sm_90a')
    } catch (error) {
      return error as Error & { code: string; details: { path: string; log: string } }
    }
    throw new Error('it compiled')
  }

  test('gives the binary, for the architecture and with the options that its id names', () => {
    expect(text('kernel one')).toMatch(/^stub cubin --gpu-architecture=sm_90a --std=c\+\+17 --fmad=false\nkernel one/)
    expect(compiler.id).toBe('NVRTC 13.0 --std=c++17 --fmad=false')
  })

  test('an error carries the log and the path of the source', () => {
    const error = failure('STUB_ERROR here')
    expect(error).toMatchObject({ code: 'COMPILE_FAILED' })
    expect(error.message).toContain('NVRTC_ERROR_COMPILATION')
    expect(error.details.log).toContain('identifier "STUB_ERROR" is undefined')
    expect(readFileSync(error.details.path, 'utf8')).toBe('STUB_ERROR here')
    expect(error.message).toContain(error.details.path)
  })

  test.each([
    ['STUB_ABORT', /was ended by SIGABRT/],
    ['STUB_EXIT', /ended with status 3/],
  ])('after %s the next kernel compiles again', (source, message) => {
    const error = failure(source)
    expect(error).toMatchObject({ code: 'COMPILE_FAILED' })
    expect(error.message).toMatch(message)
    expect(existsSync(error.details.path)).toBe(true)
    expect(text('kernel two')).toContain('kernel two')
  })

  test('a compiler that does not come back is ended', () => {
    const impatient = nvrtcCompiler({ path: stub!.nvrtc, version: '13.0' }, stub!.folder, 1)
    expect(() => impatient.compile('STUB_HANG', 'sm_90a')).toThrow(/longer than 1 seconds/)
    expect(impatient.compile('kernel three', 'sm_90a').byteLength).toBeGreaterThan(10)
    impatient.close()
  })

  test('a library that cannot be loaded is an error of the compilation', () => {
    const broken = nvrtcCompiler({ path: '/nowhere/libnvrtc.so', version: '13.0' }, stub!.folder, 20)
    expect(() => broken.compile('kernel', 'sm_90a')).toThrow(/nowhere.* cannot be used: .*cannot open shared object/)
    broken.close()
  })
})
