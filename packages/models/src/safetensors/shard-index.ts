// Reads model.safetensors.index.json: which shard of a split checkpoint holds each tensor.
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { readJsonFile } from '../config/read-json.ts'
import { badFile } from './header.ts'

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) })

/** Tensor name → absolute path of its shard. @throws OpGemsError BAD_FILE */
export async function readShardIndex(directory: string, indexPath: string): Promise<ReadonlyMap<string, string>> {
  const parsed = indexSchema.safeParse(await readJsonFile(indexPath))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw badFile(indexPath, `${issue?.path.join('.') || 'the document'}: ${issue?.message}`)
  }
  const shards = new Map<string, string>()
  for (const [tensor, file] of Object.entries(parsed.data.weight_map)) {
    shards.set(tensor, shardPath(directory, indexPath, tensor, file))
  }
  if (shards.size === 0) throw badFile(indexPath, 'weight_map is empty')
  return shards
}

/** A name that leaves the folder would let a checkpoint read any file of the machine. */
function shardPath(directory: string, indexPath: string, tensor: string, file: string): string {
  const path = resolve(directory, file)
  const inside = relative(resolve(directory), path)
  const leaves = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
  if (leaves || isAbsolute(file) || file.includes('\0') || file.includes('\\')) {
    throw badFile(indexPath, `file ${JSON.stringify(file)} is not inside the model's folder`, tensor)
  }
  return path
}
