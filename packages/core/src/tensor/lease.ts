// A tensor's share of its storage, and how it comes back when nobody disposes of the tensor.
import type { History } from './history.ts'
import type { Storage } from './storage.ts'

/** Outlives the tensor, so that a finalizer can return the storage. */
export interface Lease {
  readonly host: { released(): void }
  readonly storage: Storage
  live: boolean
  history: History | null
}

export function endLease(lease: Lease): void {
  lease.live = false
  lease.host.released()
  lease.history?.release()
  lease.history = null
  lease.storage.release()
}

// The last resort for tensors that nobody disposed of.
const abandoned = new FinalizationRegistry<Lease>((lease) => {
  if (lease.live) endLease(lease)
})

interface Young {
  readonly tensor: object
  readonly lease: Lease
}
/** New tensors, not registered yet: most are disposed of before long, and the collector pays for each registration. */
const young: Young[] = []
const mostYoung = 256
let isSweepDue = false

/** Ends the lease when the tensor is collected. Tensors are held until the microtasks run, or until some hundreds more are made. */
export function endWithTensor(tensor: object, lease: Lease): void {
  young.push({ tensor, lease })
  if (young.length >= mostYoung) registerYoung()
  if (isSweepDue) return
  isSweepDue = true
  queueMicrotask(() => {
    isSweepDue = false
    registerYoung()
  })
}

function registerYoung(): void {
  for (const { tensor, lease } of young) if (lease.live) abandoned.register(tensor, lease)
  young.length = 0
}
