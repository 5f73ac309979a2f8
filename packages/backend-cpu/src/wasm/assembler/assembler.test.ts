// The assembler against wabt: for rendered kernels both must give the same code, and every opcode must be wabt's.
import { expect, it } from 'vitest'
import createWabt from 'wabt'
import { renderWat } from '../../../../core/src/codegen/loops/wat/index.ts'
import { addKernel, countKernel, trapKernel } from '../testing/kernels.ts'
import { assemble } from './index.ts'
import { opcodeOf } from './opcodes.ts'

const wabt = await createWabt()
function wabtBytes(text: string): Uint8Array {
  const module = wabt.parseWat('test.wat', text, { simd: true, threads: true, sat_float_to_int: true })
  try {
    return module.toBinary({ canonicalize_lebs: true }).buffer
  } finally {
    module.destroy()
  }
}
/** Names, grouping of locals and alignment hints may differ; what wabt prints of both must not. */
function printed(bytes: Uint8Array): string {
  const module = wabt.readWasm(bytes, { simd: true, threads: true, sat_float_to_int: true })
  try {
    return module.toText({ foldExprs: false, inlineExport: false }).replace(/ align=\d+/g, '')
  } finally {
    module.destroy()
  }
}

it.each([addKernel(8), countKernel(), trapKernel()])('gives the code that wabt gives: $name', (fn) => {
  const text = renderWat(fn)
  expect(printed(assemble(text, { relaxedSimd: false }))).toBe(printed(wabtBytes(text)))
})

/** The shortest text of an instruction; operands don't matter to a parser that doesn't validate, so they are left out. */
function sample(name: string): string {
  const { immediate } = opcodeOf.get(name)!
  if (immediate === 'shuffle') return `${name} ${Array.from({ length: 16 }, (_, i) => i).join(' ')}`
  if (immediate === 'memoryLane') return `${name} offset=300 1`
  if (immediate === 'lane') return `${name} 1`
  return immediate === 'memory' ? `${name} offset=300` : name
}

const mayBeUnknownToWabt = (name: string) => name.includes('relaxed')

it('has the opcode of every instruction right', () => {
  for (const name of opcodeOf.keys()) {
    if (mayBeUnknownToWabt(name)) continue
    const text = `(module (memory 1) (func (export "f") (unreachable) (${sample(name)}) (unreachable)))`
    const bytes = Array.from(wabtBytes(text))
    const expected = [...opcodeOf.get(name)!.bytes]
    // After `unreachable` (0x00) comes the instruction.
    const found = bytes.some((_, at) => bytes[at] === 0 && expected.every((byte, i) => bytes[at + 1 + i] === byte))
    expect(found, name).toBe(true)
  }
})

it('says where text is wrong', () => {
  const inFunction = (body: string) => `(module (func (export "f") (param $x i32)\n${body}))`
  const refuse = (text: string) => () => assemble(text, { relaxedSimd: false })
  expect(refuse('(module\n(func')).toThrow(/not closed/)
  expect(refuse('(module)\n)')).toThrow(/line 2: '\)'/)
  expect(refuse(inFunction('(local.get $y)'))).toThrow(/unknown name \$y/)
  expect(refuse(inFunction('(br $L)'))).toThrow(/unknown label \$L/)
  expect(refuse(inFunction('(f32.hypot)'))).toThrow(/unknown instruction f32.hypot/)
  expect(refuse(inFunction('(local $x f32)'))).toThrow(/two locals of one name/)
})

it('writes a fused multiply-add as two instructions where the engine has none', () => {
  const get = (name: string) => `(local.get ${name})`
  const head = '(module (func (export "f") (param $a v128) (result v128)'
  const fused = `${head} (f32x4.relaxed_madd ${get('$a')} ${get('$a')} ${get('$a')})))`
  const apart = `${head} (f32x4.add (f32x4.mul ${get('$a')} ${get('$a')}) ${get('$a')})))`
  expect(assemble(fused, { relaxedSimd: false })).toEqual(assemble(apart, { relaxedSimd: false }))
  expect(Array.from(assemble(fused, { relaxedSimd: true }))).toEqual(expect.arrayContaining([0xfd, 0x85, 0x02]))
})
