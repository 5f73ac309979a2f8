// What a public function is: a Python signature and what it does with ATen's operators.
import { type Aten, atenOf } from '../dispatch/gradient.ts'
import type { Caller } from '../dispatch/operator-table.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import type { Keywords } from '../schema/index.ts'
import { PythonArguments } from './arguments.ts'
import { type PythonSignature, parseSignature } from './signature.ts'

export type { Aten }

export type PublicBody = (args: PythonArguments, aten: Aten) => unknown

export interface PublicFunction {
  readonly signature: PythonSignature
  readonly run: PublicBody
}

export const define = (signature: string, run: PublicBody): PublicFunction => ({
  signature: parseSignature(signature),
  run,
})

/** Binds a call's arguments and runs the function; tensors that it makes on the way are freed. */
export class PublicCaller implements Caller {
  constructor(private readonly definition: PublicFunction) {}

  call(rt: Runtime, positional: readonly unknown[], keywords: Keywords | undefined): unknown {
    const { signature, run } = this.definition
    const args = new PythonArguments(signature, positional, keywords)
    return rt.tidy(() => run(args, atenOf(rt)))
  }
}
