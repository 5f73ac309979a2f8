// PyTorch's public API over the ATen operators.
export { publicNames } from './public-names.ts'
