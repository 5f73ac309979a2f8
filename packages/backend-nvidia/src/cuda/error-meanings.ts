// CUresult values that mean something to the user, and which of them end the context.
import { type ErrorMeaning, lost } from '@opgems/emulator'

export const errorMeanings: Readonly<Record<number, ErrorMeaning>> = {
  2: { code: 'OUT_OF_MEMORY', advice: 'dispose tensors, or end other processes on this GPU (nvidia-smi shows them)' },
  3: {
    code: 'NO_DEVICE',
    advice: 'this process was forked after it used CUDA: start it with spawn or fork of node:child_process',
  },
  4: lost('the driver is shutting down'),
  35: { code: 'NO_DEVICE', advice: 'the driver is older than the toolkit: update the driver' },
  46: { code: 'NO_DEVICE', advice: 'the GPU is in use exclusively or unavailable: see nvidia-smi' },
  100: { code: 'NO_DEVICE', advice: 'no GPU is visible: check CUDA_VISIBLE_DEVICES and the container’s devices' },
  101: { code: 'NO_DEVICE', advice: 'there is no GPU of this number' },
  200: { code: 'COMPILE_FAILED', advice: 'the kernel’s binary is invalid: clear the cache (opgems cache clear)' },
  209: {
    code: 'COMPILE_FAILED',
    advice: 'the kernel was compiled for another architecture, or by a compiler newer than the driver',
  },
  214: lost('the GPU reports an uncorrectable memory error: it needs a reset'),
  222: { code: 'COMPILE_FAILED', advice: 'the compiler is newer than the driver: update the driver' },
  700: lost('a kernel accessed an illegal address'),
  701: { code: 'LAUNCH_FAILED', advice: 'the kernel needs more registers, shared memory or threads than the GPU has' },
  702: lost('a kernel ran into the display’s time limit'),
  709: lost('the context was destroyed'),
  710: lost('an assertion in a kernel failed'),
  714: lost('a kernel broke the call stack'),
  715: lost('a kernel ran an illegal instruction'),
  716: lost('a kernel accessed a misaligned address'),
  717: lost('a kernel used an address of the wrong memory space'),
  718: lost('a kernel jumped to an invalid address'),
  719: lost('a kernel failed'),
  802: { code: 'NO_DEVICE', advice: 'the system is not ready: start nvidia-fabricmanager' },
  803: { code: 'NO_DEVICE', advice: 'the driver’s library and its kernel module are of different versions: reboot' },
  804: {
    code: 'NO_DEVICE',
    advice: 'the compatibility libraries do not serve this GPU: remove cuda-compat, or update the driver',
  },
  999: lost('the driver reports an unknown error: see dmesg for Xid messages'),
}
