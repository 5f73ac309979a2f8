// Packages of peers, which are installed only by who wants to compare: found from the working folder, or from OPGEMS_PEERS.
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Resolves as a file in the folder of the peers would. */
export const peerRequire = (): NodeJS.Require =>
  createRequire(join(process.env.OPGEMS_PEERS ?? process.cwd(), 'package.json'))

/** The package, which has no types here. */
export const loadPeerPackage = <T>(name: string): T => peerRequire()(name) as T
