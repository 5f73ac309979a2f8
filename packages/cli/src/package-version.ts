// The version of this program, which is that of all packages of OpGems.
import { readFileSync } from 'node:fs'

export function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return manifest.version
}
