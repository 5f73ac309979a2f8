// Measures every operator of v3.0 beside PyTorch: node bench/operators.mjs --help. Needs `npm run build` first.
import { existsSync } from 'node:fs'

const main = new URL('dist/operators/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('bench: not built; run `npm run build` first')
  process.exit(2)
}
await import(main.href)
