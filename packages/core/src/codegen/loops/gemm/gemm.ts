// The matrix product as a LoopIR function: C = alpha·A·B + beta·D for one class of shapes, sizes and strides as arguments.

import type { LoopsTarget } from '../../../backend/target.ts'
import { index, loop, scalarType, use } from '../build.ts'
import type { LoopFunction, Variable } from '../ir.ts'
import { blockDepth, vectorLanes } from './choose.ts'
import { Code } from './code.ts'
import { dotProgram } from './dots.ts'
import type { GemmSpec } from './spec.ts'
import { tileLayout, tileProgram } from './tiles.ts'

const argument = (name: string, elem: 'index' | 'ptr'): Variable => ({ name, type: scalarType(elem) })

/** C[M,N] for a batch of products; one program instance is a tile of C (see `planGemm` for their number and scratch). */
export function gemmFunction(spec: GemmSpec, target: LoopsTarget): LoopFunction {
  const [first, end, scratch] = [argument('first', 'index'), argument('end', 'index'), argument('scratch', 'ptr')]
  const lanes = vectorLanes(target)
  const code = new Code(
    new Map([
      ['first', 1],
      ['end', 1],
      ['scratch', 1],
      ['pid', 1],
    ]),
  )
  const pid = argument('pid', 'index')
  const { variant } = spec
  if (variant.kind === 'tiles')
    tileProgram(code, spec, tileLayout(variant, lanes, blockDepth(spec.compute, target)), use(pid), use(scratch))
  else dotProgram(code, spec, { ...variant, lanes }, use(pid), use(scratch))
  const body = [loop(pid, use(first), use(end), index(1), code.statements)]
  return { name: spec.name, lanes, first, end, scratch, body }
}
