// Histograms: how many elements fall into each bin, or how much they weigh: histc, histogram.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { placeIn } from '../../kernels/binary-search.ts'
import type { Site } from '../../kernels/indexed.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'

type Range = readonly [low: number, high: number]

function refuse(operator: string, why: string, ...tensors: readonly Tensor[]): never {
  throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${why}`, {
    operator,
    dtypes: tensors.map((t) => t.dtype),
    shapes: tensors.map((t) => t.shape),
  })
}

export function checkFloats(operator: string, tensors: readonly Tensor[]): void {
  const [first] = tensors
  if (tensors.every((t) => t.dtype === first!.dtype) && isFloating(first!.dtype)) return
  throw new OpGemsError(
    tensors.every((t) => isFloating(t.dtype)) ? 'DTYPE_MISMATCH' : 'UNSUPPORTED_DTYPE',
    `${operator}: takes one floating dtype, got ${tensors.map((t) => t.describe()).join(', ')}`,
    { operator, dtypes: tensors.map((t) => t.dtype) },
  )
}

/** Least and greatest element, or 0 and 1 of none; waits for the device. */
function extremes(rt: Runtime, self: Tensor): Range {
  if (self.numel === 0) return [0, 1]
  const both = rt.call('aten::aminmax', [self]) as Tensor[]
  const range = both.map((t) => Number(t.dataSync()[0])) as [number, number]
  for (const t of both) t.dispose()
  return range
}

/** The range given, or that of the elements, `margin` wider on both sides where it is one number. @throws BAD_ARGUMENT */
function rangeOf(rt: Runtime, operator: string, self: Tensor, given: Range | null, margin: number): Range {
  const [low, high] = given ?? extremes(rt, self)
  if (!Number.isFinite(low) || !Number.isFinite(high))
    refuse(operator, `the range [${low}, ${high}] is not finite`, self)
  if (low > high) refuse(operator, `the range ends before it begins: [${low}, ${high}]`, self)
  return low === high ? [low - margin, high + margin] : [low, high]
}

/** Edges of as many bins of one width. @throws BAD_ARGUMENT */
export function edgesBetween(rt: Runtime, operator: string, self: Tensor, bins: number, given: Range | null): Tensor {
  if (bins < 1) refuse(operator, `bins must be positive, got ${bins}`, self)
  const [low, high] = rangeOf(rt, operator, self, given, 0.5)
  return rt.call('aten::linspace', [low, high, bins + 1], { dtype: self.dtype }) as Tensor
}

/** Adds 1 or its weight to the bin of each element; the last bin holds its upper edge. */
function countInto(
  rt: Runtime,
  operator: string,
  kind: string,
  counts: Tensor,
  inputs: readonly Tensor[],
  table: Tensor | null,
  scalars: readonly (readonly [number, KernelDType])[],
  body: (site: Site) => void,
): void {
  const [self] = inputs as readonly [Tensor]
  const key = `${operator}:${kind}:${counts.dtype}:${inputs.map((t) => t.dtype)}`
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        ...inputs.map((t) => ({ dtype: t.dtype, access: 'read' as const, computed: 0 })),
        { dtype: counts.dtype, access: 'readwrite' as const, computed: 1 },
        ...(table ? [{ dtype: table.dtype, access: 'read' as const, computed: 1 }] : []),
      ],
      scalars: scalars.map(([, dtype]) => dtype),
      body,
    }
    return new IndexedProgram(key, spec, store)
  })
  const along = self.shape.map(() => 0)
  const looked = (t: Tensor) => ({ address: t.address, strides: along, computed: [t.strides[0]!] })
  program.run(
    { sizes: self.shape, roles: self.shape.map(() => 'lookup') },
    [
      ...inputs.map((t) => ({ address: t.address, strides: t.strides })),
      looked(counts),
      ...(table ? [looked(table)] : []),
    ],
    scalars.map(([value]) => value),
  )
}

function histc(rt: Runtime, self: Tensor, bins: number, given: Range, out: readonly Tensor[] | null): Tensor {
  const operator = 'histc'
  checkFloats(operator, [self])
  if (bins < 1) refuse(operator, `bins must be positive, got ${bins}`, self)
  const [low, high] = rangeOf(rt, operator, self, given[0] === given[1] ? null : given, 1)
  const result = out ? checkOutput(operator, out[0]!, [bins], self.dtype) : rt.empty([bins], self.dtype)
  const compute: KernelDType = self.dtype === 'float64' ? 'float64' : 'float32'
  using counts = rt.empty([bins], 'int64')
  fillWith(rt, counts, 0)
  const scalars = [[bins, 'int64'] as const, [low, compute] as const, [high, compute] as const]
  countInto(rt, operator, 'linear', counts, [self], null, scalars, (site) => {
    const [count, from, to] = site.scalars as [Site['scalars'][0], Site['scalars'][0], Site['scalars'][0]]
    const x = site.load(0).to(compute)
    const isInside = x.ge(from).and(x.le(to))
    const place = x.sub(from).mul(count.to(compute)).div(to.sub(from))
    const bin = isInside.select(place, place.like(0)).to('int64').minimum(count.sub(1))
    site.write(1, [bin], site.k.constant('int64', 1), 'sum', isInside)
  })
  rt.call('aten::copy_', [result, counts])
  return result
}

/** Sums of weights between edges; each bin but the last is without its upper edge. */
function sumsBetween(rt: Runtime, self: Tensor, edges: Tensor, weight: Tensor | null): Tensor {
  const bins = edges.numel - 1
  const compute: KernelDType = self.dtype === 'float64' ? 'float64' : 'float32'
  const sums = rt.empty([bins], (weight ? compute : 'int64') as DType)
  fillWith(rt, sums, 0)
  const steps = Math.ceil(Math.log2(edges.numel + 1))
  const at = weight ? 2 : 1
  const scalars = [[edges.numel, 'int64'] as const, [steps, 'int64'] as const]
  countInto(
    rt,
    'histogram',
    weight ? 'weighted' : 'counted',
    sums,
    weight ? [self, weight] : [self],
    edges,
    scalars,
    (site) => {
      const [length, steps] = site.scalars as [Site['scalars'][0], Site['scalars'][0]]
      const wanted = site.load(0).to(compute)
      const element = (place: typeof wanted, isInside: typeof wanted) =>
        site.read(at + 1, [place], isInside).to(compute)
      const above = placeIn(site.k, { wanted, length, steps, right: true, element })
      const last = length.sub(1)
      const isLast = wanted.eq(element(last.add(above.mul(0)), above.ge(0)))
      const isInside = above.gt(0).and(above.le(last).or(isLast))
      const bin = above.sub(1).maximum(0).minimum(last.sub(1))
      const value = weight ? site.load(1).to(compute) : site.k.constant('int64', 1)
      site.write(at, [bin], value, 'sum', isInside)
    },
  )
  return sums
}

interface HistogramCall {
  readonly self: Tensor
  readonly edges: Tensor
  readonly weight: Tensor | null
  readonly density: boolean
}

/** [sums, edges]; a density is divided by the whole sum and the bins' widths. `edges` are results or disposed of. */
function histogram(
  rt: Runtime,
  { self, edges, weight, density }: HistogramCall,
  out: readonly Tensor[] | null,
): Tensor[] {
  const results = rt.tidy(() => {
    const sums = rt.call('aten::to.dtype', [sumsBetween(rt, self, edges, weight), self.dtype]) as Tensor
    const widths = () => rt.call('aten::diff', [edges])
    const shared = density
      ? (rt.call('aten::div', [rt.call('aten::div', [sums, rt.call('aten::sum', [sums])]), widths()]) as Tensor)
      : sums
    if (!out) return [shared, edges]
    return [shared, edges].map((t, i) =>
      rt.call('aten::copy_', [checkOutput('histogram', out[i]!, t.shape, t.dtype), t]),
    )
  }) as Tensor[]
  if (out) edges.dispose()
  return results
}

function checkWeight(self: Tensor, weight: Tensor | null): void {
  checkFloats('histogram', weight ? [self, weight] : [self])
  if (weight && !sameShape(weight.shape, self.shape))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `histogram: weight ${weight.describe()} must have the shape of ${self.describe()}`,
      { operator: 'histogram', shapes: [self.shape, weight.shape] },
    )
}

const define = contractsIn('reduction')

export const histograms: Contract[] = [
  define('histc', (rt, [self, bins, low, high], out) =>
    histc(rt, self as Tensor, bins as number, [Number(low), Number(high)], out),
  ),
  define('histogram.bin_ct', (rt, args, out) => {
    const [self, bins, range, weight, density] = args as [Tensor, number, Range | null, Tensor | null, boolean]
    checkWeight(self, weight)
    const edges = edgesBetween(rt, 'histogram', self, bins, range)
    return histogram(rt, { self, edges, weight, density }, out)
  }),
  define('histogram.bins_tensor', (rt, args, out) => {
    const [self, bins, weight, density] = args as [Tensor, Tensor, Tensor | null, boolean]
    checkWeight(self, weight)
    checkFloats('histogram', [self, bins])
    if (bins.rank !== 1 || bins.numel < 2)
      refuse('histogram', `bins must be at least two edges, got ${bins.describe()}`)
    const edges = rt.call('aten::clone', [bins]) as Tensor
    return histogram(rt, { self, edges, weight, density }, out)
  }),
]
