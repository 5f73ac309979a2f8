// The texts use nothing of the host's compiler: nvcc, which the tests have, would accept it, and NVRTC, which compiles on users' machines, has none.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folders = ['../testing/golden', 'attention/testing/golden', 'decode/testing/golden', 'product/testing/golden']
const files = folders.flatMap((folder) => {
  const path = join(import.meta.dirname, folder)
  return readdirSync(path).map((name) => [`${folder}/${name}`, join(path, name)] as const)
})

test.each(files)('%s has no host builtin and no header', (_, path) => {
  expect(readFileSync(path, 'utf8')).not.toMatch(/__builtin_(?!assume)|#\s*include/)
})
