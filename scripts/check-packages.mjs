// Packs every published package, installs the tarballs into a fresh folder and uses them there. Exit status 1 if anything is wrong.
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { manifestProblems } from './packages/manifests.mjs'
import { npm, output } from './packages/npm.mjs'
import { publishedPackages } from './packages/published.mjs'
import { contentProblems, pack } from './packages/tarballs.mjs'

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const types = fileURLToPath(new URL('../node_modules/@types', import.meta.url))
const source = (name) => fileURLToPath(new URL(`packages/${name}`, import.meta.url))

/** Installs as an application would; what is not ours comes from npm's cache or the registry. */
function install(folder, tarballs) {
  const ours = tarballs.map(({ name, path }) => [name, `file:${path}`])
  const foreign = fileURLToPath(new URL('../fixtures/plugins/opgems-backend-demo', import.meta.url))
  cpSync(foreign, join(folder, 'plugin'), { recursive: true })
  const dependencies = { ...Object.fromEntries(ours), 'opgems-backend-demo': 'file:plugin' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })
}

function useProblems(folder) {
  const environment = { ...process.env, OPGEMS_CACHE_DIR: join(folder, 'cache') }
  copyFileSync(source('use.mjs'), join(folder, 'use.mjs'))
  const { devices, results, foreign, names } = JSON.parse(
    output(process.execPath, ['use.mjs'], { cwd: folder, env: environment }),
  )
  const listed = JSON.parse(
    npm(['exec', '--no', '--', 'opgems', 'devices', '--json'], { cwd: folder, env: environment }),
  )
  console.log(`used ${results.map((r) => r.backend ?? 'the default').join(', ')}; devices: ${devices.join(', ')}`)
  return [
    ...results
      .filter((r) => r.sum !== 2 ** 23 || r.product !== 11)
      .map((r) => `wrong result on ${r.backend}: ${JSON.stringify(r)}`),
    ...(devices.includes('cpu:wasm') ? [] : ['discovery did not find cpu:wasm']),
    ...foreignProblems(foreign),
    ...(names.length === 3 ? [] : [`only ${names.join(', ')} export something`]),
    ...(JSON.stringify(listed).includes('wasm') ? [] : ['opgems devices --json does not list cpu:wasm']),
  ]
}

/** The backend that an outsider wrote passes the suite and is reported under its own name. */
function foreignProblems({ backend, device, totals, refusal }) {
  console.log(`the foreign backend ${backend}:${device}: ${JSON.stringify(totals)}`)
  const problems = []
  if (backend !== 'demo' || device !== 'turtle') problems.push(`the report names ${backend}:${device}`)
  if (!(totals.passed > 0) || totals.failed > 0) problems.push(`the foreign backend: ${JSON.stringify(totals)}`)
  if (!/^UNSUPPORTED_OP: .*turtles are slow/.test(refusal)) problems.push(`a disabled operator: ${refusal}`)
  return problems
}

function typeProblems(folder) {
  copyFileSync(source('use.ts'), join(folder, 'use.ts'))
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--lib',
    'es2023,esnext.disposable',
  ]
  try {
    output(process.execPath, [tsc, ...options, '--types', 'node', '--typeRoots', types, 'use.ts'], { cwd: folder })
    return []
  } catch (error) {
    return [`the types do not stand on their own: ${error.message}`]
  }
}

const folder = mkdtempSync(join(tmpdir(), 'opgems-packages-'))
try {
  const packages = publishedPackages()
  output(process.execPath, [tsc, '-b'])
  const tarballs = pack(packages, folder)
  const contents = tarballs.flatMap((t) =>
    contentProblems(t, packages.find(({ manifest }) => manifest.name === t.name).manifest),
  )
  install(folder, tarballs)
  const problems = [...packages.flatMap(manifestProblems), ...contents, ...useProblems(folder), ...typeProblems(folder)]
  for (const problem of problems) console.error(problem)
  console.log(`${packages.length} packages, ${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
