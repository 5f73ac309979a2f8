// Running one case: place the arguments, call, read back, compare, dispose.
import type { ConformanceCase, OwnCase } from '../case.ts'
import type { WorstElement } from '../compare/elements.ts'
import { compareResult, type Mismatch, type ReadValue, type ResultComparison } from '../compare/result.ts'
import { dtypeInfo, isDType } from '../host/dtypes.ts'
import { contiguousStrides, HostTensor, numelOf } from '../host/tensor.ts'
import { type CaseValue, isList } from '../host/value.ts'
import { type ConformanceRuntime, type ConformanceTensor, isTensor } from '../runtime.ts'
import { compareGradients } from './gradient.ts'
import { recognise } from './known.ts'
import { type CaseRun, type Outcome, outcomeOfError } from './outcome.ts'
import { Placement } from './place.ts'
import { concludeRefusal } from './refusal.ts'

/** Runs a case; never throws for what the runtime does. */
export async function runCase(runtime: ConformanceRuntime, test: ConformanceCase): Promise<CaseRun> {
  const before = runtime.memory?.().tensors ?? 0
  if (test.own) return await runOwn(runtime, test.own, before)
  const placement = new Placement(runtime, test.gradient?.requiresGrad)
  const run = { outcome: undefined as Outcome | undefined, milliseconds: 0, layoutDiffers: false }
  try {
    if (test.gradient && !runtime.grad)
      throw Object.assign(new Error('the runtime has no gradients'), { code: 'UNSUPPORTED' })
    const args = test.args.map((value) => placement.place(value))
    const kwargs = placement.placeAll(test.kwargs)
    // A leaf that requires a gradient cannot be written in place: as PyTorch's samples do, the call gets a copy.
    if (test.gradient && test.operator.endsWith('_') && isTensor(args[0]))
      args[0] = placement.own(runtime.call('aten::clone', [args[0]]) as ConformanceTensor)
    const start = performance.now()
    const result = await runtime.call(test.operator, args, kwargs)
    ownAll(placement, result)
    const read = await readBack(result)
    run.milliseconds = performance.now() - start
    run.layoutDiffers = layoutDiffers(test.out, result)
    const comparisons = [compareResult(test, test.out, read, 'out')]
    if (test.mutated)
      comparisons.push(compareResult(test, tensorsOnly(test.mutated), await readBack(tensorsOnly(args)), 'mutated'))
    if (test.gradient) comparisons.push(...(await compareGradients(placement, test, test.gradient, result, readBack)))
    run.outcome = conclude(comparisons)
    if (test.refusal) run.outcome = concludeRefusal(test, undefined)
  } catch (error) {
    const thrown = outcomeOfError(error)
    run.outcome = test.refusal ? concludeRefusal(test, thrown) : thrown
    await settle(runtime)
  } finally {
    placement.disposeAll()
  }
  const leaked = Math.max(0, (runtime.memory?.().tensors ?? 0) - before)
  return { ...run, outcome: recognise(test, run.outcome), leaked }
}

/** Devices report failed checks late: what the case left behind must not surface in the next one. */
async function settle(runtime: ConformanceRuntime): Promise<void> {
  await runtime.synchronize().catch(() => undefined)
}

async function runOwn(runtime: ConformanceRuntime, own: OwnCase, before: number): Promise<CaseRun> {
  const start = performance.now()
  const outcome = await own.run(runtime)
  const milliseconds = performance.now() - start
  const leaked = Math.max(0, (runtime.memory?.().tensors ?? 0) - before)
  return { outcome, milliseconds, leaked, layoutDiffers: false }
}

function conclude(comparisons: readonly ResultComparison[]): Outcome {
  const mismatches: readonly Mismatch[] = comparisons.flatMap((comparison) => comparison.mismatches)
  const worst = comparisons
    .map((comparison) => comparison.worst)
    .reduce(
      (most: WorstElement | undefined, next) => (next && (!most || next.ratio > most.ratio) ? next : most),
      undefined,
    )
  const measured = worst ? { worst } : {}
  return mismatches.length === 0 ? { status: 'passed', ...measured } : { status: 'failed', mismatches, ...measured }
}

function ownAll(placement: Placement, result: unknown): void {
  if (isTensor(result)) placement.own(result)
  else if (Array.isArray(result)) for (const item of result) ownAll(placement, item)
}

/** Tensors of a list and of lists in it; anything else becomes null, which compares with nothing. */
function tensorsOnly<T>(values: readonly T[]): T[] {
  return values.map(
    (value) =>
      (Array.isArray(value) ? tensorsOnly(value) : value instanceof HostTensor || isTensor(value) ? value : null) as T,
  )
}

/** Copies a result to the host. Throws if its bytes do not fit the dtype and shape that it claims. */
async function readBack(result: unknown): Promise<ReadValue> {
  if (Array.isArray(result)) {
    const items: ReadValue[] = []
    for (const item of result) items.push(await readBack(item))
    return items.map((item) => item ?? null)
  }
  return isTensor(result) ? await readTensor(result) : (result as ReadValue)
}

async function readTensor(tensor: ConformanceTensor): Promise<HostTensor> {
  const { dtype, shape } = tensor
  const bytes = await tensor.bytes()
  if (!isDType(dtype)) throw new Error(`the result has an unknown dtype ${dtype}`)
  const expected = numelOf(shape) * dtypeInfo(dtype).bytes
  if (bytes.length !== expected) {
    throw new Error(`the result ${dtype}[${shape.join(', ')}] has ${bytes.length} bytes instead of ${expected}`)
  }
  return HostTensor.fromBytes(dtype, [...shape], bytes)
}

/** Compares strides where they matter: dimensions of more than one element of a tensor that has any. */
function layoutDiffers(expected: CaseValue, got: unknown): boolean {
  if (isList(expected)) return Array.isArray(got) && expected.some((item, i) => layoutDiffers(item, got[i]))
  if (!(expected instanceof HostTensor) || !isTensor(got) || expected.numel === 0) return false
  const strides = expected.layout?.strides ?? contiguousStrides(expected.shape)
  return expected.shape.some((side, d) => side > 1 && strides[d] !== got.strides[d])
}
