// A family of random cases: an operator, how its arguments are drawn, and the reference that says what they must give.
import type { Call } from '../arguments.ts'
import type { ConformanceCase } from '../case.ts'
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import { parseOperator } from '../operator-name.ts'
import { reference } from '../reference/table.ts'
import type { Generator } from './generator.ts'
import { type LayoutCase, largeCase, layoutCases } from './layouts.ts'

/** The arguments of one drawn call. */
export interface Drawn {
  readonly args: readonly CaseValue[]
  readonly kwargs?: Readonly<Record<string, CaseValue>>
  /** What distinguishes it, besides dtype and layout. */
  readonly variant?: string
}

export interface Family {
  /** The name to call: `aten::add.Tensor`. */
  readonly operator: string
  readonly dtypes: readonly DType[]
  /** Draws the calls for a dtype and layout; none where they do not fit. */
  readonly draw: (generator: Generator, dtype: DType, layout: LayoutCase) => readonly Drawn[]
  /** Whether the family has a case of many elements; false by default. */
  readonly large?: boolean
}

export const floats: readonly DType[] = ['float32', 'float16', 'bfloat16', 'float64']
export const integers: readonly DType[] = ['int64', 'int32', 'int16', 'int8', 'uint8']

/** Every case of a family, in a fixed order. */
export function* casesOf(family: Family, generator: Generator): Iterable<ConformanceCase> {
  let line = 0
  for (const dtype of family.dtypes) {
    const layouts = family.large && dtype === 'float32' ? [...layoutCases, largeCase] : layoutCases
    for (const layout of layouts) {
      for (const drawn of family.draw(generator, dtype, layout)) yield toCase(family, drawn, layout, ++line)
    }
  }
}

function toCase(
  family: Family,
  { args, kwargs = {}, variant }: Drawn,
  layout: LayoutCase,
  line: number,
): ConformanceCase {
  const { operator } = family
  const drawnVariant = variant ? `${layout.name}, ${variant}` : layout.name
  const common = { source: 'random', line, operator, args, kwargs, variant: drawnVariant, fromReference: true }
  const name = parseOperator(operator)
  const compute = reference(name.base)
  if (!compute) throw new TypeError(`${operator} has no reference`)
  const call: Call = { operator, args, kwargs }
  const out = compute(call)
  if (!name.inPlace || !(out instanceof HostTensor)) return { ...common, out }
  // PyTorch refuses to write where several elements share one place in memory.
  if (repeatsElements(args[0])) return { ...common, out: null, refusal: 'BAD_ARGUMENT' }
  // An in-place call returns what it wrote and leaves the other arguments as they were.
  const written = HostTensor.fromNumbers((args[0] as HostTensor).dtype, out.shape, out.numbers)
  return { ...common, out: written, mutated: [written, ...args.slice(1)] }
}

const repeatsElements = (value: CaseValue | undefined): boolean =>
  value instanceof HostTensor && value.shape.some((side, d) => side > 1 && value.layout?.strides[d] === 0)
