// opgems ops: the operators and where each runs.
import { setImmediate } from 'node:timers/promises'
import { createRuntime, listBackends, type Runtime } from '@opgems/core'
import { alignColumns } from '../columns.ts'
import { writeJson } from '../io.ts'
import { readBackend } from '../option-readers.ts'
import type { AddCommand } from '../run.ts'

interface Overload {
  /** 'add.Tensor'. */
  readonly name: string
  readonly schema: string
  readonly form: 'functional' | 'inplace' | 'out'
}

interface OperatorRow {
  readonly name: string
  readonly category: string
  readonly overloads: readonly Overload[]
  readonly gradient: boolean
  /** By backend: 'implemented', or why not. */
  readonly status: Readonly<Record<string, string>>
}

const examples = `
Examples:
  opgems ops                        every operator with its overloads
  opgems ops --backend cpu:wasm     its status on one backend
  opgems ops --json | jq '.operators[] | select(.category == "norm") | .name'`

export const addOps: AddCommand = (program, io) => {
  program
    .command('ops')
    .description('list the operators: overloads, schema, category, gradient, and status on each backend')
    .option(
      '--backend <backend>',
      "only this backend, as 'cpu' or 'cpu:wasm' (default: all that have a device)",
      readBackend,
    )
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', examples)
    .action(async ({ backend, json }: { backend?: string; json?: true }) => {
      const operators = await listOperators(backend === undefined ? await presentBackends() : [backend], io.signal)
      if (json) writeJson(io, { operators })
      else io.stdout.write(describe(operators))
    })
}

async function presentBackends(): Promise<string[]> {
  const backends = await listBackends()
  return backends.filter(({ probes }) => probes.some((probe) => probe.available)).map(({ id }) => id)
}

async function listOperators(backends: readonly string[], signal: AbortSignal): Promise<OperatorRow[]> {
  const operators = new Map<string, OperatorRow>()
  for (const backend of backends) {
    // Lets an interrupt through.
    await setImmediate()
    signal.throwIfAborted()
    const rt = await createRuntime({ backend })
    for (const name of rt.operators.names) {
      const known = operators.get(name) ?? describeOperator(rt, name)
      operators.set(name, { ...known, status: { ...known.status, [backend]: statusOf(rt, name) } })
    }
    await rt.close()
  }
  return [...operators.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function describeOperator(rt: Runtime, name: string): OperatorRow {
  const inplace = /^__\w+__$/.test(name) ? `__i${name.slice(2)}` : `${name}_`
  const found = [...rt.operators.overloads(name), ...rt.operators.overloads(inplace)]
  const overloads = found.map(({ schema, form }) => ({
    name: schema.overload === '' ? schema.name : `${schema.name}.${schema.overload}`,
    schema: schema.text,
    form,
  }))
  const contract = found[0]?.contract
  return {
    name,
    category: contract?.category ?? 'unknown',
    overloads,
    gradient: contract?.backward !== undefined && contract.backward !== 'none',
    status: {},
  }
}

function statusOf(rt: Runtime, name: string): string {
  try {
    rt.operators.caller(`aten::${name}`)
    return 'implemented'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function describe(operators: readonly OperatorRow[]): string {
  const backends = [...new Set(operators.flatMap(({ status }) => Object.keys(status)))]
  const rows = operators.map(({ name, category, overloads, gradient, status }) => [
    name,
    category,
    gradient ? 'yes' : 'no',
    ...backends.map((backend) => status[backend] ?? 'unknown'),
    overloads.map((overload) => overload.name).join(' '),
  ])
  const table = alignColumns([['operator', 'category', 'gradient', ...backends, 'overloads'], ...rows])
  return `${table}\n${operators.length} operators\n`
}
