// Types of all operators, written from the operators' schemas by `npm run generate:types -w @opgems/core`.
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// biome-ignore-all lint: generated
import type { AttentionOperators } from './attention.ts'
import type { BlasOperators } from './blas.ts'
import type { ConvolutionOperators } from './convolution.ts'
import type { CreationOperators } from './creation.ts'
import type { FusedOperators } from './fused.ts'
import type { IndexOperators } from './index.ts'
import type { LossOperators } from './loss.ts'
import type { NormOperators } from './norm.ts'
import type { PointwiseOperators } from './pointwise.ts'
import type { RandomOperators } from './random.ts'
import type { ReductionOperators } from './reduction.ts'
import type { ScanOperators } from './scan.ts'
import type { ShapeOperators } from './shape.ts'
import type { SortOperators } from './sort.ts'

/** Every operator as a function: positional arguments as in its schema, then an object of keywords. */
export interface Operators
  extends AttentionOperators,
    BlasOperators,
    ConvolutionOperators,
    CreationOperators,
    FusedOperators,
    IndexOperators,
    LossOperators,
    NormOperators,
    PointwiseOperators,
    RandomOperators,
    ReductionOperators,
    ScanOperators,
    ShapeOperators,
    SortOperators {}
