// Cases of operators that draw random numbers: no corpus can record them, so that statistics decide.
import type { ConformanceCase } from '../case.ts'
import type { DType } from '../host/dtypes.ts'
import { Site, type Verdict } from '../large/site.ts'
import { type Outcome, outcomeOfError } from '../run/outcome.ts'
import type { ConformanceRuntime, ConformanceTensor } from '../runtime.ts'

/** Numbers drawn for each case. */
const count = 20_000
/** A correct generator goes beyond in one case of 1.7 million. */
const standardErrors = 5

interface Distribution {
  readonly mean: number
  readonly deviation: number
  /** Every number lies in [least, most]. */
  readonly least: number
  readonly most: number
}

interface DrawnCase {
  readonly operator: string
  readonly draw: (site: Site) => ConformanceTensor | readonly ConformanceTensor[]
  readonly check: (numbers: readonly number[]) => Verdict
}

const uniform = (least: number, most: number): Distribution => ({
  mean: (least + most) / 2,
  deviation: (most - least) / Math.sqrt(12),
  least,
  most,
})
const normal = (mean: number, deviation: number): Distribution => ({
  mean,
  deviation,
  least: -Infinity,
  most: Infinity,
})

/** Standard errors: deviation/√n of the mean, deviation·√((κ − 1)/4n) of the deviation, where the kurtosis κ is at most 3 here. */
function follows({ mean, deviation, least, most }: Distribution): (numbers: readonly number[]) => Verdict {
  return (numbers) => {
    if (numbers.length !== count) return `${numbers.length} numbers instead of ${count}`
    const outside = numbers.find((x) => !(x >= least && x <= most))
    if (outside !== undefined) return `${outside} lies outside of ${least} … ${most}`
    const error = (standardErrors * deviation) / Math.sqrt(count)
    const average = numbers.reduce((sum, x) => sum + x, 0) / count
    if (Math.abs(average - mean) > error) return `the mean is ${average} instead of ${mean} ± ${error}`
    const spread = Math.sqrt(numbers.reduce((sum, x) => sum + (x - average) ** 2, 0) / count)
    const spreadError = error * Math.SQRT1_2
    return Math.abs(spread - deviation) > spreadError
      ? `the standard deviation is ${spread} instead of ${deviation} ± ${spreadError}`
      : undefined
  }
}

function permutes(numbers: readonly number[]): Verdict {
  const sorted = numbers.toSorted((a, b) => a - b)
  if (!sorted.every((x, i) => x === i) || sorted.length !== count) return 'not every number comes once'
  return numbers.every((x, i) => x === i) ? 'the order is that of the numbers' : undefined
}

const size = { dtype: 'float32' }
const zeros = (site: Site): ConformanceTensor => site.call('aten::zeros', [[count]], size)
const filled = (site: Site, value: number): ConformanceTensor => site.call('aten::full', [[count], value], size)
const made =
  (operator: string, args: (site: Site) => readonly unknown[], kwargs?: Readonly<Record<string, unknown>>) =>
  (site: Site): ConformanceTensor =>
    site.call(operator, args(site), kwargs)

const drawnBy = (
  operator: string,
  args: (site: Site) => readonly unknown[],
  expected: Distribution,
  kwargs?: Readonly<Record<string, unknown>>,
): DrawnCase => ({ operator, draw: made(operator, args, kwargs), check: follows(expected) })

/** The index of one of the weights 1, 2, 5: chances 1/8, 2/8, 5/8. */
const chosen: Distribution = { mean: 1.5, deviation: Math.sqrt(2 / 8 + (5 / 8) * 4 - 1.5 ** 2), least: 0, most: 2 }
/** Ones of which a quarter is dropped and the rest scaled by 4/3. */
const dropped: Distribution = { mean: 1, deviation: Math.sqrt(1 / 3), least: 0, most: Math.fround(4 / 3) }

const drawnCaseList: readonly DrawnCase[] = [
  drawnBy('aten::rand', () => [[count]], uniform(0, 1), size),
  drawnBy('aten::rand_like', (site) => [zeros(site)], uniform(0, 1)),
  drawnBy('aten::randn', () => [[count]], normal(0, 1), size),
  drawnBy('aten::randn_like', (site) => [zeros(site)], normal(0, 1)),
  drawnBy('aten::uniform_', (site) => [zeros(site), -2, 4], uniform(-2, 4)),
  drawnBy('aten::normal.Tensor_Tensor', (site) => [filled(site, 3), filled(site, 0.5)], normal(3, 0.5)),
  drawnBy('aten::normal.Tensor_float', (site) => [filled(site, -1), 2], normal(-1, 2)),
  drawnBy('aten::normal.float_Tensor', (site) => [2, filled(site, 0.25)], normal(2, 0.25)),
  {
    operator: 'aten::exponential_',
    draw: made('aten::exponential_', (site) => [zeros(site), 1]),
    // Seen through 1 − exp(−x), an exponential variable is uniform.
    check: (numbers) => follows(uniform(0, 1))(numbers.map((x) => -Math.expm1(-x))),
  },
  drawnBy('aten::multinomial', (site) => [site.tensor('float32', [3], [1, 2, 5]), count, true], chosen),
  {
    operator: 'aten::native_dropout',
    draw: (site) => site.calls('aten::native_dropout', [filled(site, 1), 0.25, true]),
    check: follows(dropped),
  },
  { operator: 'aten::randperm', draw: made('aten::randperm', () => [count]), check: permutes },
]

export function* drawnCases(wanted: (operator: string) => boolean): Iterable<ConformanceCase> {
  let line = 0
  for (const drawn of drawnCaseList) {
    line++
    const { operator } = drawn
    if (!wanted(operator)) continue
    const dtype: DType = operator === 'aten::randperm' ? 'int64' : 'float32'
    const own = { dtype, call: operator, run: (runtime: ConformanceRuntime) => runDrawn(runtime, drawn) }
    yield { source: 'drawn', line, operator, variant: '', args: [], kwargs: {}, out: null, own }
  }
}

async function runDrawn(runtime: ConformanceRuntime, { draw, check }: DrawnCase): Promise<Outcome> {
  const site = new Site(runtime)
  try {
    const result = draw(site)
    const [first] = Array.isArray(result) ? result : [result]
    const verdict = check(await site.numbers(first as ConformanceTensor))
    if (verdict === undefined) return { status: 'passed' }
    return { status: 'failed', mismatches: [{ where: 'out', message: verdict, expected: '', got: '' }] }
  } catch (error) {
    return outcomeOfError(error)
  } finally {
    site.disposeAll()
  }
}
