// What bisheng compiles: the kernel, and a function of the host that launches it.
import { expect, test } from 'vitest'
import { withLaunch } from './bisheng.ts'

test('arguments are read by their types, without the address space', () => {
  const kernel =
    'extern "C" __global__ __aicore__ void og_add(__gm__ f32* out, const __gm__ u16* x, i64 size, double beta) {\n}\n'
  expect(withLaunch(kernel)).toBe(`${kernel}
extern "C" int og_add_launch(unsigned int cores, void* stream, void** parameters) {
  og_add<<<cores, nullptr, stream>>>(*(f32**)parameters[0], *(const u16**)parameters[1], *(i64*)parameters[2], *(double*)parameters[3]);
  return 0;
}
`)
})
