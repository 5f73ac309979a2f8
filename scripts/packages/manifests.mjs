// What every package.json of ours must say.
import { existsSync, readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync(new URL('../../lerna.json', import.meta.url), 'utf8'))

const expected = {
  version,
  license: 'Apache-2.0',
  type: 'module',
  'engines.node': '>=20.19',
  'scripts.prepack': 'node ../../scripts/prepare-package.mjs',
  'publishConfig.access': 'public',
}
const lifecycle = ['preinstall', 'install', 'postinstall', 'prepare']

const at = (value, path) => path.split('.').reduce((v, key) => v?.[key], value)

/** What is wrong with a package's manifest, in words. */
export function manifestProblems({ folder, manifest }) {
  const problems = []
  const need = (holds, problem) => holds || problems.push(`${manifest.name}: ${problem}`)
  for (const [path, value] of Object.entries(expected)) {
    const wanted = path === 'scripts.prepack' && !folder.includes('/packages/') ? value.replace('../../', '../') : value
    need(at(manifest, path) === wanted, `${path} must be ${JSON.stringify(wanted)}`)
  }
  for (const field of ['description', 'keywords', 'files', 'sideEffects'])
    need(manifest[field] !== undefined, `${field} is missing`)
  need(
    at(manifest, 'exports')?.['.']?.types && at(manifest, 'exports')?.['.']?.default,
    'exports need types and default',
  )
  need(existsSync(`${folder}/README.md`), 'README.md is missing')
  for (const script of lifecycle) need(!manifest.scripts?.[script], `runs a script on installation (${script})`)
  for (const field of ['dependencies', 'peerDependencies'])
    for (const [name, range] of Object.entries(manifest[field] ?? {}))
      if (name.startsWith('@opgems/')) need(range === version, `${field}.${name} must be ${version}`)
  if (manifest.opgems?.backend) {
    need(manifest.peerDependencies?.['@opgems/core'], 'a backend has core as a peer')
    need(!manifest.dependencies?.['@opgems/core'], 'a backend must not bring its own core')
    need(manifest.keywords?.includes('opgems-backend'), "a backend has the keyword 'opgems-backend'")
  }
  return problems
}
