// Measures this project beside its peers: node bench/run.mjs --help. Needs `npm run build` first.
import { existsSync } from 'node:fs'

const main = new URL('dist/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('bench: not built; run `npm run build` first')
  process.exit(2)
}
await import(main.href)
