// Keys and values of new tokens written to a paged cache: reshape_and_cache, reshape_and_cache_flash, concat_and_cache_mla
// of the reference library. A cache is cut into blocks of so many slots; a token's slot is given, negative for none.
import type { Contract } from '../dispatch/contract.ts'
import { IndexedProgram } from '../dispatch/launch/indexed-program.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { computeType, type DType, dtypeInfo, isFloating } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import type { KernelDType } from '../kernel/index.ts'
import type { DimensionRole, Site } from '../kernels/indexed.ts'
import type { Tensor } from '../tensor/index.ts'
import { bitsDType } from './index/element-bits.ts'

/** A cache as one token's elements see it. */
interface Pages {
  readonly tensor: Tensor
  readonly blocks: number
  readonly slots: number
  readonly blockStride: number
  readonly slotStride: number
  /** Strides along the dimensions of one token's elements. */
  readonly strides: readonly number[]
}

interface Writing {
  readonly operator: string
  /** [tokens, …]: the sizes after the first belong to one token. */
  readonly sizes: readonly number[]
  readonly source: Tensor
  readonly sourceStrides: readonly number[]
  readonly pages: Pages
  readonly slotMapping: Tensor
  readonly storage: string
  readonly scale: Tensor
}

const storageTypes: Readonly<Record<string, DType>> = {
  fp8: 'float8_e4m3fn',
  fp8_e4m3: 'float8_e4m3fn',
  fp8e4m3: 'float8_e4m3fn',
  fp8_e5m2: 'float8_e5m2',
  fp8e5m2: 'float8_e5m2',
}

/** The dtype that the cache holds; null: the source's own. @throws BAD_ARGUMENT, DTYPE_MISMATCH */
function storedType({ operator, storage, source, pages }: Writing): DType | null {
  const dtype = storage === 'auto' ? source.dtype : storageTypes[storage]
  if (!dtype)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: unknown kv_cache_dtype '${storage}'; known: auto, ${Object.keys(storageTypes).join(', ')}`,
      { operator },
    )
  const { tensor } = pages
  const fits = tensor.dtype === dtype || (storage !== 'auto' && tensor.dtype === 'uint8' && isFloating(source.dtype))
  if (!fits)
    throw new OpGemsError(
      'DTYPE_MISMATCH',
      `${operator}: ${source.describe()} cannot be kept in ${tensor.describe()} with kv_cache_dtype '${storage}'`,
      { operator, dtypes: [source.dtype, tensor.dtype] },
    )
  return storage === 'auto' ? null : dtype
}

/** Writes each token's elements to its slot, divided by the scale where the cache holds 8-bit floats. */
function writeToSlots(rt: Runtime, writing: Writing): void {
  const { operator, sizes, source, sourceStrides, pages, slotMapping, scale } = writing
  const stored = storedType(writing)
  if (slotMapping.rank !== 1 || dtypeInfo(slotMapping.dtype).kind !== 'int' || slotMapping.numel > sizes[0]!)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: slot_mapping must hold an integer for each token, at most ${sizes[0]}, got ${slotMapping.describe()}`,
      { operator, shapes: [source.shape, slotMapping.shape] },
    )
  const kinds = stored ? [source.dtype, stored] : [bitsDType(operator, source.dtype), bitsDType(operator, source.dtype)]
  const key = `write_to_slots:${operator}:${kinds}:${slotMapping.dtype}:${stored ? scale.dtype : ''}`
  const compute = computeType(source.dtype) as KernelDType
  const program = rt.program(key, (store) => {
    const spec = {
      name: operator,
      operands: [
        { dtype: kinds[0]!, access: 'read' as const, computed: 0 },
        { dtype: slotMapping.dtype, access: 'read' as const, computed: 0 },
        { dtype: kinds[1]!, access: 'write' as const, computed: 2 },
        ...(stored ? [{ dtype: scale.dtype, access: 'read' as const, computed: 0 }] : []),
      ],
      scalars: ['int64', 'int64'] as const,
      body: (site: Site) => {
        const slot = site.load(1).to('int64')
        const [slots, blocks] = site.scalars as [typeof slot, typeof slot]
        const isKept = slot.ge(0)
        site.k.check(slot.lt(slots.mul(blocks)), `${operator}: a slot is beyond the cache`)
        const isInside = isKept.and(slot.lt(slots.mul(blocks)))
        const place = isInside.select(slot, 0)
        const element = site.load(0)
        const value = stored
          ? element
              .to(compute)
              .div(site.load(3).to(compute))
              .to(stored as KernelDType)
          : element
        site.write(2, [place.div(slots), place.rem(slots)], value, 'set', isInside)
      },
    }
    return new IndexedProgram(key, spec, store)
  })
  const each = sizes.map((): DimensionRole => 'plain')
  const alone = sizes.map(() => 0)
  program.run(
    { sizes: [slotMapping.numel, ...sizes.slice(1)], roles: ['lookup', ...each.slice(1)] },
    [
      { address: source.address, strides: sourceStrides },
      { address: slotMapping.address, strides: [slotMapping.strides[0]!, ...alone.slice(1)] },
      {
        address: pages.tensor.address,
        strides: [0, ...pages.strides],
        computed: [pages.blockStride, pages.slotStride],
      },
      ...(stored ? [{ address: scale.address, strides: alone }] : []),
    ],
    [pages.slots, pages.blocks],
  )
  pages.tensor.storage.version++
}

