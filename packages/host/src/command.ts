// Commands that are waited for, such as compilers.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { getSystemErrorName } from 'node:util'
import { type PosixSpawn, posixSpawn, type Streams } from './posix-spawn.ts'

export interface CommandOptions {
  /** Text for the standard input, empty if not given. */
  readonly input?: string
  /** After so many seconds the command is killed. Default: it may take as long as it likes. */
  readonly limitSeconds?: number
}

/** As of `spawnSync`: `error` says why a command did not start, or has the code ETIMEDOUT; `status` is null where a signal ended it. */
export interface CommandResult {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly error?: NodeJS.ErrnoException
}

/** Logs of C++ templates are long. */
const mostOutputBytes = 64 << 20

/**
 * Runs a command to its end; this thread waits. On Linux Node.js starts processes by fork, which copies the page tables: 33 ms
 * where 650 MB are resident, 146 ms for 4 GB (bench/start-process.mjs). posix_spawn copies nothing; elsewhere `spawnSync` does it.
 */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): CommandResult {
  const posix = process.platform === 'linux' ? posixSpawn() : undefined
  return posix ? runSpawned(posix, [command, ...args], options) : runForked(command, args, options)
}

/** The same by Node.js's own means. */
export function runForked(
  command: string,
  args: readonly string[],
  { input, limitSeconds }: CommandOptions = {},
): CommandResult {
  return spawnSync(command, args, {
    ...{ encoding: 'utf8', maxBuffer: mostOutputBytes, killSignal: 'SIGKILL', stdio: 'pipe' },
    input: input ?? '',
    ...(limitSeconds ? { timeout: limitSeconds * 1000 } : {}),
  })
}

function runSpawned(
  posix: PosixSpawn,
  argv: readonly string[],
  { input, limitSeconds }: CommandOptions,
): CommandResult {
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(tmpdir(), 'opgems-command-'))
    const [stdout, stderr] = [join(folder, 'out'), join(folder, 'err')]
    const stdin = input ? join(folder, 'in') : devNull
    if (input) writeFileSync(stdin, input)
    const outcome = startAndWait(posix, argv, { stdin, stdout, stderr }, limitSeconds)
    const read = (path: string) => (outcome.hasRun ? readFileSync(path, 'utf8') : '')
    return { ...outcome.result, stdout: read(stdout), stderr: read(stderr) }
  } catch (error) {
    // A full disk, for one: the streams are files.
    return { status: null, signal: null, stdout: '', stderr: '', error: error as NodeJS.ErrnoException }
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
}

interface Outcome {
  readonly hasRun: boolean
  readonly result: Pick<CommandResult, 'status' | 'signal' | 'error'>
}

function startAndWait(posix: PosixSpawn, argv: readonly string[], streams: Streams, seconds?: number): Outcome {
  const command = argv[0]!
  const started = posix.start(argv, streams)
  if ('errno' in started)
    return { hasRun: false, result: { status: null, signal: null, error: systemError(command, started.errno) } }
  const { word, isLate } = wait(posix, started.pid, seconds)
  const number = word & 0x7f
  const signal = number === 0 ? null : nameOfSignal(number)
  const status = number === 0 ? (word >> 8) & 0xff : null
  const error = isLate ? { error: systemError(command, constants.errno.ETIMEDOUT) } : {}
  return { hasRun: true, result: { status, signal, ...error } }
}

/** The word in which waitpid tells how a process ended. A command with a limit is looked at each millisecond. */
function wait(posix: PosixSpawn, pid: number, seconds?: number): { readonly word: number; readonly isLate: boolean } {
  if (seconds === undefined) return { word: posix.wait(pid), isLate: false }
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const word = posix.look(pid)
    if (word !== undefined) return { word, isLate: false }
    sleep(1)
  }
  process.kill(pid, 'SIGKILL')
  return { word: posix.wait(pid), isLate: true }
}

const sleepingPlace = new Int32Array(new SharedArrayBuffer(4))
const sleep = (milliseconds: number): void => void Atomics.wait(sleepingPlace, 0, 0, milliseconds)

const nameOfSignal = (number: number): NodeJS.Signals | null =>
  (Object.entries(constants.signals).find(([, value]) => value === number)?.[0] as NodeJS.Signals | undefined) ?? null

function systemError(command: string, errno: number): NodeJS.ErrnoException {
  const code = getSystemErrorName(-errno)
  return Object.assign(new Error(`${command} ${code}`), { code, errno: -errno, path: command })
}
