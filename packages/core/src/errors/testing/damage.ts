// Random damage for tests of what reads files: it reads them or refuses them with the code meant for it, and throws nothing else.
import fc from 'fast-check'
import { type ErrorCode, OpGemsError } from '../errors.ts'

/** `text` with characters lost and added in two places. */
export function damaged(text: string): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.nat(text.length), cut: fc.nat(6), insert: fc.string({ maxLength: 5 }) })
  const apply = (whole: string, { at, cut, insert }: { at: number; cut: number; insert: string }) =>
    whole.slice(0, at) + insert + whole.slice(at + cut)
  return fc.tuple(edit, edit).map((edits) => edits.reduce(apply, text))
}

/** Runs `read`; a refusal with `code` is as good as a result, any other error is thrown. */
export function readOrRefuse(code: ErrorCode, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof OpGemsError && error.code === code)) throw error
  }
}
