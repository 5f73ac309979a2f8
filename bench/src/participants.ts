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

/** This project, and PyTorch, as participants that know operators by their ATen names. */
export function operatorParticipants(backend: string, threads: number): ParticipantCommand[] {
  const started = nodeParticipant('operators', [backend, String(threads)], 'Run `npx opgems doctor`.')
  return [{ ...started, name: backend }, torch('torch_operators.py', threads)]
}

/** What a core type or a cache size set for another program would do to OpenBLAS here is undone. */
const asInstalled = { OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined }

function torch(scriptName: string, threads: number): ParticipantCommand {
  const count = String(threads)
  return {
    name: 'torch',
    command: process.env.BENCH_PYTHON ?? '/usr/bin/python3',
    args: [fileURLToPath(new URL(`../peers/${scriptName}`, import.meta.url)), count],
    environment: { OPENBLAS_NUM_THREADS: count, OMP_NUM_THREADS: count, ...asInstalled },
    howToGet: 'Debian: apt-get install python3-torch; elsewhere set BENCH_PYTHON to a Python with torch and numpy.',
  }
}

export function peer(name: PeerName, threads: number): ParticipantCommand {
  const count = String(threads)
  switch (name) {
    case 'torch':
      return torch('torch_peer.py', threads)
    case 'openblas':
      return {
        ...nodeParticipant(
          name,
          [count],
          'Debian: apt-get install libopenblas0-pthread; elsewhere set OPENBLAS_LIBRARY.',
        ),
        environment: { OPENBLAS_NUM_THREADS: count, ...asInstalled },
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
