// Run by npm before it packs a package (prepack): adds the licence, and takes out of dist what no source stands for any more.
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

copyFileSync(fileURLToPath(new URL('../LICENSE', import.meta.url)), 'LICENSE')

const endings = /(\.d\.ts|\.d\.mts|\.js|\.mjs)(\.map)?$/
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  const stem = join('src', path.slice('dist'.length + 1)).replace(endings, '')
  const isStale = endings.test(entry.name) && !['.ts', '.mts', '.js', '.mjs'].some((e) => existsSync(stem + e))
  if (entry.isFile() && isStale) rmSync(path)
}
