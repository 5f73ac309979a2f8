// Products inside general kernels: a sum of products along the axis. Large products use the packed template instead (../gemm).
import { type Kernel, rewrite } from '../../../kernel/index.ts'

export function replaceDots(kernel: Kernel): Kernel {
  return rewrite(kernel, (node, args, rebuild) => {
    if (node.op !== 'dot') return null
    const [a, b] = args
    const axis = rebuild.axis(node.axis)
    return rebuild.builder.reduce('sum', [axis], [a!.to('float32').mul(b!.to('float32'))])[0]!
  })
}
