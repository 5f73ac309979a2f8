// Launches a kernel written with the builder, its scalars given by name.
import type { TensorArgument } from '../dispatch/launch/compiled-kernel.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import type { KernelBuilder } from '../kernel/index.ts'

/** `key` names everything that `build` depends on; the operator is part of it. */
export function launchNamed(
  rt: Runtime,
  operator: string,
  key: string,
  build: (k: KernelBuilder) => void,
  tensors: readonly TensorArgument[],
  scalars: Readonly<Record<string, number>>,
): void {
  const kernel = rt.kernels.get(`${operator}:${key}`, operator, build)
  kernel.launch(
    tensors,
    kernel.kernel.scalars.map(({ name }) => scalars[name]!),
  )
}
