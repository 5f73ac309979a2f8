// Errors of AscendCL (acl_base.h, rt_error_codes.h) that mean something to the user, and which of them end the device.
import { type ErrorMeaning, lost } from '@opgems/emulator'

const memory: ErrorMeaning = {
  code: 'OUT_OF_MEMORY',
  advice: 'dispose tensors, or end other processes on this NPU (npu-smi info shows them)',
}
const absent: ErrorMeaning = {
  code: 'NO_DEVICE',
  advice: 'check ASCEND_RT_VISIBLE_DEVICES, the container’s devices and npu-smi info',
}
const binary: ErrorMeaning = {
  code: 'COMPILE_FAILED',
  advice: 'the kernel’s binary does not fit the NPU: clear the cache (opgems cache clear)',
}
const full: ErrorMeaning = { code: 'LAUNCH_FAILED', advice: 'the NPU has no more streams or events for this process' }

export const errorMeanings: Readonly<Record<number, ErrorMeaning>> = {
  107001: absent,
  107020: lost('a kernel took too long'),
  207001: memory,
  207004: absent,
  207007: full,
  207008: full,
  207018: memory,
  507008: binary,
  507010: lost('the NPU does not answer any more'),
  507014: lost('a kernel took too long'),
  507015: lost('a kernel failed: an address out of range, or an instruction that the core refuses'),
  507016: lost('an assertion in a kernel failed'),
  507027: binary,
  507033: {
    code: 'NO_DEVICE',
    advice: 'the NPU cannot be set up: see npu-smi info, and that driver and CANN fit together',
  },
  507034: lost('a kernel took too long'),
  507035: lost('a kernel failed: an address out of range, or an instruction that the vector core refuses'),
  507036: lost('an assertion in a kernel failed'),
  507053: lost('the NPU found an error in its memory'),
  507054: lost('the NPU found a memory error that it cannot correct'),
  507899: lost('the driver failed: see dmesg'),
}
