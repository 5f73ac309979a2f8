// The public face of @opgems/backend-cpu: its plugin.
export { plugin } from './plugin.ts'
