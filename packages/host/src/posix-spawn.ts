// POSIX's posix_spawnp and waitpid, of the C library that this process has loaded.
import { constants as files } from 'node:fs'
import { constants } from 'node:os'
import { getSystemErrorName } from 'node:util'
import koffi from 'koffi'

/** Paths of files that become a process's standard streams; those of the output are made. */
export interface Streams {
  readonly stdin: string
  readonly stdout: string
  readonly stderr: string
}

export interface PosixSpawn {
  /** Starts `argv[0]`, looked for in PATH, with this process's environment. */
  start(argv: readonly string[], streams: Streams): { readonly pid: number } | { readonly errno: number }
  /** Waits for a process that was started; gives its status word. */
  wait(pid: number): number
  /** The status word, or undefined while the process runs. */
  look(pid: number): number | undefined
}

/** posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t take 80, 336 and 128 bytes in glibc and musl. */
const structBytes = 512
const setSignalDefaults = 0x04
const noHang = 1

const { O_RDONLY, O_WRONLY, O_CREAT, O_TRUNC } = files
const forOutput = O_WRONLY | O_CREAT | O_TRUNC

function load(): PosixSpawn | undefined {
  try {
    return bind(koffi.load(null))
  } catch {
    return undefined
  }
}

let loaded: { readonly spawn: PosixSpawn | undefined } | undefined

/** Loaded on first use; undefined where the process does not export these functions. */
export function posixSpawn(): PosixSpawn | undefined {
  loaded ??= { spawn: load() }
  return loaded.spawn
}

function bind(library: ReturnType<typeof koffi.load>): PosixSpawn {
  const spawnp = library.func(
    'int posix_spawnp(_Out_ int *pid, const char *file, void *actions, void *attributes, const char **argv, const char **envp)',
  )
  const waitpid = library.func('int waitpid(int pid, _Out_ int *status, int options)')
  const one = (name: string) => library.func(`int ${name}(void *)`)
  const [initActions, destroyActions] = [one('posix_spawn_file_actions_init'), one('posix_spawn_file_actions_destroy')]
  const addOpen = library.func(
    'int posix_spawn_file_actions_addopen(void *actions, int fd, const char *path, int flags, uint mode)',
  )
  const [initAttributes, destroyAttributes] = [one('posix_spawnattr_init'), one('posix_spawnattr_destroy')]
  const setDefaults = library.func('int posix_spawnattr_setsigdefault(void *attributes, void *signals)')
  const setFlags = library.func('int posix_spawnattr_setflags(void *attributes, short flags)')
  const emptySet = one('sigemptyset')
  const addSignal = library.func('int sigaddset(void *signals, int signal)')

  /** Node.js ignores SIGPIPE, which a command would inherit. */
  const signals = Buffer.alloc(structBytes)
  emptySet(signals)
  addSignal(signals, constants.signals.SIGPIPE)

  function start(argv: readonly string[], { stdin, stdout, stderr }: Streams) {
    const [actions, attributes] = [Buffer.alloc(structBytes), Buffer.alloc(structBytes)]
    initActions(actions)
    initAttributes(attributes)
    addOpen(actions, 0, stdin, O_RDONLY, 0)
    addOpen(actions, 1, stdout, forOutput, 0o600)
    addOpen(actions, 2, stderr, forOutput, 0o600)
    setDefaults(attributes, signals)
    setFlags(attributes, setSignalDefaults)
    const environment = Object.entries(process.env).map(([name, value]) => `${name}=${value}`)
    const pid = [0]
    const errno: number = spawnp(pid, argv[0], actions, attributes, [...argv, null], [...environment, null])
    destroyActions(actions)
    destroyAttributes(attributes)
    return errno === 0 ? { pid: pid[0]! } : { errno }
  }

  function ask(pid: number, options: number): number | undefined {
    const word = [0]
    const ended: number = waitpid(pid, word, options)
    // A signal's handler may interrupt the wait: then it is asked again.
    if (ended < 0 && koffi.errno() !== constants.errno.EINTR)
      throw new Error(`waitpid of process ${pid} failed: ${getSystemErrorName(-koffi.errno())}`)
    return ended === pid ? word[0]! : undefined
  }

  return {
    start,
    look: (pid) => ask(pid, noHang),
    wait(pid) {
      for (;;) {
        const word = ask(pid, 0)
        if (word !== undefined) return word
      }
    },
  }
}
