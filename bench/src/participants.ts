// How each participant is started.
import { fileURLToPath } from 'node:url'
import { nodePeer, type ParticipantCommand } from '@opgems/cli/peers'

export const peerNames = ['torch', 'openblas', 'onnxruntime', 'tfjs'] as const
export type PeerName = (typeof peerNames)[number]

const script = (name: string) => fileURLToPath(new URL(`participants/${name}.js`, import.meta.url))

function nodeParticipant(name: string, args: readonly string[], howToGet: string): ParticipantCommand {
  return { name, command: process.execPath, args: [script(name), ...args], howToGet }
}

/** This project on one of its backends. */
export function ours(backend: string, threads: number): ParticipantCommand {
  const started = nodeParticipant('opgems', [backend, String(threads)], 'Run `npx opgems doctor`.')
  return { ...started, name: backend }
}

/** Copying in plain C++. */
export function floor(threads: number): ParticipantCommand {
  return nodeParticipant('copy', [String(threads)], 'It needs a C++ compiler named c++.')
}

export function peer(name: PeerName, threads: number): ParticipantCommand {
  const count = String(threads)
  switch (name) {
    case 'torch':
      return {
        name,
        command: process.env.BENCH_PYTHON ?? '/usr/bin/python3',
        args: [fileURLToPath(new URL('../peers/torch_peer.py', import.meta.url)), count],
        // A core type set for another program would choose OpenBLAS's kernels here too.
        environment: { OPENBLAS_NUM_THREADS: count, OMP_NUM_THREADS: count, OPENBLAS_CORETYPE: undefined },
        howToGet: 'Debian: apt-get install python3-torch; elsewhere set BENCH_PYTHON to a Python with torch and numpy.',
      }
    case 'openblas':
      return {
        ...nodeParticipant(
          name,
          [count],
          'Debian: apt-get install libopenblas0-pthread; elsewhere set OPENBLAS_LIBRARY.',
        ),
        environment: { OPENBLAS_NUM_THREADS: count, OPENBLAS_CORETYPE: undefined },
      }
    case 'onnxruntime':
    case 'tfjs':
      return {
        ...nodePeer(name, threads),
        environment: { OPGEMS_PEERS: fileURLToPath(new URL('../peers', import.meta.url)) },
        howToGet: 'Run `npm run peers -w @opgems/bench`.',
      }
    default:
      return name satisfies never
  }
}
