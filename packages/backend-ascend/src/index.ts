// The public face of @opgems/backend-ascend.
export { plugin } from './plugin.ts'
