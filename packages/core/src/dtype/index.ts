// The dtype layer: dtypes, promotion, conversion between bytes and host arrays.
export * from './bfloat16.ts'
export * from './compute-types.ts'
export * from './convert.ts'
export * from './dtype.ts'
export * from './float8.ts'
export * from './float16.ts'
export * from './promotion.ts'
