// Large cases in the suite's form.
import type { ConformanceCase } from '../case.ts'
import { type Outcome, outcomeOfError } from '../run/outcome.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { type LargeCase, largeCaseList } from './cases.ts'
import { bytesOf, Site } from './site.ts'
import { Table } from './table.ts'

/** Elements of a tensor by bytes of an element: offsets pass 2³¹ for two bytes, and 2³² for one. */
const leastElements = (bytes: number): number => (bytes === 1 ? 2 ** 32 + 2 ** 20 : 2 ** 31 + 2 ** 20)

/** @param elements for tests: so many in place of the large number */
export function* largeCases(wanted: (operator: string) => boolean, elements?: number): Generator<ConformanceCase> {
  let line = 0
  for (const large of largeCaseList) {
    line++
    if (!wanted(large.operator)) continue
    const table = new Table(large.dtype, elements ?? leastElements(bytesOf(large.dtype)))
    const { operator, dtype, variant } = large
    const call = `${operator}(${dtype}[${table.shape.join(', ')}])${variant ? ` ${variant}` : ''}`
    const own = { dtype, call, run: (runtime: ConformanceRuntime) => runLarge(runtime, large, table) }
    yield { source: 'large', line, operator, variant, args: [], kwargs: {}, out: null, own }
  }
}

async function runLarge(runtime: ConformanceRuntime, large: LargeCase, table: Table): Promise<Outcome> {
  const site = new Site(runtime)
  try {
    const verdict = await large.run(site, table)
    if (verdict === undefined) return { status: 'passed' }
    return { status: 'failed', mismatches: [{ where: 'out', message: verdict, expected: '', got: '' }] }
  } catch (error) {
    const outcome = outcomeOfError(error)
    // Too little memory says nothing of the operator.
    return outcome.status === 'error' && outcome.code === 'OUT_OF_MEMORY'
      ? { ...outcome, status: 'unsupported' }
      : outcome
  } finally {
    site.disposeAll()
  }
}
