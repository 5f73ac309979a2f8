import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const all = [
  'packages/*/src/**/*.test.ts',
  'conformance/src/**/*.test.ts',
  'bench/**/*.test.ts',
  'docs/*.test.ts',
  'scripts/**/*.test.ts',
]
/** Folders whose files were seen to pass in any company: none replaces a module or leaves the process changed. */
const sharing = [
  'packages/core/src/{api,autograd,backend,dtype,kernel,kernels,tensor}/**/*.test.ts',
  'packages/core/src/dispatch/{capture,configuration,discovery,launch,memory,profile,self-test,signatures,tuning}/**/*.test.ts',
  'packages/core/src/ops/**/*.test.ts',
  'packages/core/src/codegen/loops/**/*.test.ts',
  'packages/models/src/**/*.test.ts',
  'conformance/src/{compare,corpus,host,report}/**/*.test.ts',
]
/** Files that need a C++ compiler; scripts/test.mjs leaves them out where there is none. */
const native = process.env.OPGEMS_TEST_NATIVE === '0' ? ['packages/backend-cpu/src/native/**'] : []
const never = ['**/node_modules/**', ...native]

// Tests run on the sources: each package name resolves to its src folder.
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@opgems\/conformance$/, replacement: source('conformance/src/index.ts') },
      { find: /^@opgems\/([a-z-]+)$/, replacement: source('packages/$1/src/index.ts') },
    ],
  },
  test: {
    globalSetup: ['scripts/test-cache.ts'],
    // A slow machine that two workers and their compilers share takes long for what a quick one does in a second.
    testTimeout: 90_000,
    // One worker, vitest's choice on two cores, leaves a core idle while compilers and devices work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // A worker keeps its modules for the next file: loading core takes longer than most of these files' tests.
      { extends: true, test: { name: 'shared', include: sharing, exclude: never, isolate: false } },
      { extends: true, test: { name: 'apart', include: all, exclude: [...never, ...sharing] } },
    ],
  },
})
