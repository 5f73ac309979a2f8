// The choices of one device: on disk, one small file each, shared by processes; and those of files that came from elsewhere.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Device } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { type Choice, type ChoiceFile, choiceFileSchema, choiceSchema } from './choice.ts'
import { readRecord, writeRecord } from './record-file.ts'

/** What makes timings comparable: the hardware in words, and how many threads of it are used. */
export const deviceModel = ({ probe, target }: Device): string =>
  target.family === 'loops' ? `${probe.description}; ${target.threads} in use` : probe.description

export class ChoiceStore {
  private readonly folder: string
  private readonly shipped: ReadonlyMap<string, Choice>
  private names: Set<string> | undefined

  /** @throws BAD_CONFIG for a shipped file that cannot be read; one for another device is left aside */
  constructor(
    cacheFolder: string,
    private readonly device: Device,
    shippedFiles: readonly string[] = [],
  ) {
    const identity = JSON.stringify([deviceModel(device), device.toolchainId])
    this.folder = join(cacheFolder, 'tuning', createHash('sha256').update(identity).digest('hex').slice(0, 16))
    const files = shippedFiles.map(readChoiceFile).filter((f) => f.device === deviceModel(device))
    this.shipped = new Map(files.flatMap((f) => f.choices).map((c) => [fileName(c.kernel, c.bucket), c]))
  }

  get isEmpty(): boolean {
    return this.known().size === 0 && this.shipped.size === 0
  }
  /** Whether any size of this kernel has a choice. */
  has(kernel: string): boolean {
    for (const name of this.known()) if (name.startsWith(kernel)) return true
    for (const name of this.shipped.keys()) if (name.startsWith(kernel)) return true
    return false
  }
  /** One's own timing counts more than what came from elsewhere. */
  find(kernel: string, bucket: number): Choice | undefined {
    const name = fileName(kernel, bucket)
    return this.readOwn(name) ?? this.shipped.get(name)
  }
  /** Where the folder cannot be written, the choice holds for this process. */
  keep(choice: Choice): void {
    const name = fileName(choice.kernel, choice.bucket)
    this.known().add(name)
    if (!writeRecord(join(this.folder, name), choice)) this.unwritten.set(name, choice)
  }
  private readonly unwritten = new Map<string, Choice>()

  /** Everything chosen here, to be shipped. */
  export(): ChoiceFile {
    this.names = undefined
    const choices = [...this.known()].sort().flatMap((name) => this.readOwn(name) ?? [])
    return {
      format: 'opgems-tuning',
      version: 1,
      device: deviceModel(this.device),
      toolchain: this.device.toolchainId,
      choices,
    }
  }

  private readOwn(name: string): Choice | undefined {
    const checked = choiceSchema.safeParse(readRecord(join(this.folder, name)))
    return checked.success ? checked.data : this.unwritten.get(name)
  }
  private known(): Set<string> {
    this.names ??= new Set([...namesIn(this.folder), ...this.unwritten.keys()])
    return this.names
  }
}

const fileName = (kernel: string, bucket: number): string => `${kernel}-${bucket}.json`

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{64}-\d+\.json$/.test(name))
  } catch {
    return []
  }
}

function readChoiceFile(path: string): ChoiceFile {
  const refuse = (what: string, cause?: unknown) =>
    new OpGemsError('BAD_CONFIG', `tuning file ${path}: ${what}`, { path }, { cause })
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause), cause)
  }
  const result = choiceFileSchema.safeParse(content)
  if (!result.success) throw refuse(`is no file of 'opgems tune --output' (${result.error.issues[0]?.message})`)
  return result.data
}
