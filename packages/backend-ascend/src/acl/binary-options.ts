// What aclrtBinaryLoadFromData is told of a binary: that it is for AI cores.
import koffi from 'koffi'

/** ACL_RT_BINARY_LOAD_OPT_MAGIC */
const magicOption = 2
/** ACL_RT_BINARY_MAGIC_ELF_AICORE: vendor's samples name it for kernels on vector cores too. */
const aiCore = 0x43554245
/** aclrtBinaryLoadOptions (address of the options, their number), and behind it one option of 20 bytes: its kind, then a union. */
const [optionAt, bytes] = [16, 36]

let address: bigint | undefined

/** The address of aclrtBinaryLoadOptions, for as long as the process lives. */
export function binaryLoadOptions(): bigint {
  if (address !== undefined) return address
  const memory = koffi.alloc('uint8_t', bytes)
  const at = koffi.address(memory)
  const view = new DataView(koffi.view(memory, bytes))
  view.setBigUint64(0, at + BigInt(optionAt), true)
  view.setBigUint64(8, 1n, true)
  view.setInt32(optionAt, magicOption, true)
  view.setUint32(optionAt + 4, aiCore, true)
  for (let rest = optionAt + 8; rest < bytes; rest += 4) view.setUint32(rest, 0, true)
  address = at
  return at
}
