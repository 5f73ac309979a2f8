// The weights of a model folder, whether in one safetensors file or in several.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SafetensorsFile } from './file.ts'
import { badFile, type StoredTensor } from './header.ts'
import { readShardIndex } from './shard-index.ts'

export interface Checkpoint {
  /** The file that a message should name: the single file, or the index. */
  readonly path: string
  readonly tensors: ReadonlyMap<string, StoredTensor>
  /** Little-endian bytes of one tensor, read now. @throws OpGemsError BAD_FILE */
  read(name: string): Promise<Uint8Array>
  close(): Promise<void>
}

/** Opens model.safetensors, or the shards of model.safetensors.index.json. @throws OpGemsError BAD_FILE */
export async function openCheckpoint(directory: string): Promise<Checkpoint> {
  const single = join(directory, 'model.safetensors')
  const index = join(directory, 'model.safetensors.index.json')
  if (existsSync(single)) return SafetensorsFile.open(single)
  if (existsSync(index)) return openShards(directory, index)
  const pickled = existsSync(join(directory, 'pytorch_model.bin'))
  const advice = pickled ? '; pytorch_model.bin is never read, since unpickling runs code: convert it' : ''
  throw badFile(directory, `holds neither model.safetensors nor model.safetensors.index.json${advice}`)
}

async function openShards(directory: string, indexPath: string): Promise<Checkpoint> {
  const shardOf = await readShardIndex(directory, indexPath)
  const files = new Map<string, SafetensorsFile>()
  const close = async () => {
    for (const file of files.values()) await file.close()
  }
  try {
    for (const path of new Set(shardOf.values())) files.set(path, await SafetensorsFile.open(path))
    const tensors = new Map<string, StoredTensor>()
    for (const [name, path] of shardOf) {
      const stored = files.get(path)?.tensors.get(name)
      if (!stored) throw badFile(path, `is not in the file, where ${indexPath} says it is`, name)
      tensors.set(name, stored)
    }
    const read = async (name: string) => {
      const file = files.get(shardOf.get(name) ?? '')
      if (!file) throw badFile(indexPath, 'is in no shard', name)
      return file.read(name)
    }
    return { path: indexPath, tensors, read, close }
  } catch (error) {
    await close()
    throw error
  }
}
