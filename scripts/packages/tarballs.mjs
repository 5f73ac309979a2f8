// Packs the packages and looks at what is in them.
import { npm } from './npm.mjs'

const allowed = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^bin\/[\w-]+\.js$/,
  /^dist\/.+\.(js|mjs|d\.ts|d\.mts)$/,
  /^tuning\.yaml$/,
  /^templates\/.+\.template$/,
  /^peers\/\w+\.py$/,
  // Headers that stand for a vendor's compiler on emulated devices.
  /^(include|emulator)\/\w+\.h$/,
]
const forbidden = /^dist\/.*\.test\.|\/testing\/|\.map$|tsbuildinfo/

/** Tarballs in `destination`, one a package: {name, path, files}. */
export function pack(packages, destination) {
  const workspaces = packages.flatMap(({ manifest }) => ['--workspace', manifest.name])
  const listed = JSON.parse(npm(['pack', '--json', '--pack-destination', destination, ...workspaces]))
  // npm 11 gives an object by name here and there, npm 10 an array.
  return Object.values(listed).map(({ name, filename, files }) => ({
    name,
    path: `${destination}/${filename.replace('@', '').replace('/', '-')}`,
    files: files.map((file) => file.path),
  }))
}

/** What is packed and should not be, or the other way round. */
export function contentProblems({ name, files }, manifest) {
  const extra = files.filter((f) => !allowed.some((a) => a.test(f)) || forbidden.test(f))
  const { types, default: entry } = manifest.exports['.']
  const needed = ['LICENSE', 'README.md', ...[types, entry, ...Object.values(manifest.bin ?? {})]].map((path) =>
    path.replace('./', ''),
  )
  return [
    ...extra.map((file) => `${name}: packs ${file}`),
    ...needed.filter((file) => !files.includes(file)).map((file) => `${name}: does not pack ${file}`),
  ]
}
