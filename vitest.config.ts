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
/** Files that replace a module of Node's, or leave the process changed. */
const alone = ['packages/core/src/dispatch/cache/full-disk.test.ts']
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
      // A worker keeps its modules for the next file: loading core takes longer than the tests of most files.
      { extends: true, test: { name: 'shared', include: all, exclude: [...never, ...alone], isolate: false } },
      { extends: true, test: { name: 'alone', include: alone, exclude: never } },
    ],
  },
})
