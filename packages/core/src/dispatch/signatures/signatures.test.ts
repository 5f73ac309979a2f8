// The written types of rt.ops are those of the contracts; `npm run generate:types -w @opgems/core` writes them anew.
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { operatorTypeFiles } from '../../../scripts/operator-types.ts'
import { contracts } from '../../ops/index.ts'
import { OperatorTable } from '../operator-table.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const files = operatorTypeFiles(new OperatorTable(contracts))

describe('the types of rt.ops', () => {
  test.each([...files])('%s is up to date', async (file, text) => {
    await expect(text).toMatchFileSnapshot(join(folder, file))
  })

  test('no file is left over', () => {
    const written = readdirSync(folder).filter((file) => !file.endsWith('.test.ts') && file !== 'scalar.ts')
    expect(written.sort()).toEqual([...files.keys()].sort())
  })
})
