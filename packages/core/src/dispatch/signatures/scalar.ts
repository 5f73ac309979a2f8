// PyTorch's Scalar as JavaScript has it.
export type Scalar = number | bigint | boolean | { readonly re: number; readonly im: number }
