// Activations that ATen lacks or names otherwise.
import { define, type PublicFunction } from '../define.ts'

export const activations: readonly PublicFunction[] = [
  define('nn.functional.softmin(input, dim=None, _stacklevel=3, dtype=None)', (a, aten) =>
    aten('softmax', [aten('neg', [a.tensor('input')]), a.int('dim'), a.get('dtype')]),
  ),
  define('nn.functional.softsign(input)', (a, aten) => {
    const x = a.tensor('input')
    return aten('div', [x, aten('add', [aten('abs', [x]), 1])])
  }),
  define('nn.functional.tanhshrink(input)', (a, aten) => {
    const x = a.tensor('input')
    return aten('sub', [x, aten('tanh', [x])])
  }),
  define('nn.functional.dropout(input, p=0.5, training=True, inplace=False)', (a, aten) =>
    aten(a.flag('inplace') ? 'dropout_' : 'dropout', [a.tensor('input'), a.number('p'), a.flag('training')]),
  ),
]
