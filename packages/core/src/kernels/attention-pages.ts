// Attention over a paged cache of latent vectors, of which keys take all columns and values the first ones.
import type { KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'
import { attend } from './attention-rows.ts'

export interface AttentionPagesSpec {
  readonly dtype: KernelDType
  readonly table: KernelDType
  readonly lengths: KernelDType
  /** Stride facts of query [batch, row, head, column] and cache [page, slot, key head, column]. */
  readonly query: readonly StrideFact[]
  readonly cache: readonly StrideFact[]
  readonly causal: boolean
  /** Keys of one step; divides the slots of a page. */
  readonly step: number
}

/**
 * Tensors: query, cache, table [batch, page], lengths [batch], output [batch, row, head, column]. Scalars: batch, queries, keyHeads,
 * group, width, slots, pages (of the cache), places (of the table), scale. With `causal` the last query sees all keys, each one before it
 * one fewer.
 */
export function buildAttentionPages(k: KernelBuilder, spec: AttentionPagesSpec): void {
  const sizes = ['batch', 'queries', 'keyHeads', 'group'].map((name) => k.scalar(name))
  const [width, slots, pages, places] = ['width', 'slots', 'pages', 'places'].map((name) => k.scalar(name)) as [
    Value,
    Value,
    Value,
    Value,
  ]
  const scale = k.scalar('scale', 'float32')
  const { dtype } = spec
  const query = k.tensor({ name: 'query', dtype, access: 'read', strides: spec.query })
  const cache = k.tensor({ name: 'cache', dtype, access: 'read', strides: spec.cache })
  const table = k.tensor({ name: 'table', dtype: spec.table, access: 'read', strides: ['any', 'any'] })
  const lengths = k.tensor({ name: 'lengths', dtype: spec.lengths, access: 'read', strides: ['any'] })
  const output = k.tensor({ name: 'output', dtype, access: 'write', strides: ['any', 'any', 'any', 1] })
  const [batch, row, keyHead, member] = sizes.map((s) => k.program(s)) as [Value, Value, Value, Value]
  const column = k.open('column', width)
  const length = lengths.load(batch).to('int64')
  k.check(length.le(places.mul(slots)), 'flash_mla: a sequence is longer than its row of the block table')
  const held = length.pmin(places.mul(slots))
  const used = k.range('page', 0, held.add(slots).sub(1).div(slots))
  const page = table.load(batch, used).to('int64')
  k.check(page.ge(0).and(page.lt(pages)), 'flash_mla: the block table names a block that the cache lacks')
  const to = spec.causal ? held.sub(sizes[1]!).add(row).add(1) : held
  const head = keyHead.mul(sizes[3]!).add(member)
  const q = query.load(batch, row, head, column).to('float32').mul(scale)
  const { mean } = attend(k, to.like(0), to, spec.step, (start) => {
    const place = table.load(batch, start.div(slots)).to('int64').pmax(0).pmin(pages.sub(1))
    const first = start.rem(slots)
    const at = k.block('slot', first, spec.step, first.add(to).sub(start))
    const latent = cache.load(place, at, keyHead, column).to('float32')
    return { at, score: q.mul(latent).sum(column), value: latent }
  })
  output.store([batch, row, head, column], mean.to(dtype))
}
