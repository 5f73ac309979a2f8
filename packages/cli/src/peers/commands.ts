// How the peers of `opgems bench` are started, each in a process of its own.
import { fileURLToPath } from 'node:url'
import type { ParticipantCommand } from './participant-process.ts'

export const peerNames = ['torch', 'onnxruntime', 'tfjs'] as const
export type PeerName = (typeof peerNames)[number]

const script = (name: string): string => fileURLToPath(new URL(`${name}.js`, import.meta.url))
const packages = {
  onnxruntime: 'npm install --no-save onnxruntime-node',
  tfjs: 'npm install --no-save @tensorflow/tfjs-core @tensorflow/tfjs-backend-wasm',
}

/** A peer that is a package of Node. */
export const nodePeer = (name: 'onnxruntime' | 'tfjs', threads: number): ParticipantCommand => ({
  name,
  command: process.execPath,
  args: [script(name), String(threads)],
  howToGet: `In this folder: ${packages[name]}`,
})

/** PyTorch by ATen names; `device` as PyTorch names it: 'cpu', 'cuda:0'. */
export const torchPeer = (threads: number, device: string): ParticipantCommand => ({
  name: 'torch',
  command: process.env.OPGEMS_PYTHON ?? 'python3',
  args: [fileURLToPath(new URL('../../peers/aten_peer.py', import.meta.url)), String(threads), device],
  environment: { OMP_NUM_THREADS: String(threads) },
  howToGet: 'pip install torch, or OPGEMS_PYTHON=… with a Python that has it',
})