function requireShapes(operator: string, fits: boolean, tensors: readonly Tensor[], expected: string): void {
  if (fits) return
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `${operator}: expected ${expected}, got ${tensors.map((t) => t.describe()).join(', ')}`,
    { operator, shapes: tensors.map((t) => t.shape) },
  )
}

type CacheArguments = [
  key: Tensor,
  value: Tensor,
  keyCache: Tensor,
  valueCache: Tensor,
  slotMapping: Tensor,
  storage: string,
  keyScale: Tensor,
  valueScale: Tensor,
]
const cacheSchema = (name: string) =>
  `${name}(Tensor key, Tensor value, Tensor(a!) key_cache, Tensor(b!) value_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor k_scale, Tensor v_scale) -> ()`

const sameSizes = (a: readonly number[], b: readonly number[]) => String(a) === String(b)

/** Keys [tokens, heads, size] to [blocks, heads, size/x, slots, x], values to [blocks, heads, size, slots]. */
const reshapeAndCache: Contract = {
  overload: 'reshape_and_cache',
  category: 'fused',
  schema: cacheSchema('reshape_and_cache'),
  compute: (rt, args) => {
    const operator = 'reshape_and_cache'
    const [key, value, keyCache, valueCache, slotMapping, storage, keyScale, valueScale] =
      args as unknown as CacheArguments
    const [tokens = 0, heads = 0, size = 0] = key.shape
    const [blocks = 0, , parts = 0, slots = 0, x = 1] = keyCache.shape
    requireShapes(
      operator,
      key.rank === 3 &&
        sameSizes(key.shape, value.shape) &&
        sameSizes(keyCache.shape, [blocks, heads, parts, slots, x]) &&
        parts * x === size &&
        sameSizes(valueCache.shape, [blocks, heads, size, slots]),
      [key, value, keyCache, valueCache],
      'keys and values [tokens, heads, size], caches [blocks, heads, size/x, slots, x] and [blocks, heads, size, slots]',
    )
    const sizes = [tokens, heads, parts, x]
    const split = ([token, head, step]: readonly number[]) => [token!, head!, step! * x, step!]
    const k = keyCache.strides as [number, number, number, number, number]
    const v = valueCache.strides as [number, number, number, number]
    const common = { operator, sizes, slotMapping, storage }
    const keys = { tensor: keyCache, blocks, slots, blockStride: k[0], slotStride: k[3], strides: [k[1], k[2], k[4]] }
    const along = [v[1], v[2] * x, v[2]]
    const values = { tensor: valueCache, blocks, slots, blockStride: v[0], slotStride: v[3], strides: along }
    writeToSlots(rt, { ...common, source: key, sourceStrides: split(key.strides), pages: keys, scale: keyScale })
    writeToSlots(rt, {
      ...common,
      source: value,
      sourceStrides: split(value.strides),
      pages: values,
      scale: valueScale,
    })
    return []
  },
}

