// What identifies a case, whatever corpus and line it stands in.
import { createHash } from 'node:crypto'
import { type ConformanceCase, describeValue, inputTensors } from '../case.ts'
import { tensorsOf } from '../host/value.ts'

/** Twelve hexadecimal digits over the operator, the arguments and the expected result. */
export function caseDigest({ operator, args, kwargs, out }: ConformanceCase): string {
  const hash = createHash('sha256')
  const names = Object.entries(kwargs).map(([name, value]) => `${name}=${describeValue(value)}`)
  hash.update([operator, ...args.map(describeValue), ...names, describeValue(out)].join('\n'))
  for (const { bytes } of [...inputTensors({ args, kwargs }), ...tensorsOf(out)]) hash.update(bytes)
  return hash.digest('hex').slice(0, 12)
}
