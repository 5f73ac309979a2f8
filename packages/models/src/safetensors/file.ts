// One open safetensors file: its header, and tensors read one at a time.
import { type FileHandle, open } from 'node:fs/promises'
import { OpGemsError } from '@opgems/core'
import { badFile, maxHeaderBytes, parseHeader, type SafetensorsHeader, type StoredTensor } from './header.ts'

/** One read never asks the system for more than this. */
const maxReadBytes = 2 ** 28

export class SafetensorsFile {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private readonly dataStart: number,
    private readonly header: SafetensorsHeader,
  ) {}

  /** Opens a file and checks its header. @throws OpGemsError BAD_FILE */
  static async open(path: string): Promise<SafetensorsFile> {
    const handle = await openForReading(path)
    try {
      const size = (await handle.stat()).size
      if (size < 8) throw badFile(path, `${size} bytes long: too short for a safetensors file`)
      const headerBytes = readLength(await readExactly(handle, path, 0, 8))
      if (headerBytes > BigInt(maxHeaderBytes)) {
        throw badFile(path, `the header claims ${headerBytes} bytes; the limit is ${maxHeaderBytes}`)
      }
      const dataStart = 8 + Number(headerBytes)
      if (dataStart > size) throw badFile(path, `the header claims ${headerBytes} bytes of a file of ${size}`)
      const header = await readExactly(handle, path, 8, Number(headerBytes))
      return new SafetensorsFile(path, handle, dataStart, parseHeader(header, size - dataStart, path))
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  get tensors(): ReadonlyMap<string, StoredTensor> {
    return this.header.tensors
  }

  get metadata(): ReadonlyMap<string, string> {
    return this.header.metadata
  }

  /** The little-endian bytes of one tensor. @throws OpGemsError BAD_FILE */
  async read(name: string): Promise<Uint8Array> {
    const tensor = this.tensors.get(name)
    if (!tensor) throw badFile(this.path, 'is not in the file', name)
    return readExactly(this.handle, this.path, this.dataStart + tensor.begin, tensor.end - tensor.begin, name)
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    throw badFile(path, `cannot be opened (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`)
  }
}

function readLength(bytes: Uint8Array): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)
}

async function readExactly(handle: FileHandle, path: string, position: number, length: number, tensor?: string) {
  const bytes = allocate(length, path)
  let done = 0
  while (done < length) {
    const wanted = Math.min(length - done, maxReadBytes)
    const { bytesRead } = await readOnce(handle, path, bytes, done, wanted, position + done)
    if (bytesRead === 0) throw badFile(path, `ended after ${done} of ${length} bytes while being read`, tensor)
    done += bytesRead
  }
  return bytes
}

async function readOnce(
  handle: FileHandle,
  path: string,
  bytes: Uint8Array,
  offset: number,
  length: number,
  at: number,
) {
  try {
    return await handle.read(bytes, offset, length, at)
  } catch (cause) {
    throw badFile(path, `cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`)
  }
}

function allocate(length: number, path: string): Uint8Array {
  try {
    return new Uint8Array(length)
  } catch (cause) {
    throw new OpGemsError('OUT_OF_MEMORY', `${path}: no memory for ${length} bytes`, { path }, { cause })
  }
}
