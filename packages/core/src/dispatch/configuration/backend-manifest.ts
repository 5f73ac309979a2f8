// Tells a backend's package.json from an application's: both may hold "opgems", one to declare, the other to configure.

/** What we read of a package.json. */
export interface PackageManifest {
  readonly name?: unknown
  readonly version?: unknown
  readonly keywords?: unknown
  readonly dependencies?: unknown
  readonly peerDependencies?: unknown
  readonly opgems?: unknown
}

/** Names under which packages of backends are looked for. */
export const backendPackageName = /(^|\/)opgems-|^@opgems\/backend-/
const certainBackendName = /(^|\/)opgems-backend-|^@opgems\/backend-/

/** A backend's short name: no colon, which would start a device. */
export const backendIdPattern = /^[a-z][a-z0-9_-]*$/

/**
 * The id that a package declares with `"opgems": {"backend": id}`, or undefined when it declares none and "opgems" is
 * configuration. A backend's package has the keyword "opgems-backend", @opgems/core as a peer, or "opgems-backend-" in its
 * name; a package named opgems-… counts as one when it does not depend on @opgems/core as applications do.
 */
export function declaredBackend(manifest: PackageManifest): string | undefined {
  const { name, opgems } = manifest
  if (!isRecord(opgems) || typeof opgems.backend !== 'string' || !backendIdPattern.test(opgems.backend))
    return undefined
  return isMarked(manifest) || isLikely(name, manifest, opgems) ? opgems.backend : undefined
}

const isMarked = ({ name, keywords, peerDependencies }: PackageManifest) =>
  (Array.isArray(keywords) && keywords.includes('opgems-backend')) ||
  hasCore(peerDependencies) ||
  (typeof name === 'string' && certainBackendName.test(name))

const isLikely = (name: unknown, { dependencies }: PackageManifest, opgems: object) =>
  typeof name === 'string' &&
  backendPackageName.test(name) &&
  !hasCore(dependencies) &&
  Object.keys(opgems).length === 1

const hasCore = (dependencies: unknown) => isRecord(dependencies) && '@opgems/core' in dependencies

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
