// Errors of CNRT and CNDrv that mean something to the user, and which of them end the context.
import { type ErrorMeaning, lost } from '@opgems/emulator'

const memory: ErrorMeaning = {
  code: 'OUT_OF_MEMORY',
  advice: 'dispose tensors, or end other processes on this card (cnmon shows them)',
}
const binary: ErrorMeaning = {
  code: 'COMPILE_FAILED',
  advice: 'the kernel’s binary is invalid: clear the cache (opgems cache clear)',
}
const devices = 'check MLU_VISIBLE_DEVICES and the container’s devices'

export const errorMeanings: Readonly<Record<number, ErrorMeaning>> = {
  100004: { code: 'NO_DEVICE', advice: `no MLU is visible: ${devices}` },
  100005: { code: 'NO_DEVICE', advice: `there is no MLU of this number: ${devices}` },
  100008: { code: 'NO_DEVICE', advice: 'the kernel driver is not ready: see cnmon and dmesg' },
  100009: {
    code: 'NO_DEVICE',
    advice: 'CNDrv and the kernel driver do not fit together: install a matching CNToolkit',
  },
  100010: memory,
  100016: lost('the card found a memory error that it cannot correct'),
  100100: memory,
  100101: memory,
  100120: { code: 'LAUNCH_FAILED', advice: 'the kernel needs more memory or parameters than the card has' },
  100121: lost('a kernel took too long'),
  100123: lost('a kernel had an illegal instruction'),
  100124: lost('a kernel accessed an address that it may not use'),
  100127: lost('an instruction of a kernel had an illegal operand'),
  100128: lost('an assertion in a kernel failed'),
  100130: lost('a kernel accessed a misaligned address'),
  100131: lost('a kernel accessed an illegal address'),
  100135: lost('a kernel accessed an address out of range'),
  100200: lost('a kernel failed'),
  100300: binary,
  100303: binary,
  101313: binary,
  101315: { code: 'COMPILE_FAILED', advice: 'the kernel was compiled for another architecture than this card’s' },
}
