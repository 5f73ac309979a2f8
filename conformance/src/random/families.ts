// All random cases, in a fixed order for a seed.
import type { ConformanceCase } from '../case.ts'
import { attentionFamilies } from './attention.ts'
import { casesOf, type Family } from './family.ts'
import { Generator } from './generator.ts'
import { indexingFamilies } from './indexing.ts'
import { pointwiseFamilies } from './pointwise.ts'
import { productFamilies } from './products.ts'
import { rowFamilies } from './rows.ts'

const randomFamilies: readonly Family[] = [
  ...pointwiseFamilies,
  ...rowFamilies,
  ...productFamilies,
  ...indexingFamilies,
  ...attentionFamilies,
]

/** Draws the cases of the families that `wanted` selects; each family has its own sequence, so that selecting changes no case. */
export function* randomCases(
  seed: number,
  wanted: (operator: string) => boolean = () => true,
): Iterable<ConformanceCase> {
  for (const [number, family] of randomFamilies.entries()) {
    if (wanted(family.operator)) yield* casesOf(family, new Generator(seed + 7919 * number))
  }
}
