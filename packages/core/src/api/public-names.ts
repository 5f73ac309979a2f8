// PyTorch's public function names: from a name to what calls it.
import type { NameResolver } from '../dispatch/operator-table.ts'
import { PublicCaller, type PublicFunction } from './define.ts'
import { definitions } from './functions/index.ts'
import { atenNamesOf, SpelledCaller } from './spelling.ts'

const byName: ReadonlyMap<string, PublicFunction> = new Map(definitions.map((d) => [d.signature.name, d]))

/**
 * The caller of a public name ('softmax', 'nn.functional.gelu', 'linalg.norm', 'Tensor.view_as', '__radd__'), or null for a
 * name that is no public function or whose operator is missing.
 */
export const publicNames: NameResolver = (name, table) => {
  const plain = name.replace(/^torch\./, '').replace(/^Tensor\./, '')
  const definition = byName.get(plain)
  if (definition) return new PublicCaller(definition)
  const atenName = atenNamesOf(plain).find((candidate) => !candidate.includes('.') && table.has(`aten::${candidate}`))
  return atenName === undefined ? null : new SpelledCaller(table, atenName)
}
