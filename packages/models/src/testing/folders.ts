// Temporary model folders for tests: safetensors files from a header and bytes, and altered copies of fixtures.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { fixtureFolder } from './golden.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opgems-models-'))
  folders.push(folder)
  return folder
}

/** A fixture's folder that a test may change. */
export async function copyOfFixture(name: string): Promise<string> {
  const folder = await temporaryFolder()
  await cp(fixtureFolder(name), folder, { recursive: true })
  return folder
}

export type JsonObject = Record<string, unknown>

export async function changeJson(path: string, change: (document: JsonObject) => void): Promise<void> {
  const document = JSON.parse(await readFile(path, 'utf8')) as JsonObject
  change(document)
  await writeFile(path, JSON.stringify(document))
}

/** The bytes of a file with this header, given as an object or as text. */
export function safetensorsBytes(header: JsonObject | string, data: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const bytes = new Uint8Array(8 + text.length + data.length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
  bytes.set(text, 8)
  bytes.set(data, 8 + text.length)
  return bytes
}

/** Rewrites the header of a file, its data kept as they are. */
export async function changeHeader(path: string, change: (header: JsonObject) => void): Promise<void> {
  const bytes = await readFile(path)
  const length = Number(bytes.readBigUInt64LE(0))
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as JsonObject
  change(header)
  await writeFile(path, safetensorsBytes(header, bytes.subarray(8 + length)))
}
