// Other libraries as participants of benchmarks: each in a process of its own, asked in lines of JSON.
export { nodePeer, type PeerName, peerNames, torchPeer } from './commands.ts'
export { readInput } from './input.ts'
export { type ParticipantCommand, ParticipantProcess } from './participant-process.ts'
export type { AtenTask, Operation, OutputMode, Reply, Request, Task } from './protocol.ts'
export { type Participant, type PreparedTask, serve } from './serve.ts'
