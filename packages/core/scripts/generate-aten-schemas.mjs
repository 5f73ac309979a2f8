// Writes src/schema/aten-data.ts: the ATen schemas that a tensor library needs, one line each, with their tags.
//
//   node scripts/generate-aten-schemas.mjs SCHEMAS.tsv OPS.tsv [CORPUS.jsonl.gz …]
//
// SCHEMAS.tsv: schema text, tags, 'CompositeImplicit' or nothing. OPS.tsv: wanted overloads in its second column.
// A corpus: one call a line; `op` is 'aten.add.Tensor' or a public function's name, 'linalg.norm'. Every overload of a wanted base name is kept, in-place ones included.
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const tagLetters = {
  core: 'c',
  pointwise: 'p',
  reduction: 'r',
  inplace_view: 'i',
  nondeterministic_seeded: 's',
  data_dependent_output: 'd',
  dynamic_output_shape: 'y',
  CompositeImplicit: 'm',
}

// Views, shapes, creation, attention and products of integers, whether or not an operator list names them.
const basicOperators =
  /^(view|view_as|reshape|reshape_as|permute|transpose|swapaxes|swapdims|t|expand|expand_as|slice|select|squeeze|unsqueeze|narrow|unfold|as_strided|diagonal|split|split_with_sizes|[hvd]split|tensor_split|chunk|unsafe_chunk|unsafe_split|unsafe_split_with_sizes|row_stack|ger|nll_loss_nd|nll_loss2d|max_pool1d_with_indices|unbind|flatten|unflatten|ravel|movedim|moveaxis|clone|contiguous|copy|detach|alias|to|_to_copy|type_as|lift_fresh|real|imag|view_as_real|view_as_complex|resize|resize_as|set|numpy_T|matrix_H|mT|mH|adjoint|scaled_dot_product_attention|_scaled_dot_product_attention_math|_int_mm|_weight_int8pack_mm|item|is_nonzero|equal|allclose|(empty|new|ones|zeros|full|rand|arange|range|linspace|logspace|eye|tril_indices|triu_indices|scalar_tensor)(_\w+)?)$/

const [schemasPath, opsPath, ...corpora] = process.argv.slice(2)
if (!schemasPath || !opsPath) {
  console.error('usage: generate-aten-schemas.mjs SCHEMAS.tsv OPS.tsv [CORPUS.jsonl.gz …]')
  process.exit(2)
}

const lines = (text) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
const baseOf = (overload) => overload.split('.')[0]
const baseOfCall = (op) =>
  op.startsWith('aten.') ? baseOf(op.slice(5)) : op.replace(/^nn\.functional\./, '').replace('.', '_')
// 'add_' and '__iadd__' belong to 'add' and '__add__'.
const functional = (base) => base.replace(/(?<=[^_])_$/, '').replace(/^__i(?=(and|or|xor|lshift|rshift)__$)/, '__')

const wanted = new Set()
for (const line of lines(readFileSync(opsPath, 'utf8'))) wanted.add(functional(baseOf(line.split('\t')[1])))
for (const path of corpora) {
  for (const line of lines(gunzipSync(readFileSync(path)).toString()))
    wanted.add(functional(baseOfCall(JSON.parse(line).op)))
}

const rows = []
for (const line of lines(readFileSync(schemasPath, 'utf8'))) {
  const [text, tags = '', composite = ''] = line.split('\t')
  const schema = text.replace(/^aten::/, '')
  const base = functional(baseOf(schema.slice(0, schema.indexOf('('))))
  if (!wanted.has(base) && !basicOperators.test(base)) continue
  const letters = [...tags.split(','), composite].map((tag) => tagLetters[tag] ?? '').join('')
  rows.push(`${letters}|${schema}`)
}
if (rows.some((row) => /[`\\]|\$\{/.test(row))) throw new Error('a schema needs escaping')

writeFileSync(
  new URL('../src/schema/aten-data.ts', import.meta.url),
  `// ATen's operator schemas, written by scripts/generate-aten-schemas.mjs; a line is tag letters | schema.
export const atenTagLetters = ${JSON.stringify(Object.fromEntries(Object.entries(tagLetters).map(([tag, letter]) => [letter, tag])))} as const
export const atenData = \`
${rows.join('\n')}
\`
`,
)
console.log(`${rows.length} schemas`)
