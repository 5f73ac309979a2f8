// A stand-in for the command bisheng: a shell script that checks its arguments and makes a shared object whose kernels reach a stub of AscendCL.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param library the stub that launches go to; gives the script's path */
export function makeBisheng(folder: string, library: string): string {
  const path = join(folder, 'bisheng')
  writeFileSync(path, script(library), { mode: 0o755 })
  return path
}

const script = (library: string) => `#!/bin/sh
if [ "$1" = --version ]; then echo "BiSheng Compiler, clang version 15.0.5"; exit 0; fi
case "$*" in
  "--npu-arch=dav-2201 -x asc -O2 -std=c++17 --shared -fPIC -o "*) shift 8 ;;
  *) echo "arguments: $*" >&2; exit 2 ;;
esac
output=$1 input=$2
if grep -q STUB_CRASH "$input"; then kill -ABRT $$; fi
if grep -q STUB_ERROR "$input"; then echo "kernel.asc:1: error: use of undeclared identifier 'STUB_ERROR'" >&2; exit 1; fi
name=$(sed -n 's/.* int \\(og_[a-z0-9_]*\\)_launch(.*/\\1/p' "$input")
grep -q "$name<<<cores, nullptr, stream>>>" "$input" || { echo "no launch in the source" >&2; exit 3; }
{
  echo 'void stubLaunch(const char*, const char*, unsigned int, void*, void**);'
  echo 'static const char source[] ='
  # The emulator knows kernels alone.
  sed '/extern "C" int .*_launch(/,$d' "$input" | sed 's/\\\\/\\\\\\\\/g; s/"/\\\\"/g; s/^/"/; s/$/\\\\n"/'
  echo ';'
  echo "int \${name}_launch(unsigned int cores, void* stream, void** parameters) {"
  echo "  stubLaunch(source, \\"$name\\", cores, stream, parameters); return 0; }"
} > "$input.c"
exec cc -shared -fPIC -o "$output" "$input.c" '${library}'
`
