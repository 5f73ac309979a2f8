// The public face of @opgems/core.
export * from './errors/errors.ts'
