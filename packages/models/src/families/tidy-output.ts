// Runs a forward pass so that only the tensors of its output outlive it, also where it throws.
import type { Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'

export function tidyOutput<Output>(
  rt: ModelRuntime,
  body: () => Output,
  tensors: (output: Output) => readonly Tensor[],
): Output {
  const outputs: Output[] = []
  rt.tidy(() => {
    const output = body()
    outputs.push(output)
    return tensors(output)
  })
  return outputs[0] as Output // where the body throws, this line is not reached
}
