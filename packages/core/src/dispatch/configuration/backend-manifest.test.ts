// "opgems" in a package.json: the declaration of a backend or the configuration of an application.
import { expect, it } from 'vitest'
import { declaredBackend } from './backend-manifest.ts'

const opgems = { backend: 'chip' }

it.each([
  ['a name with opgems-backend-', { name: '@acme/opgems-backend-chip', opgems }],
  ['the name of one of ours', { name: '@opgems/backend-chip', dependencies: { '@opgems/core': '1' }, opgems }],
  ['the keyword', { name: 'chip', keywords: ['opgems-backend'], opgems }],
  ['core as a peer', { name: 'chip', peerDependencies: { '@opgems/core': '1' }, opgems }],
  ['a name with opgems- and no dependency on core', { name: 'opgems-chip', opgems }],
])('is a declaration with %s', (_, manifest) => {
  expect(declaredBackend(manifest)).toBe('chip')
})

it.each([
  ['an application of any name', { name: 'app', opgems }],
  ['an application named opgems-…', { name: 'opgems-demo', dependencies: { '@opgems/core': '1' }, opgems }],
  ['more settings', { name: 'opgems-demo', opgems: { backend: 'chip', threads: 2 } }],
  ['a device', { name: 'opgems-demo', opgems: { backend: 'chip:0' } }],
  ['no opgems at all', { name: 'opgems-backend-chip' }],
  ['nonsense', { name: 'opgems-backend-chip', opgems: ['chip'] }],
])('is none with %s', (_, manifest) => {
  expect(declaredBackend(manifest)).toBeUndefined()
})
