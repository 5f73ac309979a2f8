// The stubs of AscendCL and aclrtc: as CANN 9 has them, as versions before, and as such that have no launches of this kind.
import { fileURLToPath } from 'node:url'
import { buildStubs, type StubLibraries } from '../../../emulator/src/testing/stub-libraries.ts'

export interface AclStub extends StubLibraries {
  readonly latest: string
  readonly earlier: string
  readonly ancient: string
}

/** Null where the host has no C compiler. */
export function buildAclStub(): AclStub | null {
  const built = buildStubs(fileURLToPath(new URL('./acl-stub.c', import.meta.url)), 'acl', [
    [],
    ['-DEARLIER'],
    ['-DEARLIER', '-DANCIENT'],
  ])
  if (!built) return null
  const [latest, earlier, ancient] = built.paths as [string, string, string]
  return { ...built, latest, earlier, ancient }
}
