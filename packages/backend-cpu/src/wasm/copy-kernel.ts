// A kernel that copies blocks of memory: several threads copy faster than one, and typed arrays copy shared memory word by word.

/** Bytes that one program instance copies. */
export const COPY_BLOCK = 1 << 16
const STEP = 128

const loadsAndStores = Array.from(
  { length: STEP / 16 },
  (_, i) => `(v128.store offset=${i * 16} (local.get $to) (v128.load offset=${i * 16} (local.get $from)))`,
)
const start = (slot: number, program: string) =>
  `(i32.add (i32.load offset=${slot * 8} (local.get $slots)) (i32.mul (local.get ${program}) (i32.const ${COPY_BLOCK})))`
const advance = (pointer: string) => `(local.set ${pointer} (i32.add (local.get ${pointer}) (i32.const ${STEP})))`

/** The launch's arguments: addresses of 32 bits in slots of 8 bytes. */
export const copySlots = (to: number, from: number): Uint8Array =>
  new Uint8Array(BigUint64Array.of(BigInt(to), BigInt(from)).buffer)

/** A block that ends with the address space has its end at 0, so ends are compared for equality. */
export const copySource = `(module
  (import "env" "memory" (memory 1 65536 shared))
  (func (export "copy") (param $slots i32) (param $first i32) (param $end i32) (param $scratch i32)
    (local $to i32) (local $from i32) (local $stop i32)
    (local.set $to ${start(0, '$first')})
    (local.set $from ${start(1, '$first')})
    (local.set $stop ${start(0, '$end')})
    (loop $again
      ${loadsAndStores.join('\n      ')}
      ${advance('$to')}
      ${advance('$from')}
      (br_if $again (i32.ne (local.get $to) (local.get $stop))))))
`