/** A cache [blocks, slots, …] whose slots hold a token's elements as they are. */
function flatPages(tensor: Tensor): Pages {
  const [blocks = 0, slots = 0] = tensor.shape
  const [blockStride = 0, slotStride = 0, ...strides] = tensor.strides
  return { tensor, blocks, slots, blockStride, slotStride, strides }
}

/** Keys and values [tokens, heads, size] to caches [blocks, slots, heads, size]. */
const reshapeAndCacheFlash: Contract = {
  overload: 'reshape_and_cache_flash',
  category: 'fused',
  schema: cacheSchema('reshape_and_cache_flash'),
  compute: (rt, args) => {
    const operator = 'reshape_and_cache_flash'
    const [key, value, keyCache, valueCache, slotMapping, storage, keyScale, valueScale] =
      args as unknown as CacheArguments
    const isCache = (cache: Tensor) => cache.rank === 4 && sameSizes(cache.shape.slice(2), key.shape.slice(1))
    requireShapes(
      operator,
      key.rank === 3 && sameSizes(key.shape, value.shape) && isCache(keyCache) && isCache(valueCache),
      [key, value, keyCache, valueCache],
      'keys and values [tokens, heads, size], caches [blocks, slots, heads, size]',
    )
    const pairs = [
      [key, keyCache, keyScale],
      [value, valueCache, valueScale],
    ] as const
    for (const [source, cache, scale] of pairs) {
      const pages = flatPages(cache)
      const sourceStrides = source.strides
      writeToSlots(rt, { operator, sizes: key.shape, source, sourceStrides, pages, slotMapping, storage, scale })
    }
    return []
  },
}

/** Latent vectors [tokens, rank] and rotated keys [tokens, pe] side by side to a cache [blocks, slots, rank + pe]. */
const concatAndCacheMla: Contract = {
  overload: 'concat_and_cache_mla',
  category: 'fused',
  schema:
    'concat_and_cache_mla(Tensor kv_c, Tensor k_pe, Tensor(a!) kv_cache, Tensor slot_mapping, str kv_cache_dtype, Tensor scale) -> ()',
  compute: (rt, args) => {
    const operator = 'concat_and_cache_mla'
    const [latent, rotated, cache, slotMapping, storage, scale] = args as [
      Tensor,
      Tensor,
      Tensor,
      Tensor,
      string,
      Tensor,
    ]
    const [rank = 0, width = 0] = [latent.shape[1], rotated.shape[1]]
    requireShapes(
      operator,
      latent.rank === 2 && rotated.rank === 2 && cache.rank === 3 && cache.shape[2] === rank + width,
      [latent, rotated, cache],
      'kv_c [tokens, rank], k_pe [tokens, pe] and a cache [blocks, slots, rank + pe]',
    )
    using first = rt.view(cache, [...cache.shape.slice(0, 2), rank], cache.strides)
    const after = cache.storageOffset + rank * cache.strides[2]!
    using second = rt.view(cache, [...cache.shape.slice(0, 2), width], cache.strides, after)
    for (const [source, part] of [[latent, first] as const, [rotated, second] as const]) {
      const pages = flatPages(part)
      const sourceStrides = source.strides
      writeToSlots(rt, { operator, sizes: source.shape, source, sourceStrides, pages, slotMapping, storage, scale })
    }
    return []
  },
}

export const cacheWrites: Contract[] = [reshapeAndCache, reshapeAndCacheFlash, concatAndCacheMla]
