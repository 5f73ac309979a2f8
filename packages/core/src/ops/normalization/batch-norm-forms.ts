// Batch norm under other names: forms that return the running statistics, and the gradients of libraries.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'

const define = contractsIn('norm')

/** Leaves the running statistics as they are, and returns what they become. */
function functional(rt: Runtime, operator: string, args: readonly unknown[]): readonly Tensor[] {
  const running = args.slice(3, 5).map((t) => rt.call('aten::clone', [t]) as Tensor)
  const results = rt.call(`aten::${operator}`, args.with(3, running[0]).with(4, running[1])) as Tensor[]
  return [...results, ...running]
}

const all = [true, true, true]

export const batchNormForms: Contract[] = [
  define('_batch_norm_with_update_functional', (rt, args) => functional(rt, '_batch_norm_with_update', args)),
  define('_native_batch_norm_legit_functional', (rt, args) => functional(rt, '_native_batch_norm_legit', args)),
  define('batch_norm_backward', (rt, args) => rt.call('aten::native_batch_norm_backward', args.slice(0, 10))),
  define('cudnn_batch_norm_backward', (rt, [input, grad, ...rest]) =>
    rt.call('aten::native_batch_norm_backward', [grad, input, ...rest.slice(0, 5), true, rest[5], all]),
  ),
  define('miopen_batch_norm_backward', (rt, [input, grad, ...rest]) =>
    rt.call('aten::native_batch_norm_backward', [grad, input, ...rest.slice(0, 5), true, rest[5], all]),
  ),
  // The index names the library that computes, 0 for none, and its reserved space is empty.
  define('_batch_norm_impl_index', (rt, args) => [
    ...(rt.call('aten::native_batch_norm', args.slice(0, 8)) as Tensor[]),
    rt.empty([0], 'uint8'),
    0,
  ]),
  define('_batch_norm_impl_index_backward', (rt, [, input, grad, ...rest]) =>
    rt.call('aten::native_batch_norm_backward', [grad, input, ...rest.slice(0, 8)]),
  ),
]
