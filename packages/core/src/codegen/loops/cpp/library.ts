// Calls of the maths library on whole vectors.
import { needPrimitive } from './functions.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { vectorName } from './types.ts'

/**
 * C's fmod of float64 lanes, exact. Where quotients are below 2⁵³ the rounded one, cut off, is the true one or one more, and a
 * fused a − q·b is exact; anything else goes to the library, which divides bit by bit.
 */
export function needVectorFmod(prelude: Prelude): string {
  const vector = { elem: 'f64', lanes: prelude.lanes } as const
  vectorName('i64', prelude)
  for (const fn of ['trunc', 'fma', 'abs', 'copysign'] as const) needPrimitive(fn, vector, prelude)
  const half = prelude.lanes / 2
  prelude.needFunction('fmod_half', () =>
    inlineFunction('bool fmod_half(f64h a, f64h b, f64h& r)', [
      'const f64h q = trunc(a / b);',
      'const i64h fits = (abs(q) < 0x1p53) & (abs(b) < __builtin_inf());',
      'const f64h rest = fma(-q, b, a);',
      'const i64h over = (rest != 0) & (((i64h)rest ^ (i64h)a) < 0);',
      'r = copysign(over ? abs(b) - abs(rest) : rest, a);',
      'long all = -1;',
      `for (int l = 0; l < ${half}; l++) all &= fits[l];`,
      'return all != 0;',
    ]),
  )
  prelude.needFunction('fmod(f64v)', () =>
    inlineFunction('f64v fmod(f64v a, f64v b)', [
      'f64v r;',
      'if (fmod_half(a.lo, b.lo, r.lo) & fmod_half(a.hi, b.hi, r.hi)) return r;',
      `for (int l = 0; l < ${half}; l++) {`,
      '  r.lo[l] = __builtin_fmod(a.lo[l], b.lo[l]);',
      '  r.hi[l] = __builtin_fmod(a.hi[l], b.hi[l]);',
      '}',
      'return r;',
    ]),
  )
  return 'op::fmod'
}
