// Operators that the chosen backend lacks, run on another one that the user named: arguments go there, results come back.
import { type ErrorCode, OpGemsError } from '../errors/errors.ts'
import { Tensor } from '../tensor/index.ts'
import type { Arguments, Contract } from './contract.ts'
import type { Operator } from './operator-table.ts'
import type { Runtime } from './runtime.ts'

const lacking: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['UNSUPPORTED_DTYPE', 'UNSUPPORTED_OP', 'UNSUPPORTED'])

const isLacking = (error: unknown): error is OpGemsError => error instanceof OpGemsError && lacking.has(error.code)

/** The runtimes that take operators over, in the order in which they are asked; closed with the one that they serve. */
export class Fallback {
  private readonly reported = new Set<string>()

  constructor(private readonly runtimes: readonly Runtime[] = []) {}

  /** Whether `error` says that the backend lacks something which another may have. */
  mayTake(error: unknown): boolean {
    return this.runtimes.length > 0 && isLacking(error)
  }
  /**
   * What the first runtime that can makes of the call, as tensors of `rt`; it writes to no argument.
   * @throws `error`, the chosen backend's, when none can
   */
  run(rt: Runtime, contract: Contract, args: Arguments, error: unknown): unknown {
    for (const other of this.runtimes) {
      const operator = counterpart(other, contract)
      // A copy of a view is no view.
      if (!operator || operator.schema.returns.some((r) => r.alias)) continue
      try {
        const result = runOn(other, operator.contract, rt, args)
        this.report(rt, other, contract, args, error)
        return result
      } catch (refusal) {
        if (!isLacking(refusal)) throw refusal
      }
    }
    throw error
  }
  manualSeed(seed: number | bigint): void {
    for (const rt of this.runtimes) rt.manualSeed(seed)
  }
  async close(): Promise<void> {
    for (const rt of this.runtimes) await rt.close()
  }

  /** One warning for an operator and its dtypes: the copies cost far more than the operator. */
  private report(rt: Runtime, other: Runtime, { overload }: Contract, args: Arguments, error: unknown): void {
    const dtypes = args.flat().flatMap((a) => (a instanceof Tensor ? [a.dtype] : []))
    const call = `${overload}(${dtypes.join(', ')})`
    if (this.reported.has(call)) return
    this.reported.add(call)
    const [from, to] = [rt, other].map(({ backend, device }) => `${backend.id}:${device.name}`)
    const reason = error instanceof Error ? error.message : String(error)
    process.emitWarning(`${call} runs on ${to} instead of ${from}: ${reason}`, {
      type: 'OpGemsWarning',
      code: 'OPGEMS_FALLBACK',
    })
  }
}

function counterpart(rt: Runtime, { overload }: Contract): Operator | undefined {
  const operators = rt.operators.overloads(overload.split('.')[0]!)
  return operators.find((o) => o.form === 'functional' && o.contract.overload === overload)
}

function runOn(other: Runtime, contract: Contract, rt: Runtime, args: Arguments): unknown {
  let result: unknown
  other.tidy(() => {
    const there = args.map((a) => moved(a, rt, other))
    result = moved(contract.compute(other, there, null), other, rt)
  })
  return result
}

/** A value with the tensors in it copied, contiguous, from one runtime to another. */
function moved(value: unknown, from: Runtime, to: Runtime): unknown {
  if (Array.isArray(value)) return value.map((v) => moved(v, from, to))
  if (!(value instanceof Tensor)) return value
  const { dtype, shape, numel, dtypeInfo } = value
  // Asked before the copy: what the other cannot hold needs none.
  to.checkDType('fallback', dtype)
  const dense = from.contiguous(value)
  try {
    return to.fromBytes(from.readBytesSync(dense.address, numel * dtypeInfo.bytes), { dtype, shape })
  } finally {
    if (dense !== value) dense.dispose()
  }
}
