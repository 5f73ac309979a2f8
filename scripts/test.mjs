// `npm test`: lint, build, types of the tests, the tests, the packed packages, then kernels through the vendors' compilers that are there.
// Ends in the line "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'opgems-tests-'))
let passed = 0
let failed = 0
/** Why tests were left out; nothing is left out silently. */
const skipped = []

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

/** Why the native engine cannot run here, or undefined where it can. */
async function nativeReason() {
  const { listBackends } = await import('@opgems/core')
  const probes = (await listBackends({ backend: 'cpu' })).flatMap((backend) => backend.probes)
  return probes.find((probe) => probe.name === 'native')?.reason
}

/** Leaves out tests that name the native engine, which needs a C++ compiler; vitest.config.ts leaves out its own files. */
const withoutNative = ['--testNamePattern', '^(?!.*native)']

/** The files that take longest, so that slow tests are noticed. */
function showSlowest(results) {
  const seconds = (result) => (result.endTime - result.startTime) / 1000
  const slowest = results.toSorted((a, b) => seconds(b) - seconds(a)).slice(0, 5)
  const shown = slowest.map((r) => `${relative(process.cwd(), r.name)} ${seconds(r).toFixed(1)} s`)
  console.log(`slowest: ${shown.join(', ')}`)
}

/** Runs vitest and counts its tests one by one. */
async function tests() {
  console.log('\n— tests')
  const reason = await nativeReason()
  const file = join(folder, 'vitest.json')
  const args = [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(reason ? withoutNative : []),
    ...process.argv.slice(2),
  ]
  const { status, signal } = spawnSync('npx', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(reason ? { OPGEMS_TEST_NATIVE: '0' } : {}) },
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
    showSlowest(report.testResults)
    if (reason) skipped.push(`${report.numPendingTests} tests and those of packages/backend-cpu/src/native: ${reason}`)
    else if (report.numPendingTests > 0) skipped.push(`${report.numPendingTests} tests, as their files say`)
    if (status !== 0 && failed === 0) failed++
  } catch (error) {
    console.error(`\nthe tests left no report (exit ${status ?? signal}): ${error.message}`)
    failed++
  }
}

/** When all should be done, in minutes from the start; .ci/run says what is left of its fifteen. Kernels get what the rest leaves. */
const mostMinutes = Number(process.env.OPGEMS_TEST_SECONDS ?? 780) / 60

/** nvcc takes two processors a quarter of an hour for all kernels: each commit has its slice of them. */
const nvccSlices = 16

/** The slice of the commit at hand; the first where there is no repository. */
function sliceOfCommit() {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' })
  return (Number.parseInt(String(stdout).slice(0, 8), 16) || 0) % nvccSlices
}

function requireNvcc() {
  const { error } = spawnSync('nvcc', ['--version'])
  if (error) throw new Error(`nvcc cannot be started: ${error.message}`)
}
async function requireHip() {
  const { findHipCompiler } = await import('@opgems/backend-hygon')
  findHipCompiler(folder).close()
}

/** Kernels that the suite asks of a vendor's device, compiled: one check, or told where it is not done in full. */
async function kernels(what, requireCompiler, options) {
  try {
    await requireCompiler()
  } catch (error) {
    skipped.push(`no kernel of the suite was compiled for ${what}: ${error.message}`)
    return
  }
  const minutes = Number((mostMinutes - process.uptime() / 60).toFixed(1))
  if (minutes < 1) {
    skipped.push(
      `no kernel of the suite was compiled for ${what}: the rest left none of ${mostMinutes.toFixed(1)} minutes`,
    )
    return
  }
  console.log(`\n— kernels for ${what}`)
  // Rendering makes much that dies young.
  const node = ['--max-semi-space-size=64', 'scripts/compile-kernels.mjs', ...options, '--minutes', String(minutes)]
  const { status } = spawnSync(process.execPath, node, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status === 0) passed++
  else if (status === 3) skipped.push(`kernels for ${what} that ${minutes} minutes did not suffice for, as told there`)
  else failed++
}

step('lint', 'npx', ['biome', 'check', '.'])
if (step('build', 'npx', ['tsc', '-b'])) {
  step('types of the tests', 'npx', ['tsc', '-p', 'tsconfig.tests.json'])
  await tests()
  step('packed packages', 'node', ['scripts/check-packages.mjs'])
  await kernels('gfx906', requireHip, ['--vendor', 'hygon', '--quick'])
  const slice = sliceOfCommit()
  const options = ['--vendor', 'nvidia', '--slice', `${slice}/${nvccSlices}`]
  await kernels(`sm_80 and sm_90a, slice ${slice + 1} of ${nvccSlices}`, requireNvcc, options)
}
rmSync(folder, { recursive: true, force: true })
for (const what of skipped) console.log(`\nskipped: ${what}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
