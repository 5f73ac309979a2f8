// The packages that are published, with their manifests.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Those of the workspaces in the repository's build (tsconfig.json refers to them) that are not private. */
export function publishedPackages() {
  const { references } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8'))
  return references
    .map(({ path }) => `${root}${path}`)
    .filter((folder) => readdirSync(folder).includes('package.json'))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) }))
    .filter(({ manifest }) => !manifest.private)
}
