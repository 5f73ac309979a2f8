// Every public function that differs from an ATen operator by more than spelling.
import type { PublicFunction } from '../define.ts'
import { activations } from './activations.ts'
import { conversions } from './conversions.ts'
import { embeddings } from './embedding.ts'
import { losses } from './losses.ts'
import { margins } from './margins.ts'
import { maskedFunctions } from './masked.ts'
import { matrices } from './matrices.ts'
import { normalization } from './normalization.ts'
import { operators } from './operators.ts'
import { pooling } from './pooling.ts'
import { products } from './products.ts'
import { resizing } from './resizing.ts'
import { series } from './series.ts'
import { shapes } from './shapes.ts'
import { slopes } from './slopes.ts'
import { windows } from './windows.ts'

export const definitions: readonly PublicFunction[] = [
  ...operators,
  ...conversions,
  ...losses,
  ...margins,
  ...maskedFunctions,
  ...matrices,
  ...series,
  ...activations,
  ...embeddings,
  ...pooling,
  ...resizing,
  ...normalization,
  ...products,
  ...shapes,
  ...slopes,
  ...windows,
]
