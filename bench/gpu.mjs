// Measures a GPU beside PyTorch on it: node bench/gpu.mjs --help. Needs `npm run build` first.
import { existsSync } from 'node:fs'

const main = new URL('dist/gpu/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('bench: not built; run `npm run build` first')
  process.exit(2)
}
await import(main.href)
