// Names and keywords that PyTorch's Python functions spell otherwise than ATen: the rule for functions without a definition.
import type { Caller, OperatorTable } from '../dispatch/operator-table.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { camelCase, type Keywords, requiredType, type Schema } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'

/** Public names whose ATen operator has another name and the same arguments. */
const renamed: Readonly<Record<string, string>> = {
  T: 'numpy_T',
  H: 'matrix_H',
  __add__: 'add',
  __sub__: 'sub',
  __mul__: 'mul',
  __truediv__: 'div',
  __floordiv__: 'floor_divide',
  __mod__: 'remainder',
  __pow__: 'pow',
  __matmul__: 'matmul',
  __neg__: 'neg',
  __invert__: 'bitwise_not',
  __abs__: 'abs',
  __eq__: 'eq',
  __ne__: 'ne',
  __lt__: 'lt',
  __le__: 'le',
  __gt__: 'gt',
  __ge__: 'ge',
  __radd__: 'add',
  __rmul__: 'mul',
  __rand__: 'bitwise_and',
  __ror__: 'bitwise_or',
  __rxor__: 'bitwise_xor',
  __rsub__: 'rsub',
  _segment_reduce: 'segment_reduce',
  det: 'linalg_det',
  slogdet: 'linalg_slogdet',
  inverse: 'linalg_inv',
  'nn.functional.logsigmoid': 'log_sigmoid',
  'nn.functional.hardtanh_': 'hardtanh_',
}

/** ATen names that a public name may stand for, best first. */
export function atenNamesOf(name: string): readonly string[] {
  const plain = name.replace(/^torch\./, '').replace(/^Tensor\./, '')
  if (Object.hasOwn(renamed, plain)) return [renamed[plain]!]
  const [, module, short] = /^(nn\.functional|special|linalg|fft)\.(\w+)$/.exec(plain) ?? []
  if (module === 'nn.functional') return [short!]
  if (module === 'special') return [`special_${short}`, short!]
  if (module) return [`${module}_${short}`]
  return [plain]
}

/** Keywords that mean an ATen argument of another name. */
const keywordSpellings: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    input: ['self'],
    x: ['self'],
    a: ['self'],
    x1: ['self'],
    x2: ['other'],
    axis: ['dim', 'dims'],
    dim: ['dims'],
    keepdims: ['keepdim'],
    training: ['train'],
  }),
)
/** Deprecated or Python-only keywords: they say nothing when null or false. */
const droppedKeywords = new Set(['size_average', 'reduce', 'inplace', 'requires_grad', '_stacklevel'])

export const reductionCodes: Readonly<Record<string, number>> = { none: 0, mean: 1, sum: 2 }

/** Functions that take one list of integers, or the integers themselves, from this position on. */
const integersFrom: Readonly<Record<string, number>> = {
  view: 1,
  reshape: 1,
  permute: 1,
  expand: 1,
  repeat: 1,
  tile: 1,
  flip: 1,
  sum_to_size: 1,
  new_zeros: 1,
  new_ones: 1,
  new_empty: 1,
  zeros: 0,
  ones: 0,
  empty: 0,
  rand: 0,
  randn: 0,
}
/** The same for tensors. */
const tensorsFrom: Readonly<Record<string, number>> = {
  block_diag: 0,
  broadcast_tensors: 0,
  cartesian_prod: 0,
  meshgrid: 0,
}

/** An ATen operator called with Python's spellings. */
export class SpelledCaller implements Caller {
  private readonly inner: Caller
  private readonly known: ReadonlySet<string>
  private readonly codesReduction: boolean
  private readonly gathers: { readonly from: number; readonly fits: (value: unknown) => boolean } | undefined

  constructor(
    private readonly table: OperatorTable,
    private readonly atenName: string,
  ) {
    this.inner = table.caller(`aten::${atenName}`)
    const args = table.overloads(atenName).flatMap((o) => o.schema.args)
    this.known = new Set(args.flatMap(({ name }) => [name, camelCase(name)]))
    this.codesReduction = args.some(isReductionCode)
    this.gathers = gatheringOf(atenName)
  }

  call(rt: Runtime, positional: readonly unknown[], keywords: Keywords | undefined): unknown {
    const args = this.gathered(positional)
    if (keywords === undefined) return this.inner.call(rt, args, undefined)
    const target =
      keywords.inplace === true && !this.known.has('inplace')
        ? this.table.caller(`aten::${this.atenName}_`)
        : this.inner
    return target.call(rt, args, this.respelled(keywords))
  }

  private gathered(positional: readonly unknown[]): readonly unknown[] {
    if (!this.gathers) return positional
    const { from, fits } = this.gathers
    const rest = positional.slice(from)
    return rest.length > 0 && rest.every(fits) ? [...positional.slice(0, from), rest] : positional
  }

  private respelled(keywords: Keywords): Keywords {
    const result: [string, unknown][] = []
    for (const [keyword, value] of Object.entries(keywords)) {
      const isKnown = this.known.has(keyword)
      if (!isKnown && droppedKeywords.has(keyword) && (value === null || value === false || keyword === 'inplace'))
        continue
      const name = isKnown
        ? keyword
        : (keywordSpellings.get(keyword)?.find((other) => this.known.has(other)) ?? keyword)
      const isCode = name === 'reduction' && this.codesReduction && typeof value === 'string'
      result.push([name, isCode && Object.hasOwn(reductionCodes, value) ? reductionCodes[value] : value])
    }
    // Not by assignment: that of `__proto__` would be lost.
    return Object.fromEntries(result)
  }
}

const isReductionCode = ({ name, type }: Schema['args'][number]): boolean =>
  name === 'reduction' && requiredType(type).kind === 'int'

function gatheringOf(atenName: string): { from: number; fits: (value: unknown) => boolean } | undefined {
  const integers = integersFrom[atenName]
  if (integers !== undefined) return { from: integers, fits: (v) => typeof v === 'number' || typeof v === 'bigint' }
  const tensors = tensorsFrom[atenName]
  return tensors === undefined ? undefined : { from: tensors, fits: (v) => v instanceof Tensor }
}
