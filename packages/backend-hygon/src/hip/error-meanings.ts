// hipError_t values that mean something to the user, and which of them end the context.
import { type ErrorMeaning, lost } from '@opgems/emulator'

export const errorMeanings: Readonly<Record<number, ErrorMeaning>> = {
  2: { code: 'OUT_OF_MEMORY', advice: 'dispose tensors, or end other processes on this DCU (hy-smi shows them)' },
  100: { code: 'NO_DEVICE', advice: 'no DCU is visible: check HIP_VISIBLE_DEVICES and the container’s devices' },
  101: { code: 'NO_DEVICE', advice: 'there is no DCU of this number, or none at all: check HIP_VISIBLE_DEVICES' },
  200: { code: 'COMPILE_FAILED', advice: 'the kernel’s binary is invalid: clear the cache (opgems cache clear)' },
  209: {
    code: 'COMPILE_FAILED',
    advice: 'the kernel was compiled for another architecture: set OPGEMS_HYGON_ARCH to the one of this DCU',
  },
  700: lost('a kernel accessed an illegal address'),
  701: { code: 'LAUNCH_FAILED', advice: 'the kernel needs more registers, LDS or threads than the DCU has' },
  710: lost('an assertion in a kernel failed'),
  719: lost('a kernel failed'),
  999: lost('the run time reports an unknown error: see dmesg'),
}
