import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LinearMemory } from './linear-memory.ts'

const mebibyte = 2 ** 20

/** Bytes of the process's address space that may lie in large pages. */
function advisedBytes(): number {
  const mappings = readFileSync('/proc/self/smaps', 'utf8').split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/)
  const advised = mappings.filter((mapping) => /^VmFlags:.* hg\b/m.test(mapping))
  return advised.reduce((sum, mapping) => sum + Number(/^Size: +(\d+) kB/m.exec(mapping)?.[1]) * 1024, 0)
}

it.runIf(existsSync('/sys/kernel/mm/transparent_hugepage/enabled'))(
  'memory lies in large pages where the system has them, also what it grows by',
  () => {
    const before = advisedBytes()
    const memory = new LinearMemory()
    const initial = advisedBytes()
    expect(initial - before).toBeGreaterThanOrEqual(memory.bytes.byteLength)
    memory.allocate(128 * mebibyte)
    expect(advisedBytes() - initial).toBeGreaterThanOrEqual(64 * mebibyte)
  },
)
