// ATen's snake_case names in JavaScript's camelCase.

/** scaled_dot_product_attention → scaledDotProductAttention; underscores at either end stay: add_, _softmax, __and__. */
export const camelCase = (name: string): string =>
  name.replace(/(?<=[^_])_+(?=[^_])(.)/g, (_, first: string) => first.toUpperCase())
