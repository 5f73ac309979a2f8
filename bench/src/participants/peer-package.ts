// Loads a package of bench/peers, which is installed only on request and so has no types here.
import { createRequire } from 'node:module'

export function loadPeerPackage<T>(name: string): T {
  return createRequire(new URL('../../peers/package.json', import.meta.url))(name) as T
}
