// The same calls by a peer, in its own process.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Runtime, Tensor } from '@opgems/core'
import {
  type AtenTask,
  nodePeer,
  type Operation,
  ParticipantProcess,
  type PeerName,
  type Task,
  torchPeer,
} from '../peers/index.ts'
import type { WorkloadTask } from '../workloads/tasks.ts'
import { workloadName } from '../workloads/workloads.ts'
import type { BenchResult } from './measure.ts'

/** Peers that are packages of Node have kernels of their own names for these. */
const operations: Readonly<Record<string, Operation>> = {
  add: 'add',
  exp: 'exp',
  gelu: 'gelu',
  'softmax(-1)': 'softmax',
  native_layer_norm: 'layer_norm',
  'sum(-1)': 'sum_last',
  mm: 'mm',
}
/** How PyTorch names a backend's devices; those of others are compared with the host's processor. */
const torchDevices: Readonly<Record<string, string>> = { nvidia: 'cuda' }

const timedRuns = 7
/** Calls of one run take about as long as this. */
const runMicroseconds = 2000
const mostCalls = 100

/** A peer that runs, or why it does not. */
export async function openPeer(name: PeerName, rt: Runtime, threads: number): Promise<ParticipantProcess | string> {
  const { backend, device } = rt
  const kind = torchDevices[backend.id]
  const command =
    name === 'torch' ? torchPeer(threads, kind ? `${kind}:${device.name}` : 'cpu') : nodePeer(name, threads)
  return await ParticipantProcess.open(command)
}

/** Microseconds of a call, or why there are none. */
export async function measurePeer(
  peer: ParticipantProcess,
  task: WorkloadTask,
  ours: BenchResult,
  folder: string,
): Promise<number | string> {
  const calls = Math.min(mostCalls, Math.max(1, Math.ceil(runMicroseconds / ours.microseconds)))
  const request = peer.name === 'torch' ? atenTask(task, ours, calls) : nodeTask(task, ours, calls, folder)
  if (typeof request === 'string') return request
  try {
    const prepared = await peer.ask({ do: 'prepare', task: request })
    if ('missing' in prepared) return prepared.missing
    await peer.ask({ do: 'run', times: 2 })
    const reply = await peer.ask({ do: 'run', times: timedRuns })
    await peer.ask({ do: 'release' })
    return 'milliseconds' in reply ? Math.min(...reply.milliseconds) * 1000 : 'it gave no times'
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

function atenTask({ workload, dtype }: WorkloadTask, { shapes }: BenchResult, calls: number): AtenTask {
  const inputs = shapes.map((shape, i) => {
    const below = workload.indices?.get(i)?.(shapes)
    return below === undefined ? { shape, dtype } : { shape, dtype: 'int64', below }
  })
  // Tensors stand in the arguments by position; a workload only reads their shapes.
  const stand = shapes.map((shape, input) => ({ input, shape }))
  const args = workload.args(stand as unknown as readonly Tensor[])
  return { aten: workload.operator, inputs, args, calls }
}

function nodeTask(task: WorkloadTask, { shapes }: BenchResult, calls: number, folder: string): Task | string {
  const operation = operations[workloadName(task.workload)]
  if (!operation || task.dtype !== 'float32') return 'not compared'
  const shape = shapes[0] as readonly [number, number]
  const count = operation === 'add' || operation === 'mm' || operation === 'layer_norm' ? 2 : 1
  const rows = operation === 'layer_norm' ? Math.max(2, shape[0]) : shape[0]
  const inputs = Array.from({ length: count }, (_, i) => {
    const path = join(folder, `input-${i}.f32`)
    writeFileSync(path, new Uint8Array(Float32Array.from({ length: rows * shape[1] }, noise(i)).buffer))
    return path
  })
  return { operation, mode: 'fresh', shape: [rows, shape[1]], inputs, calls }
}
const noise = (seed: number) => (_: unknown, i: number) => 0.5 + ((i * 2654435761 + seed) % 1000) / 1000
