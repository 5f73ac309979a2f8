// Drawing random tensors: one formula over the words of each element's counter.
import { copyInto } from '../../dispatch/launch/copy.ts'
import { scalarDType } from '../../dispatch/launch/fill.ts'
import { IndexedProgram } from '../../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { IndexedSpec } from '../../kernels/indexed.ts'
import { elementNormal, elementWord, elementWords, standardNormal, type Words } from '../../kernels/philox.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'

/** What a formula sees of one element. */
export interface Draw {
  /** Four words of the element's own. */
  readonly words: Words
  /** The bits of one uniform number. */
  readonly bits: readonly [Value, Value]
  readonly normal: Value
  /** Scalars of the operator, in float32, float64 or int64. */
  readonly scalars: readonly Value[]
  /** Elements of the inputs, broadcast to the result. */
  readonly inputs: readonly Value[]
  /** Where floats are computed. */
  readonly compute: 'float32' | 'float64'
  /** Random bits that the result's dtype holds. */
  readonly digits: number
  /** Refuses values that no distribution has, as index checks do: at once on the CPU, elsewhere when the device is waited for. */
  require(condition: Value, message: string): void
}

/** One value for each output. */
export type DrawFormula = (draw: Draw) => readonly Value[]

const digitsOf: Partial<Record<DType, number>> = { float64: 53, float16: 11, bfloat16: 8 }

/** Fills outputs of one shape from the next random stream. Inputs have the outputs' shape, or strides of 0. */
export function draw(
  rt: Runtime,
  operator: string,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  scalars: readonly (number | bigint)[],
  formula: DrawFormula,
): void {
  const first = outputs[0]!
  for (const t of [...outputs, ...inputs]) if (isComplex(t.dtype)) rt.refuseComplex(operator, [t])
  const stream = rt.random.next()
  // Positions are counted in row-major order, so other layouts go through a row-major copy.
  const rows = outputs.map((t) => (t.isContiguous() ? t : rt.empty(t.shape, t.dtype)))
  const written = outputs.map((t) => t.dtype)
  const read = inputs.map((t) => t.dtype)
  const key = `${operator}:${written}:${read}`
  const program = rt.program(
    key,
    (store) => new IndexedProgram(key, drawSpec(operator, written, read, scalars.length, formula), store),
  )
  const flats = inputs.map((t) => flatInput(rt, operator, t, first))
  program.run(
    { sizes: [first.numel], roles: ['special'] },
    [
      ...rows.map((t) => ({ address: t.address, strides: [1] })),
      ...flats.map(({ tensor, stride }) => ({ address: tensor.address, strides: [stride] })),
    ],
    [...stream.seed, stream.call, ...scalars],
  )
  flats.forEach(({ tensor }, i) => {
    if (tensor !== inputs[i]) tensor.dispose()
  })
  rows.forEach((t, i) => {
    if (t === outputs[i]) return
    copyInto(rt, outputs[i]!, t)
    t.dispose()
  })
}

function drawSpec(
  name: string,
  written: readonly DType[],
  read: readonly DType[],
  scalars: number,
  formula: DrawFormula,
): IndexedSpec {
  const compute = [...written, ...read].includes('float64') ? 'float64' : 'float32'
  const kind = scalarDType(written[0]!)
  return {
    name,
    operands: [
      ...written.map((dtype) => ({ dtype, access: 'write' as const, computed: 0 })),
      ...read.map((dtype) => ({ dtype, access: 'read' as const, computed: 0 })),
    ],
    scalars: ['int32', 'int32', 'int32', ...new Array<KernelDType>(scalars).fill(kind)],
    body: (site) => {
      const [low, high, call, ...rest] = site.scalars
      const seed = [low!, high!] as const
      const words = elementWords(site.coord(0), call!, seed)
      const word = elementWord(site.coord(0), call!, seed)
      const isDouble = compute === 'float64'
      const results = formula({
        words,
        bits: isDouble ? [words[0], words[1]] : [word, word],
        normal: isDouble ? standardNormal(words, compute) : elementNormal(site.coord(0), call!, seed),
        scalars: rest,
        inputs: read.map((_, i) => site.load(written.length + i)),
        compute,
        digits: digitsOf[written[0]!] ?? 24,
        require: (condition, message) => site.k.check(condition, `${name}: ${message}`, 'BAD_ARGUMENT'),
      })
      written.forEach((dtype, i) => site.store(i, results[i]!.to(dtype as KernelDType)))
    },
  }
}

/** An input by row-major position: as it is, one element for all, or a broadcast copy. */
function flatInput(rt: Runtime, operator: string, input: Tensor, like: Tensor): { tensor: Tensor; stride: 0 | 1 } {
  if (input.numel === 1) return { tensor: input, stride: 0 }
  const isSame = input.numel === like.numel && input.isContiguous()
  if (isSame) return { tensor: input, stride: 1 }
  const copy = rt.empty(like.shape, input.dtype, contiguousStrides(like.shape))
  if (input.rank > like.rank) {
    copy.dispose()
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${input.describe()} does not broadcast to ${like.describe()}`)
  }
  copyInto(rt, copy, input)
  return { tensor: copy, stride: 1 }
}

/** @throws UNSUPPORTED for a generator object: the runtime has one stream, seeded by manualSeed */
export function refuseGenerator(operator: string, generator: unknown): void {
  if (generator !== null && generator !== undefined)
    throw new OpGemsError('UNSUPPORTED', `${operator}: generators are not supported; use rt.manualSeed`, { operator })
}
