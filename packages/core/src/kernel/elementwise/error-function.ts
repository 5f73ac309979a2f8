// erf, erfc and their inverses.
import type { Value } from '../value.ts'
import type { Elementwise } from './elementwise.ts'
import { erf, erfc, erfinv, ndtri } from './host/error-function.ts'
import { highHalf, isSingle, polynomial } from './polynomial.ts'

// float32: erf x = x + x·NEAR(x²) for |x| ≤ 1 and 1 − exp(−x·FAR(x)) up to 4. Remez; errors 2^-29 and 2^-31.
const NEAR_SINGLE = [0.12837917, -0.37612626, 0.112836, -0.026854444, 0.0051895347, -0.0008020834, 0.00007889095]
const FAR_SINGLE = [1.1286916, 0.6349799, 0.106514975, -0.023997393, 0.00375191, -0.0003493163, 0.000013843259]
// float64: erf x = x + x·NEAR(x²) for |x| ≤ 1, Remez; relative error 2^-56.
const NEAR_DOUBLE = [
  0.12837916709551256, -0.3761263890318355, 0.11283791670945253, -0.02686617064327622, 0.005223977607423468,
  -0.0008548325989696758, 0.00012055295320494294, -0.000014924744663335489, 0.0000016447517677871873,
  -1.6209175911748696e-7, 1.3722976265924504e-8, -7.801188874097751e-10,
]
// (1 + 2x)·exp(x²)·erfc(x) for x ≥ 0 in t = (x − 4)/(x + 4): the form of Shepherd and Laframboise (1981); Remez, error 2^-56.
const SCALED_COMPLEMENT = [
  1.2329951186255526, -0.1396211168405623, 0.015379652102619299, 0.0680970542546701, -0.10103906603628589,
  0.09373283499906827, -0.06633036581246309, 0.037167515526870185, -0.016197734057117587, 0.0050319700655558275,
  -0.00075777327672411, -0.00019925713803501999, 0.00015062154567174865, -0.000024397768887745302,
  -0.000011221419765254868, 0.000005706642979716576, 2.92184434437533e-7, -8.211370573827761e-7, 7.724832102270848e-8,
  1.0636887068197465e-7, -2.0413178195821953e-8, -1.2359003058714252e-8, 3.1132316340738046e-9, 9.332870292656572e-10,
  -2.5654024644391813e-10,
]

/** exp(x²)·erfc(x) for x ≥ 0. */
export function scaledComplement(x: Value): Value {
  return polynomial(x.sub(4).div(x.add(4)), SCALED_COMPLEMENT).div(x.fma(x.like(2), x.like(1)))
}
/** erfc for x ≥ 0. The square is split, because exp magnifies the error of its argument. */
function positiveErfc(x: Value): Value {
  const inRange = x.like(30).pmin(x)
  const scaled = scaledComplement(inRange)
  const high = highHalf(inRange)
  const correction = high.sub(inRange).mul(high.add(inRange)).exp()
  return high.mul(high).neg().exp().mul(correction.mul(scaled))
}
const near = (x: Value): Value => polynomial(x.mul(x), isSingle(x) ? NEAR_SINGLE : NEAR_DOUBLE).fma(x, x)

function farErf(size: Value): Value {
  if (!isSingle(size)) return size.like(1).sub(positiveErfc(size))
  const inRange = size.like(4).pmin(size)
  return size.like(1).sub(polynomial(inRange, FAR_SINGLE).mul(inRange).neg().exp())
}
function expandErf(x: Value): Value {
  const size = x.abs()
  return size.lt(1).select(near(x), farErf(size).copysign(x))
}
function expandErfc(x: Value): Value {
  const size = x.abs()
  const tail = positiveErfc(size)
  const outer = x.lt(0).select(tail.like(2).sub(tail), tail)
  return size.lt(0.5).select(x.like(1).sub(near(x)), outer)
}

// M. J. Wichura, Algorithm AS 241 (1988), PPND16: the normal quantile by three rational functions, relative error 1e-16.
const CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
] as const
const SHOULDER = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const
const TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const
type Ratio = readonly [readonly number[], readonly number[]]
const ratio = (x: Value, [p, q]: Ratio): Value => polynomial(x, p).div(polynomial(x, q))

/** The normal quantile of ½ + centre, where `tail` is ½ − |centre| computed without cancellation. NaN for tail < 0. */
function quantile(centre: Value, tail: Value): Value {
  const inner = centre.mul(ratio(centre.mul(centre).neg().add(0.180625), CENTRE))
  const depth = tail.log().neg().sqrt()
  const isDeep = depth.gt(5)
  const outer = isDeep.select(ratio(depth.sub(5), TAIL), ratio(depth.sub(1.6), SHOULDER))
  const known = centre.abs().le(0.425).select(inner, outer.copysign(centre))
  return tail.eq(0).select(centre.like(Infinity).copysign(centre), known)
}
function expandErfinv(y: Value): Value {
  return quantile(y.mul(0.5), y.like(1).sub(y.abs()).mul(0.5)).mul(Math.SQRT1_2)
}
function expandNdtri(p: Value): Value {
  return quantile(p.sub(0.5), p.lt(0.5).select(p, p.like(1).sub(p)))
}

export const errorFunction = {
  erf: { arity: 1, on: ['float'], result: 'same', cost: 55, ulp: 2, reference: erf, expand: expandErf },
  erfc: { arity: 1, on: ['float'], result: 'same', cost: 110, ulp: 6, reference: erfc, expand: expandErfc },
  erfinv: { arity: 1, on: ['float'], result: 'same', cost: 110, ulp: 6, reference: erfinv, expand: expandErfinv },
  /** The quantile of the standard normal distribution. */
  ndtri: { arity: 1, on: ['float'], result: 'same', cost: 110, ulp: 6, reference: ndtri, expand: expandNdtri },
} as const satisfies Record<string, Elementwise>
