// `npm test`: lint, build, types of the tests, the tests, then the packed packages. Ends in the line "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'opgems-tests-'))
let passed = 0
let failed = 0

/** Runs a step with its output shown; a step counts as one check. */
function step(name, command, args) {
  console.log(`\n— ${name}`)
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  const isGood = status === 0
  if (!isGood) console.error(`${name} failed (${error?.message ?? `exit ${status}`})`)
  isGood ? passed++ : failed++
  return isGood
}

/** Runs vitest and counts its tests one by one. */
function tests() {
  console.log('\n— tests')
  const file = join(folder, 'vitest.json')
  const args = [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ]
  const { status } = spawnSync('npx', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
    const brokenSuites = report.testResults.filter(
      (r) => r.status === 'failed' && r.assertionResults.every((a) => a.status !== 'failed'),
    )
    failed += brokenSuites.length
    if (status !== 0 && failed === 0) failed++
  } catch (error) {
    console.error(`the tests left no report: ${error.message}`)
    failed++
  }
}

step('lint', 'npx', ['biome', 'check', '.'])
if (step('build', 'npx', ['tsc', '-b'])) {
  step('types of the tests', 'npx', ['tsc', '-p', 'tsconfig.tests.json'])
  tests()
}
rmSync(folder, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
