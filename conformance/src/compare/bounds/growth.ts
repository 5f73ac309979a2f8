// How rounding errors grow in a sum of K terms.

/**
 * The relative growth of a sum of K terms computed in any order with unit roundoff u: |error| <= growth(K, u) * sum|terms|.
 * For few terms the worst case gamma_K = K u / (1 - K u) (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section
 * 3.1). For many the probabilistic bound lambda sqrt(K) u of Higham and Mary (SIAM J. Sci. Comput. 41(5), 2019) is smaller and
 * still sees a dropped term; with lambda = 6 a right result misses it once in some 10^7.
 */
export function growth(terms: number, u: number): number {
  const worst = terms * u < 1 ? (terms * u) / (1 - terms * u) : Number.POSITIVE_INFINITY
  return Math.min(worst, 6 * Math.sqrt(terms) * u)
}
