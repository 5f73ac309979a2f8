import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

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
    include: [
      'packages/*/src/**/*.test.ts',
      'conformance/src/**/*.test.ts',
      'bench/**/*.test.ts',
      'docs/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    testTimeout: 30_000,
    // One worker, vitest's choice on two cores, leaves a core idle while compilers and devices work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
