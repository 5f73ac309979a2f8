// The prelude of a kernel of the npu family: scalar types, the dialect's own part, and the functions that the kernel uses.
import type { NpuDialect, SimtDialect } from '../../../backend/target.ts'
import { preludeFunctions, SimtPrelude, scalarTypes } from '../../simt/print/prelude.ts'

/** What scalar code needs of a dialect of threads; there are none. */
const scalarPart = ({ name, functionPrefix, bitcast }: NpuDialect): SimtDialect => ({
  ...{ name, functionPrefix, bitcast, prelude: '', kernelPrefix: '', launchBounds: '', sharedQualifier: '' },
  ...{ restrict: '', barrier: '', unroll: '', threadIndex: '', blockIndex: '', shuffleXor: '', shuffleUp: '' },
  ...{ shuffleFrom: '', conversions: [], functions: {}, atomicAdd: {}, compareAndSwap: { 32: '', 64: '' } },
})

export class NpuPrelude extends SimtPrelude {
  constructor(private readonly npu: NpuDialect) {
    super(scalarPart(npu))
  }

  override text(): string {
    const own = [...this.used].sort().map((name) => preludeFunctions[name])
    const lines = [...scalarTypes, this.npu.prelude.trim()]
    if (own.length === 0) return lines.join('\n')
    return [...lines, `#define FN ${this.npu.functionPrefix}`, 'namespace op {', ...own, '}', '#undef FN'].join('\n')
  }
}
