// A stand-in for a vendor's compiler as a command: a shell script that refuses other arguments than the expected ones.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface StubCommand {
  readonly name: string
  /** What `--version` prints. */
  readonly version: string
  /** Arguments before '-o OUTPUT INPUT'. */
  readonly options: readonly string[]
  /** First line of a binary, as the stub of the vendor's run time expects it; the source follows. */
  readonly header: string
}

/** Gives a PATH on which the command is found first. Sources with STUB_ERROR fail with a log, those with STUB_CRASH end it by a signal. */
export function makeCommand(folder: string, { name, version, options, header }: StubCommand): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const script = `#!/bin/sh
if [ "$1" = --version ]; then echo '${version}'; exit 0; fi
case "$*" in
  '${options.join(' ')} -o '*) shift ${options.length + 1} ;;
  *) echo "arguments: $*" >&2; exit 2 ;;
esac
if grep -q STUB_CRASH "$2"; then kill -ABRT $$; fi
if grep -q STUB_ERROR "$2"; then echo "kernel:1: error: use of undeclared identifier 'STUB_ERROR'" >&2; exit 1; fi
{ echo '${header}'; cat "$2"; printf '\\0'; } > "$1"
`
  writeFileSync(join(bin, name), script, { mode: 0o755 })
  return `${bin}:${process.env.PATH}`
}
