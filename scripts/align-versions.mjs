// Run by lerna after it has set the packages' versions (version): peers of core take the new version too, which lerna leaves alone.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { publishedPackages } from './packages/published.mjs'

for (const { folder, manifest } of publishedPackages()) {
  const { peerDependencies } = manifest
  if (!peerDependencies?.['@opgems/core']) continue
  peerDependencies['@opgems/core'] = manifest.version
  const path = `${folder}/package.json`
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`)
  execFileSync('git', ['add', path])
}
