// Reading a golden corpus (.jsonl or .jsonl.gz), one case at a time, never the whole file at once.
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { OpGemsError } from '@opgems/core'
import { type CorpusEntry, decodeLine } from './line.ts'

/** The corpora of a folder, by name. Throws BAD_FILE if the folder cannot be read. */
export async function findCorpora(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    const corpora = names.filter((name) => /\.jsonl(\.gz)?$/.test(name))
    return corpora.sort().map((name) => join(folder, name))
  } catch (cause) {
    throw unreadable(folder, 'cannot list the corpora', cause)
  }
}

/**
 * Yields the cases of a corpus; empty lines are skipped. Throws BAD_FILE for a missing, truncated or malformed file, with the
 * line where it has one.
 */
export async function* readCorpus(file: string): AsyncGenerator<CorpusEntry> {
  let line = 0
  const lines = readLines(openText(file))[Symbol.asyncIterator]()
  for (;;) {
    const next = await lines.next().catch((cause: unknown) => {
      throw unreadable(file, line === 0 ? 'cannot be read' : `cannot be read after line ${line}`, cause)
    })
    if (next.done) return
    line++
    if (next.value.trim() !== '') yield decodeLine(next.value, file, line)
  }
}

function openText(file: string): Readable {
  const raw = createReadStream(file)
  // Errors of the file reach whoever reads the last stream; the callback has nothing to add.
  const stream = file.endsWith('.gz') ? pipeline(raw, createGunzip(), () => {}) : raw
  return stream.setEncoding('utf8')
}

async function* readLines(text: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function unreadable(path: string, what: string, cause: unknown): OpGemsError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new OpGemsError('BAD_FILE', `${path}: ${what}: ${reason}`, { path }, { cause })
}
