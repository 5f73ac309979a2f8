// A vendor's driver library, opened with koffi by its table when first needed.
import { OpGemsError } from '@opgems/core'
import koffi from 'koffi'
import type { ApiEntry, ErrorMeaning, GpuApi, GpuFunction, NativeFunction } from './gpu-api.ts'

type KoffiLibrary = ReturnType<typeof koffi.load>

export class GpuLibrary {
  readonly functions: Readonly<Record<GpuFunction, NativeFunction>>
  readonly #symbols = new Map<GpuFunction, string>()
  readonly #own = new Map<string, NativeFunction>()
  readonly #errorText: (which: 'name' | 'text', result: number) => string | null

  /** @throws NO_DEVICE naming a symbol that the library lacks */
  constructor(
    readonly api: GpuApi,
    readonly path: string,
    private readonly libraries: readonly KoffiLibrary[],
  ) {
    const functions = Object.entries(api.functions).map(([name, entry]) => [
      name,
      this.#bind(name as GpuFunction, entry),
    ])
    this.functions = Object.fromEntries(functions)
    this.#errorText = errorTexts(api, libraries[0]!)
  }

  /** Calls a driver function. @throws OpGemsError with the driver's name of the failure and what to do */
  call(name: GpuFunction, ...args: readonly unknown[]): void {
    const result = this.functions[name](...args)
    if (result !== 0) throw this.error(name, result)
  }
  /** The value that a function writes through its first argument. */
  query(name: GpuFunction, ...rest: readonly unknown[]): number {
    const out: (number | bigint)[] = [0]
    this.call(name, out, ...rest)
    return Number(out[0])
  }
  has(name: GpuFunction): boolean {
    return this.#symbols.has(name)
  }

  /** Calls a function that this vendor alone has. @throws NO_DEVICE where the library lacks it, and what the driver says */
  callOwn(symbol: string, parameters: string, ...args: readonly unknown[]): void {
    let native = this.#own.get(symbol)
    if (!native) {
      native = this.#find({ symbols: [symbol], parameters }).native
      this.#own.set(symbol, native)
    }
    const result = native(...args)
    if (result !== 0) throw this.#failed(symbol, result)
  }
  queryOwn(symbol: string, parameters: string, ...rest: readonly unknown[]): number {
    const out: (number | bigint)[] = [0]
    this.callOwn(symbol, parameters, out, ...rest)
    return Number(out[0])
  }
  /** What a function without arguments gives as text; '' where it gives none. */
  ownText(symbol: string): string {
    return this.libraries[0]!.func(`const char* ${symbol}()`)() ?? ''
  }
  /** '4.20.18', of a function that writes its three parts. */
  queryVersion(symbol: string): string {
    const parts: number[][] = [[0], [0], [0]]
    this.callOwn(symbol, '_Out_ int* major, _Out_ int* minor, _Out_ int* patch', ...parts)
    return parts.flat().join('.')
  }

  meaningOf(result: number): ErrorMeaning {
    return this.api.errors[result] ?? { code: 'LAUNCH_FAILED', advice: '' }
  }
  error(name: GpuFunction, result: number): OpGemsError {
    return this.#failed(this.#symbols.get(name) ?? name, result)
  }
  /** 'cuInit failed: CUDA_ERROR_NO_DEVICE (100): no CUDA-capable device is detected' */
  describeFailure(name: GpuFunction, result: number): string {
    return this.#describe(this.#symbols.get(name) ?? name, result)
  }

  #failed(symbol: string, result: number): OpGemsError {
    const { code, advice } = this.meaningOf(result)
    return new OpGemsError(code, `${this.api.vendor}: ${this.#describe(symbol, result)}${advice ? `; ${advice}` : ''}`)
  }
  #describe(symbol: string, result: number): string {
    const name = this.#errorText('name', result)
    return `${symbol} failed: ${name ? `${name} (${result})` : result}: ${this.#errorText('text', result)}`
  }
  #bind(name: GpuFunction, entry: ApiEntry): NativeFunction {
    try {
      const { symbol, native, adapt } = this.#find(entry)
      this.#symbols.set(name, symbol)
      return adapt ? Object.assign(adapt(native), { async: native.async }) : native
    } catch (error) {
      if (!optional.has(name) && !entry.isOptional) throw error
      const missing = () => {
        throw error
      }
      const native = Object.assign(missing, { async: missing })
      return entry.isOptional && entry.adapt ? Object.assign(entry.adapt(native), { async: missing }) : native
    }
  }
  #find(entry: ApiEntry): Found {
    const symbols: string[] = []
    let cause: unknown
    for (let tried: ApiEntry | undefined = entry; tried; tried = tried.otherwise) {
      for (const symbol of tried.symbols) {
        symbols.push(symbol)
        for (const library of this.libraries) {
          try {
            const native = library.func(`int ${symbol}(${tried.parameters})`) as NativeFunction
            return { symbol, native, adapt: tried.adapt }
          } catch (error) {
            cause = error
          }
        }
      }
    }
    throw new OpGemsError(
      'NO_DEVICE',
      `${this.api.vendor}: ${this.path} has no ${symbols.join(' or ')}; the driver is too old, update it`,
      { path: this.path },
      { cause },
    )
  }
}

interface Found {
  readonly symbol: string
  readonly native: NativeFunction
  readonly adapt: ApiEntry['adapt']
}

const optional: ReadonlySet<GpuFunction> = new Set<GpuFunction>([
  ...([
    'init',
    'deviceUse',
    'hostAllocateMapped',
    'contextRetain',
    'contextRelease',
    'allowDynamicShared',
    'launchEarly',
    'captureBegin',
    'captureEnd',
  ] as const),
  ...(['graphInstantiate', 'graphLaunch', 'graphExecutableDestroy', 'graphDestroy'] as const),
])

function errorTexts({ errorTexts: texts }: GpuApi, library: KoffiLibrary) {
  const signature = (symbol: string) =>
    texts.given === 'returned'
      ? `const char* ${symbol}(int error)`
      : `int ${symbol}(int error, _Out_ const char** text)`
  const bind = (symbol: string) => library.func(signature(symbol))
  const functions = { name: texts.name === undefined ? null : bind(texts.name), text: bind(texts.text) }
  return (which: 'name' | 'text', result: number): string | null => {
    const native = functions[which]
    if (!native) return null
    if (texts.given === 'returned') return native(result) || 'unknown error'
    const out: (string | null)[] = [null]
    return native(result, out) === 0 && out[0] ? out[0] : 'unknown error'
  }
}

/**
 * The driver's libraries: of each list of names the first that can be loaded; the first list's tells of errors. `advice` ends the
 * message about none. @throws NO_DEVICE naming what was tried
 */
export function openGpuLibrary(api: GpuApi, lists: readonly (readonly string[])[], advice: string): GpuLibrary {
  const loaded = lists.map((names) => loadFirst(api, names, advice))
  const path = loaded.map((l) => l.path).join(' or ')
  return new GpuLibrary(
    api,
    path,
    loaded.map((l) => l.library),
  )
}

function loadFirst(api: GpuApi, names: readonly string[], advice: string) {
  const tried: string[] = []
  for (const path of names) {
    try {
      return { path, library: koffi.load(path) }
    } catch (error) {
      tried.push(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new OpGemsError(
    'NO_DEVICE',
    `${api.vendor}: the driver's library was not found (${tried.join('; ')}). ${advice}`,
  )
}
