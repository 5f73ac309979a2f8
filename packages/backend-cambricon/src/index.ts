// The public face of @opgems/backend-cambricon.
export { plugin } from './plugin.ts'
