// CUDA's spellings for warps of more than 32 lanes, whose masks have 64 bits.
import type { SimtDialect } from '@opgems/core'

export function wideMasks(dialect: SimtDialect): SimtDialect {
  const widen = (text: string) => text.replace('0xffffffffu', '~0ull')
  const { shuffleXor, shuffleUp, shuffleFrom } = dialect
  return {
    ...dialect,
    shuffleXor: widen(shuffleXor),
    shuffleUp: widen(shuffleUp),
    shuffleFrom: widen(shuffleFrom),
  }
}
