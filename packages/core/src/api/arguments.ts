// The arguments of one call of a public function, bound to its Python signature and read with their types checked.
import { OpGemsError } from '../errors/errors.ts'
import { camelCase, describeValue, type Keywords } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import type { Parameter, PythonSignature } from './signature.ts'

const traits = {
  isTensor: (x: unknown): boolean => x instanceof Tensor,
  describeTensor: (x: unknown): string => (x as Tensor).describe(),
}

/** NumPy's spellings, which PyTorch accepts too. */
const otherSpellings: Readonly<Record<string, readonly string[]>> = {
  input: ['self', 'x', 'a'],
  dim: ['axis'],
  keepdim: ['keepdims'],
}

export class PythonArguments {
  private readonly values = new Map<string, unknown>()

  /** @throws BAD_ARGUMENT naming the argument that is missing, unknown or given twice */
  constructor(
    private readonly signature: PythonSignature,
    positional: readonly unknown[],
    keywords: Keywords = {},
  ) {
    const places = signature.parameters.filter((p) => !p.keywordOnly)
    const variadic = places.findIndex((p) => p.variadic)
    if (variadic < 0 && positional.length > places.length)
      this.fail(`takes at most ${places.length} positional arguments, got ${positional.length}`)
    places.forEach((p, i) => {
      if (p.variadic) this.values.set(p.name, positional.slice(i))
      else if (positional[i] !== undefined) this.values.set(p.name, positional[i])
    })
    for (const [keyword, value] of Object.entries(keywords)) if (value !== undefined) this.setKeyword(keyword, value)
    for (const p of signature.parameters) this.setFallback(p)
  }

  private setKeyword(keyword: string, value: unknown): void {
    const parameter = this.signature.parameters.find(
      ({ name }) => name === keyword || camelCase(name) === keyword || otherSpellings[name]?.includes(keyword),
    )
    if (!parameter) this.fail(`has no argument '${keyword}'`)
    if (this.values.has(parameter.name) && !parameter.variadic) this.fail(`argument '${keyword}' is given twice`)
    this.values.set(parameter.name, value)
  }
  private setFallback({ name, fallback }: Parameter): void {
    if (this.values.has(name)) return
    if (fallback === undefined) this.fail(`argument '${name}' is missing`)
    this.values.set(name, fallback)
  }

  /** The value as it was given, null for None. */
  get(name: string): unknown {
    return this.values.get(name)
  }
  has(name: string): boolean {
    return this.get(name) !== null
  }
  tensor(name: string): Tensor {
    const value = this.get(name)
    return value instanceof Tensor ? value : this.refuse(name, 'a Tensor')
  }
  /** Tensors given as one list or one by one. */
  tensors(name: string): readonly Tensor[] {
    const value = this.get(name)
    const list = Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) ? value[0] : value
    const isTensors = Array.isArray(list) && list.every((t) => t instanceof Tensor)
    return isTensors ? (list as readonly Tensor[]) : this.refuse(name, 'tensors')
  }
  number(name: string): number {
    const value = this.get(name)
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : this.refuse(name, 'a number')
  }
  int(name: string): number {
    const value = this.number(name)
    return Number.isInteger(value) ? value : this.refuse(name, 'an integer')
  }
  flag(name: string): boolean {
    const value = this.get(name)
    return typeof value === 'boolean' ? value : this.refuse(name, 'true or false')
  }
  text(name: string): string {
    const value = this.get(name)
    return typeof value === 'string' ? value : this.refuse(name, 'a text')
  }
  /** A list of integers; one integer stands for `count` of them. */
  ints(name: string, count = 1): readonly number[] {
    const value = this.get(name)
    if (!Array.isArray(value)) return Array<number>(count).fill(this.int(name))
    if (!value.every((v) => Number.isInteger(Number(v)))) return this.refuse(name, 'integers')
    return value.map(Number)
  }
  /** One of the keys of a table. */
  choice<T>(name: string, table: Readonly<Record<string, T>>): T {
    const value = this.text(name)
    return Object.hasOwn(table, value) ? table[value]! : this.refuse(name, `one of ${Object.keys(table).join(', ')}`)
  }

  refuse(name: string, wanted: string): never {
    this.fail(`argument '${name}' must be ${wanted}, got ${describeValue(this.get(name), traits)}`)
  }
  fail(problem: string): never {
    const { name, text } = this.signature
    throw new OpGemsError('BAD_ARGUMENT', `${name}: ${problem}; its signature is ${text}`, { operator: name })
  }
}
