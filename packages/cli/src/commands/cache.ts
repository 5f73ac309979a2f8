// opgems cache: the folder of compiled kernels.
import { BinaryCache, loadConfiguration } from '@opgems/core'
import { writeJson } from '../io.ts'
import type { AddCommand } from '../run.ts'

const examples = `
Examples:
  opgems cache list     entries and bytes
  opgems cache clear    remove every compiled kernel; they are compiled again when needed
  opgems cache path     print the folder`

export const addCache: AddCommand = (program, io) => {
  const cache = program
    .command('cache')
    .description('show or clear the folder of compiled kernels')
    .addHelpText('after', examples)
  const open = async () => new BinaryCache((await loadConfiguration()).cacheDir)
  cache
    .command('list')
    .description('print how many kernels the folder holds')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  opgems cache list --json')
    .action(async ({ json }: { json?: true }) => {
      const { folder, entries, bytes } = (await open()).statistics()
      if (json) writeJson(io, { folder, entries, bytes })
      else io.stdout.write(`${folder}: ${entries} kernels, ${(bytes / 2 ** 20).toFixed(1)} MiB\n`)
    })
  cache
    .command('clear')
    .description('remove every compiled kernel')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  opgems cache clear')
    .action(async ({ json }: { json?: true }) => {
      const opened = await open()
      const { folder, entries } = opened.statistics()
      opened.clear()
      if (json) writeJson(io, { folder, removed: entries })
      else io.stdout.write(`removed ${entries} kernels from ${folder}\n`)
    })
  cache
    .command('path')
    .description('print the folder')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  du -sh "$(opgems cache path)"')
    .action(async ({ json }: { json?: true }) => {
      const { folder } = await open()
      if (json) writeJson(io, { folder })
      else io.stdout.write(`${folder}\n`)
    })
}
