// opgems new-backend: the package of a new backend, to start from.
import { relative } from 'node:path'
import { OpGemsError } from '@opgems/core'
import { Option } from 'commander'
import { writeJson } from '../io.ts'
import { packageVersion } from '../package-version.ts'
import type { AddCommand } from '../run.ts'
import { type ScaffoldFamily, scaffoldBackend, scaffoldFamilies } from '../scaffold/scaffold.ts'

interface Options {
  readonly family: ScaffoldFamily | 'npu'
  readonly json?: true
}

const examples = `
Writes the folder opgems-backend-NAME here. A simt backend runs on an emulated device at once; its driver refuses devices until it is
written. docs/backend-authors.md describes the interface.

Examples:
  opgems new-backend acme --family simt      a GPU: C++ of threads, warps and blocks
  opgems new-backend acme --family loops     a processor: C++ of loops and vectors`

export const addNewBackend: AddCommand = (program, io) => {
  program
    .command('new-backend')
    .description('write the package of a new backend')
    .argument('<name>', "its short name, as 'acme'; users write it as --backend acme")
    .addOption(
      new Option('--family <family>', 'what its kernels are lowered to')
        .choices([...scaffoldFamilies, 'npu'])
        .makeOptionMandatory(),
    )
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', examples)
    .action((name: string, { family, json }: Options) => {
      if (family === 'npu')
        throw new OpGemsError(
          'UNSUPPORTED',
          `new-backend ${name}: there is no template for the npu family (scratchpad chips) yet: start from a copy of @opgems/backend-cambricon; families with one: ${scaffoldFamilies.join(', ')}`,
        )
      const { folder, files } = scaffoldBackend(name, family, process.cwd(), packageVersion())
      if (json) writeJson(io, { folder, files })
      else io.stdout.write(describe(relative(process.cwd(), folder), files))
    })
}

const describe = (folder: string, files: readonly string[]): string =>
  `${files.map((file) => `${folder}/${file}\n`).join('')}\nNext:\n  cd ${folder}\n  npm install\n  npm test\n`
