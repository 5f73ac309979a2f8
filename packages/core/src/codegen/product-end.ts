// How a product ends.

/** The dtype in which sums are scaled, multiplied by factors and added to: float32 where there are factors, else their own. */
export const endDType = <C extends string>(kind: { readonly factors?: true; readonly compute: C }): C | 'float32' =>
  kind.factors ? 'float32' : kind.compute
