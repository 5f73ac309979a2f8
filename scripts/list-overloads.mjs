// Lists the overloads that are there, each with a tab and the functional overload behind it: what fixtures/goldens/record-forms.py reads.
// Usage, after `npm run build`: node scripts/list-overloads.mjs
import { createRuntime } from '@opgems/core'

const fullName = ({ name, overload }) => (overload === '' ? name : `${name}.${overload}`)

const rt = await createRuntime({ backend: 'cpu:wasm' })
const lines = new Map()
for (const name of rt.operators.names)
  for (const base of [name, `${name}_`])
    for (const { schema, contract } of rt.operators.overloads(base)) lines.set(fullName(schema), contract.overload)
await rt.close()
for (const [name, functional] of [...lines].sort()) console.log(`${name}\t${functional}`)
