// Fields that the configurations of several families share, and the error that names a bad one.
import { OpGemsError } from '@opgems/core'
import { z } from 'zod'
import { computeDTypes } from '../compute-dtypes.ts'

/** Bounds keep a lying file from making the loader build lists of millions of expected tensors. */
export const count = z
  .int()
  .min(1)
  .max(2 ** 31 - 1)
export const layerCount = z.int().min(1).max(4096)
export const positive = z.number().positive()
export const activation = z.enum(['silu', 'swish', 'gelu', 'gelu_new', 'gelu_pytorch_tanh', 'quick_gelu', 'relu'])
export type ActivationName = z.infer<typeof activation>

/** Old folders spell the weights' dtype torch_dtype, new ones dtype; some prefix it with "torch.". */
export const dtypeFields = {
  dtype: z.string().nullish(),
  torch_dtype: z.string().nullish(),
}

const computeDType = z.enum(computeDTypes)

/** A configuration that cannot be used: BAD_CONFIG, naming the file and the field. */
export function badConfig(path: string, field: string, reason: string): OpGemsError {
  return new OpGemsError('BAD_CONFIG', `${path}: field "${field}": ${reason}`, { path })
}

/**
 * Validates `value`, which is the document itself or, with `within`, the part of it of that name.
 * @throws OpGemsError BAD_CONFIG for its first bad field
 */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
  within: readonly string[] = [],
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = [...within, ...(issue?.path ?? [])].join('.') || 'the document'
  throw badConfig(path, field, issue?.message ?? 'is not valid')
}

/** The dtype the file states, or null. @throws OpGemsError BAD_CONFIG for one that models do not compute in */
export function statedDType(fields: { dtype?: unknown; torch_dtype?: unknown }, path: string) {
  const field = fields.dtype == null ? 'torch_dtype' : 'dtype'
  const stated = fields.dtype ?? fields.torch_dtype
  if (stated == null || stated === 'auto') return null
  const parsed = computeDType.safeParse(String(stated).replace(/^torch\./, ''))
  if (parsed.success) return parsed.data
  throw badConfig(path, field, `${JSON.stringify(stated)} is none of ${computeDTypes.join(', ')}`)
}
