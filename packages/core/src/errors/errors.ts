// Every error OpGems throws on purpose: one class with a stable code, fields for what went wrong, and a message for people.

/** Stable codes; programs may switch on them, so a code is never renamed. */
export const errorCodes = [
  'UNKNOWN_OP',
  'UNSUPPORTED_OP',
  'UNSUPPORTED_DTYPE',
  'UNSUPPORTED',
  'BAD_ARGUMENT',
  'SHAPE_MISMATCH',
  'DTYPE_MISMATCH',
  'DEVICE_MISMATCH',
  'INDEX_OUT_OF_RANGE',
  'DISPOSED',
  'NO_BACKEND',
  'NO_DEVICE',
  'BAD_PLUGIN',
  'BAD_CONFIG',
  'BAD_KERNEL',
  'BAD_SCHEMA',
  'BAD_FILE',
  'COMPILE_FAILED',
  'LAUNCH_FAILED',
  'DEVICE_LOST',
  'SELF_TEST_FAILED',
  'OUT_OF_MEMORY',
  'CACHE_FAILED',
  'NO_GRADIENT',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What an error was about; every field is optional and plain data. */
export interface ErrorDetails {
  operator?: string
  dtypes?: readonly string[]
  shapes?: readonly (readonly number[])[]
  target?: string
  /** The kernel whose check of values failed, perhaps in an earlier call. */
  kernel?: string
  path?: string
  log?: string
}

/** The base of every error that OpGems throws on purpose. */
export class OpGemsError extends Error {
  override readonly name: string = 'OpGemsError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}
