// What `opgems doctor` finds out, as data.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Configuration,
  discoverPlugins,
  type FoundBackend,
  listBackends,
  loadConfiguration,
  makeFolder,
} from '@opgems/core'

export interface Finding {
  readonly subject: string
  readonly level: 'good' | 'warning' | 'problem'
  readonly message: string
  /** What to do about it. */
  readonly remedy?: string
}

export interface Diagnosis {
  /** No finding is a problem. */
  readonly ok: boolean
  /** What createRuntime() opens here, and why; null where nothing can be opened. */
  readonly defaultDevice: { readonly name: string; readonly why: string } | null
  readonly node: string
  readonly cacheFolder: string | null
  readonly configurationFile: string | null
  readonly findings: readonly Finding[]
}

export async function diagnose(): Promise<Diagnosis> {
  const findings: Finding[] = [nodeFinding()]
  const configuration = await attempt(findings, 'configuration', () => loadConfiguration())
  if (configuration) {
    findings.push({ subject: 'configuration', level: 'good', message: configuration.file ?? 'no file; defaults' })
    findings.push(cacheFinding(configuration.cacheDir), ...(await pluginFindings(configuration)))
  }
  // The configured backend must not hide the others.
  const backends = configuration && (await attempt(findings, 'devices', () => allBackends(configuration)))
  findings.push(...(backends ?? []).flatMap(deviceFindings))
  const defaultDevice = configuration && backends ? chooseDefault(configuration, backends) : null
  if (backends && !defaultDevice) findings.push(noDevice(configuration?.backend))
  return {
    ok: findings.every(({ level }) => level !== 'problem'),
    defaultDevice,
    node: process.version,
    cacheFolder: configuration?.cacheDir ?? null,
    configurationFile: configuration?.file ?? null,
    findings,
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The result, or undefined with a finding that says why there is none. */
async function attempt<T>(findings: Finding[], subject: string, body: () => Promise<T>): Promise<T | undefined> {
  try {
    return await body()
  } catch (error) {
    findings.push({ subject, level: 'problem', message: textOf(error) })
    return undefined
  }
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isSupported = major > 20 || (major === 20 && minor >= 19)
  const finding = { subject: 'Node.js', message: process.version }
  if (isSupported) return { ...finding, level: 'good' }
  return { ...finding, level: 'problem', remedy: 'install Node.js 20.19 or later' }
}

function cacheFinding(folder: string): Finding {
  const probe = join(folder, `.doctor-${process.pid}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, '')
    rmSync(probe)
    return { subject: 'cache folder', level: 'good', message: folder }
  } catch (error) {
    return {
      subject: 'cache folder',
      level: 'warning',
      message: `${folder} cannot be written (${textOf(error)}); kernels are compiled anew in every process`,
      remedy: 'set OPGEMS_CACHE_DIR to a folder that can be written',
    }
  }
}

async function pluginFindings(configuration: Configuration): Promise<Finding[]> {
  const findings: Finding[] = []
  const plugins = await attempt(findings, 'plugins', () => discoverPlugins(configuration, { from: process.cwd() }))
  for (const { id, packageName, version, load } of plugins ?? []) {
    const plugin = await attempt(findings, `plugin ${id}`, load)
    if (plugin) findings.push({ subject: `plugin ${id}`, level: 'good', message: `${packageName} ${version}` })
  }
  if (plugins?.length === 0)
    findings.push({ subject: 'plugins', level: 'problem', message: 'none', remedy: 'npm install @opgems/backend-cpu' })
  return findings
}

/** Every backend, whichever is configured. */
async function allBackends({ backend }: Configuration): Promise<readonly FoundBackend[]> {
  return await listBackends(backend === undefined ? {} : { backend: backend.split(':')[0]! })
}

function deviceFindings({ id, probes }: FoundBackend): Finding[] {
  return probes.map(({ name, available, description, toolchain, proof, reason }) => ({
    subject: `device ${id}:${name}`,
    level: available ? 'good' : 'warning',
    message: available ? `${description}; toolchain ${toolchain}; proof: ${proof}` : (reason ?? 'not available'),
  }))
}

function chooseDefault(
  { backend, file }: Configuration,
  backends: readonly FoundBackend[],
): Diagnosis['defaultDevice'] {
  const [wantedId, wantedDevice] = backend?.split(':') ?? []
  const candidates = backends
    .flatMap(({ id, probes }) => probes.map((probe) => ({ id, probe })))
    .filter(({ id, probe }) => (wantedId ?? id) === id && (wantedDevice ?? probe.name) === probe.name)
  const available = candidates.filter(({ probe }) => probe.available)
  const [best] = available.sort((a, b) => b.probe.priority - a.probe.priority)
  if (!best) return null
  const preferred = candidates.find(({ probe }) => !probe.available && probe.priority > best.probe.priority)
  const reasons = [
    backend === undefined ? 'nothing is configured' : `'${backend}' is configured in ${file ?? 'the environment'}`,
    available.length > 1 ? `highest priority of ${available.length} available devices` : 'the only one available',
    ...(preferred ? [`${preferred.id}:${preferred.probe.name} is missing: ${preferred.probe.reason ?? ''}`] : []),
  ]
  return { name: `${best.id}:${best.probe.name}`, why: reasons.join('; ') }
}

const noDevice = (backend: string | undefined): Finding => ({
  subject: 'devices',
  level: 'problem',
  message: backend === undefined ? 'none can be opened' : `none fits the configured backend '${backend}'`,
})
