// The span of keys that a forward pass reads, against the definition of causal and sliding attention.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openReference, referenceOf } from '../testing/reference-runtime.ts'
import { causalSpan } from './attention-span.ts'

it('a query at i sees exactly the keys j with i − window < j ≤ i', () => {
  const window = fc.option(fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(fc.nat(12), fc.integer({ min: 1, max: 12 }), window, (start, count, size) => {
      const span = causalSpan(openReference(), start, count, size)
      for (let row = 0; row < count; row++) {
        const position = start + row
        for (let key = 0; key < start + count; key++) {
          const column = key - span.keyStart
          const read = column >= 0 && column < span.keyCount
          const mask = span.mask && referenceOf(span.mask)
          const seen = read && (mask ? mask.at(row * span.keyCount + column) === 1 : !span.causal || column <= row)
          expect(seen).toBe(key <= position && key > position - (size ?? Number.POSITIVE_INFINITY))
        }
      }
    }),
  )
})

it('one query needs no mask, and a prompt within the window only is_causal', () => {
  const rt = openReference()
  expect(causalSpan(rt, 40, 1, 8)).toEqual({ keyStart: 33, keyCount: 8, causal: false, mask: null })
  expect(causalSpan(rt, 0, 8, 8)).toEqual({ keyStart: 0, keyCount: 8, causal: true, mask: null })
  expect(causalSpan(rt, 0, 9, 8).mask).not.toBeNull()
})
