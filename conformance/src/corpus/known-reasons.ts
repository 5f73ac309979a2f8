// What a known difference is, and the reasons that several of them share.

export interface KnownDifference {
  readonly corpus: string
  /** From 1. */
  readonly line: number
  readonly operator: string
  /** The case's digest (digest.ts): the same call elsewhere is known too, another call at this line is not. */
  readonly digest: string
  /** How its failure's text begins: the code, and what differs where. A failure of another kind is none of this list's. */
  readonly shows: string
  readonly reason: string
}

export const unrecordedStorage =
  'the argument was a view of a larger storage, of which the corpus holds the elements of the view alone'
export const overflowingQuotient =
  'one quotient, -8.4375 / 2^-126, overflows float32: the vector library that PyTorch uses gives NaN, the exact remainder is -0'
export const overflowingExponential =
  'PyTorch rounds exp(-target input) to float16, where it overflows, and gives inf / inf = NaN; the exact gradient is a number'
export const functionOfTests =
  'a helper of the tests of PyTorch (max_pool2d, then its gradient for ones); torch has no function with these arguments'
export const randomDropout =
  'dropout: which weights PyTorch zeroed is not recorded, and another generator zeroes others'
export const emptyUnderMask =
  'PyTorch does not look at indices under a mask without elements; here they must lie within the tensor'
export const truncatedNumber =
  'PyTorch truncates the fraction that was meant for a tensor of integers; here it is refused'
export const addendOfAddmv =
  'PyTorch takes an addend of one element as it is: of another dtype, and beside an empty product'
export const orderOfBool = 'PyTorch has no topk of bool; here false goes before true, as in its sort'
export const overflowingPower =
  'PyTorch rounds x^(e − 1) to float16, where it overflows; the exact gradient is a number'
export const choiceOfEqual =
  'several elements are equal: which of them is among the first k is open, and the gradient goes to those'
export const roundedSteps =
  'PyTorch rounds the steps of this gradient to 16 bits, which leaves its result off the exact gradient by more than the tolerance'
export const roundedProduct =
  'PyTorch rounds the running product to 16 bits at every step; the exact result differs by more than the tolerance'
export const signsOfVectors =
  'singular vectors and eigenvectors are given up to their signs, and beyond the values up to a rotation; LAPACK chose others'
export const wrapperOfTests =
  'a helper of the tests of PyTorch (the pseudo-inverse of a product, two of four results); torch has no function of this form'
export const nanOfNarrow =
  'PyTorch gives NaN for every element of the exponential of a bfloat16 matrix; the exact one is made of numbers'
export const reflectionsTakenBack =
  'PyTorch takes the reflections back one by one, which leaves its gradient off the exact one by more than the tolerance'
export const dependentColumns =
  'the columns depend on one another, so that rounding decides what stands in Q and R beyond them'
export const twoDTypes = 'PyTorch does not compare the dtypes of matrices that have no elements; here they must agree'
export const pivotsOfOthers =
  'PyTorch reads as many pivots from memory as the factors ask for, whatever the shape of the pivots; here it must fit'
export const rowsOfMatrix =
  'PyTorch reads the rows of this tensor as if it were a matrix, and leaves out what does not fit; here it is refused'
export const edgesOutOfOrder =
  'the edges do not increase, so that what lies between them is not defined; another search ends in another bin'
export const roundedBytes =
  'PyTorch resamples bytes with 16-bit weights, one dimension after the other, and rounds between; ours is the mean rounded once'
export const roundedPlaces =
  'PyTorch computes in 16 bits where between the elements a point lies, and with it their weights; the exact result differs by more than the tolerance'
export const roundedAsymptotics =
  'between 4 and 8 the tables that PyTorch has for Bessel functions are off by up to 7e-7; ours agree with mpmath to float64 (packages/core/src/kernels/special)'
