// Products inside general kernels: a sum of products along the axis. Large products use the packed template instead (../gemm).
import { domain, type Kernel, rewrite } from '../../../kernel/index.ts'

/** Narrow floats are multiplied and summed in float32 and rounded once; other dtypes in themselves. */
export function replaceDots(kernel: Kernel): Kernel {
  return rewrite(kernel, (node, args, rebuild) => {
    if (node.op !== 'dot') return null
    const compute = domain(node.dtype) === 'storage' ? 'float32' : node.dtype
    const [a, b] = args.map((x) => x.to(compute))
    return rebuild.builder.reduce('sum', [rebuild.axis(node.axis)], [a!.mul(b!)])[0]!.to(node.dtype)
  })
}
