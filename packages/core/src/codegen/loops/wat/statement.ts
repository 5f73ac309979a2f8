// Statements as folded WebAssembly instructions; loops test at the bottom.
import type { Expr, Stmt, Variable } from '../ir.ts'
import type { Emission } from './emission.ts'
import { elementAddress, isNonNegative, render, renderScalar } from './expression.ts'
import { gatherAddresses, loadScalar, scaled, storeLanes, storeScalar, storeVector, strideAddresses } from './memory.ts'

type For = Extract<Stmt, { kind: 'for' }>
type Store = Extract<Stmt, { kind: 'store' }>

function set(e: Emission, variable: Variable, value: Expr): void {
  const parts = render(e, value)
  const names = e.partNames(variable)
  if (parts.length !== names.length) e.fail(`'${variable.name}' and its value differ in lanes`)
  // A later part may read an earlier one's old value.
  const crossing = parts.some((text, part) => names.slice(0, part).some((name) => text.includes(`${name})`)))
  const texts = crossing ? parts.map((part) => e.bind('v128', part)) : parts
  names.forEach((name, part) => {
    e.line(`(local.set ${name} ${texts[part]})`)
  })
}

/** A bound that is evaluated once; a constant stays itself. */
const once = (e: Emission, expr: Expr): string => {
  const text = renderScalar(e, expr)
  if (expr.kind === 'const') return text
  const name = e.temporary('i32')
  e.line(`(local.set ${name} ${text})`)
  return `(local.get ${name})`
}

function renderFor(e: Emission, { variable, from, to, step, body }: For): void {
  e.declare(variable)
  const name = `$${variable.name}`
  const read = `(local.get ${name})`
  e.line(`(local.set ${name} ${renderScalar(e, from)})`)
  const bound = once(e, to)
  const increment = once(e, step)
  if (isNonNegative(e, from) && isNonNegative(e, step)) e.nonNegative.add(variable)
  const label = e.label()
  e.block(`(if (i32.lt_s ${read} ${bound}) (then (loop ${label}`, () => {
    renderBlock(e, body)
    e.line(`(local.set ${name} (i32.add ${read} ${increment}))`)
    e.line(`(br_if ${label} (i32.lt_s ${read} ${bound}))))`)
  })
}

function renderWhile(e: Emission, condition: Expr, body: readonly Stmt[]): void {
  const out = e.label()
  const again = e.label()
  e.block(`(block ${out} (loop ${again}`, () => {
    e.line(`(br_if ${out} (i32.eqz ${renderScalar(e, condition)}))`)
    renderBlock(e, body)
    e.line(`(br ${again}))`)
  })
}

function renderIf(e: Emission, condition: Expr, then: readonly Stmt[], otherwise: readonly Stmt[]): void {
  e.block(`(if ${renderScalar(e, condition)}`, () => {
    e.block('(then', () => renderBlock(e, then))
    if (otherwise.length > 0) e.block('(else', () => renderBlock(e, otherwise))
  })
}

function renderStore(e: Emission, stmt: Store): void {
  const { memory, stride, value } = stmt
  const { lanes } = value.type
  const address = elementAddress(e, stmt)
  const parts = render(e, value)
  const inRow = stride === 1 || (stride.kind === 'const' && Number(stride.value) === 1)
  if (lanes === 1) storeScalar(e, memory, address, parts[0]!)
  else if (inRow) storeVector(e, memory, lanes, address, parts)
  else {
    const strideBytes = scaled(renderScalar(e, stride as Expr), memory)
    storeLanes(e, memory, strideAddresses(e, lanes, address, strideBytes), parts)
  }
}

export function renderBlock(e: Emission, body: readonly Stmt[]): void {
  for (const stmt of body) renderStatement(e, stmt)
}

function renderStatement(e: Emission, stmt: Stmt): void {
  switch (stmt.kind) {
    case 'let':
      e.declare(stmt.variable)
      set(e, stmt.variable, stmt.value)
      return
    case 'assign':
      set(e, stmt.variable, stmt.value)
      return
    case 'for':
      renderFor(e, stmt)
      return
    case 'while':
      renderWhile(e, stmt.condition, stmt.body)
      return
    case 'if':
      renderIf(e, stmt.condition, stmt.then, stmt.else)
      return
    case 'store':
      renderStore(e, stmt)
      return
    case 'scatter': {
      const { memory, base, offsets, value } = stmt
      const addresses = gatherAddresses(e, memory, value.type.lanes, renderScalar(e, base), render(e, offsets))
      storeLanes(e, memory, addresses, render(e, value))
      return
    }
    case 'prefetch':
      // WebAssembly has no such hint: a load whose value nobody uses, of memory that the kernel may read.
      e.line(`(drop ${loadScalar('u8', elementAddress(e, stmt))})`)
      return
    case 'comment':
      e.line(`;; ${stmt.text.replaceAll('\n', ' ')}`)
      return
    case 'simt':
      return e.fail(`'${stmt.simt.op}' belongs to the simt family`)
    case 'npu':
      return e.fail(`'${stmt.npu.op}' belongs to the npu family`)
    default:
      stmt satisfies never
  }
}
