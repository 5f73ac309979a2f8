// Tensors from nothing, and random numbers.
import { call, dtype, exact, floats, type OperatorCall, tokens, x, y } from '../call.ts'

const made = (operator: string, args: readonly unknown[]) => call(operator, [], args, { comparison: exact })
const like = (operator: string, ...more: readonly unknown[]) =>
  call(operator, [floats()], [x, ...more], { comparison: exact })
const elements = tokens[0] * tokens[1]

const creation: readonly OperatorCall[] = [
  call('arange', [], [elements], { keywords: { dtype: dtype('float32') }, comparison: exact }),
  made('eye', [4096]),
  made('full', [tokens, 0.5]),
  call('linspace', [], [0, 1, elements]),
  made('ones', [tokens]),
  made('zeros', [tokens]),
  like('fill', 0.5),
  like('full_like', 0.5),
  like('ones_like'),
  like('zeros_like'),
]

const drawn = { comparison: 'statistics', bound: 'arithmetic' } as const
const random: readonly OperatorCall[] = [
  call('exponential', [floats()], [x], { form: 'exponential_', ...drawn }),
  call('uniform', [floats()], [x], { form: 'uniform_', ...drawn }),
  call('normal', [floats(), floats(tokens, 1, 2)], [x, y], drawn),
  call('native_dropout', [floats()], [x, 0.5, true], drawn),
  call('rand', [], [tokens], drawn),
  call('randn', [], [tokens], drawn),
  call('rand_like', [floats()], [x], drawn),
  call('randn_like', [floats()], [x], drawn),
  call('randperm', [], [2 ** 20], {
    ...drawn,
    reason:
      'random 63-bit keys are sorted, so that a seed gives the same order on every device; PyTorch swaps elements in turn',
  }),
  call('multinomial', [floats([256, 4096], 0.5, 1.5)], [x, 8], drawn),
]

export const makers: readonly OperatorCall[] = [...creation, ...random]
