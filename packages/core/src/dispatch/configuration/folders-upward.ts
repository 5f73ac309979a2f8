// The folders in which Node and we look for something that belongs to a folder.
import { dirname, resolve } from 'node:path'

/** A folder and all above it. */
export function foldersUpward(from: string): string[] {
  const folders = [resolve(from)]
  for (let parent = dirname(folders[0]!); parent !== folders.at(-1); parent = dirname(parent)) folders.push(parent)
  return folders
}
