// The C++ renderer of the loops family.
export { renderCpp } from './render.ts'
