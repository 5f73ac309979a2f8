// What a failed launch is told as: kernel, program instance, tensor and the line of source.
import type { LaunchGeometry } from '@opgems/core'

/** Where the run time saw a failure; 0 for an unknown address or line, thread -1 where it is none in particular. */
export interface Fault {
  readonly message: string
  readonly address: number
  readonly line: number
  readonly block: number
  readonly thread: number
}

export interface FaultyLaunch {
  readonly entry: string
  readonly source: string
  /** Arguments, 8 bytes each. */
  readonly slots: Uint8Array
  readonly geometry: LaunchGeometry
  /** Bytes by start of each allocation. */
  readonly allocations: ReadonlyMap<number, number>
}

/** An address this far from an allocation was meant for it. */
const near = 1 << 16

export function describeFault(fault: Fault, launch: FaultyLaunch): string {
  const { geometry, entry, source } = launch
  const parts = [`${fault.message} in kernel '${entry}'`]
  if (fault.address !== 0) parts.push(addressText(fault.address, launch))
  if (fault.thread >= 0) {
    const threads = geometry.threads / geometry.programsPerBlock
    const instance = fault.block * geometry.programsPerBlock + Math.floor(fault.thread / threads)
    parts.push(`program instance ${instance} (block ${fault.block}, thread ${fault.thread})`)
  }
  const line = fault.line > 0 ? source.split('\n')[fault.line - 1]?.trim() : undefined
  if (line) parts.push(`line ${fault.line}: ${line}`)
  return parts.join(', ')
}

/** `0x7f… (arg_x + 12 bytes, of 64 allocated)`, by the parameter whose allocation is next to the address. */
function addressText(address: number, { entry, source, slots, allocations }: FaultyLaunch): string {
  const values = new BigInt64Array(slots.slice().buffer)
  let [best, distance] = ['', near]
  parametersOf(source, entry).forEach((name, slot) => {
    const start = Number(values[slot])
    const owner = [...allocations].find(([from, bytes]) => start >= from && start < from + bytes)
    if (!owner) return
    const [from, bytes] = owner
    const away = address < from ? from - address : Math.max(0, address - (from + bytes - 1))
    if (away >= distance) return
    distance = away
    best = ` (${name} ${address < start ? '-' : '+'} ${Math.abs(address - start)} bytes, of ${from + bytes - start} allocated)`
  })
  return `address 0x${address.toString(16)}${best}`
}

/** Names of the kernel's parameters in the order of their slots. */
function parametersOf(source: string, entry: string): readonly string[] {
  const list = new RegExp(`\\b${entry}\\(([^)]*)\\)`).exec(source)?.[1] ?? ''
  return list.split(',').map((parameter) => /(\w+)\s*$/.exec(parameter)?.[1] ?? '')
}
