// Einstein summation: from 'ij,jk->ik' to a name for each dimension of each operand and of the result.
import { OpGemsError } from '../../errors/errors.ts'

export interface Equation {
  /** Names of the dimensions of each operand. */
  readonly inputs: readonly (readonly string[])[]
  readonly output: readonly string[]
}

function fail(equation: string, why: string): never {
  throw new OpGemsError('BAD_ARGUMENT', `einsum: '${equation}' ${why}`, { operator: 'einsum' })
}

/** Dimensions under '...' are named from the last one, since they broadcast from there. */
const covered = (count: number): string[] => Array.from({ length: count }, (_, i) => `...${count - 1 - i}`)

/** Labels of one operand; `ellipsis` names what stands under '...'. */
function labels(equation: string, text: string, ellipsis: readonly string[]): string[] {
  const parts = text.split('...')
  if (parts.length > 2 || parts.some((p) => !/^[A-Za-z]*$/.test(p)))
    fail(equation, `has '${text}' where letters and one '...' are expected`)
  const [before, after] = parts
  return after === undefined ? [...before!] : [...before!, ...ellipsis, ...after]
}

/** @throws BAD_ARGUMENT */
export function parseEquation(equation: string, ranks: readonly number[]): Equation {
  const [left, right, ...more] = equation.replaceAll(' ', '').split('->')
  const operands = left!.split(',')
  if (more.length > 0) fail(equation, "has more than one '->'")
  if (operands.length !== ranks.length) fail(equation, `names ${operands.length} operands, got ${ranks.length}`)
  const inputs = operands.map((text, i) => {
    const letters = text.replace('...', '').length
    const under = ranks[i]! - letters
    if (text.includes('...') ? under < 0 : under !== 0)
      fail(equation, `gives operand ${i} ${letters} labels, but it has ${ranks[i]} dimensions`)
    return labels(equation, text, covered(under))
  })
  const all = inputs.flat()
  const dots = all.filter((n) => n.startsWith('...'))
  const widest = covered(new Set(dots).size)
  if (right === undefined) {
    const single = all.filter((n) => n.length === 1 && all.filter((m) => m === n).length === 1)
    return { inputs, output: [...widest, ...single.toSorted()] }
  }
  const output = labels(equation, right, widest)
  for (const name of output)
    if (!all.includes(name) || output.filter((n) => n === name).length > 1)
      fail(equation, `must name '${name}' once in the result and at least once in an operand`)
  return { inputs, output }
}
