// Runs a measurement written in TypeScript on the sources: node bench/wasm/run.mjs [file]
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const file = new URL(process.argv[2] ?? 'measure.ts', import.meta.url)
await runnerImport(fileURLToPath(file), {
  configFile: false,
  logLevel: 'error',
  oxc: { target: 'es2022' }, // Node 20 has no `using`
  resolve: {
    alias: [
      {
        find: /^@opgems\/([a-z-]+)$/,
        replacement: fileURLToPath(new URL('../../packages/$1/src/index.ts', import.meta.url)),
      },
    ],
  },
})
process.exit(0)
