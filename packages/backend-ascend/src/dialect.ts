// How Ascend C is spelled.
import type { NpuDialect, NpuInstruction } from '@opgems/core'
import { prelude } from './prelude.ts'

/** Steps of the vector unit, each of which may read what the one before has written. */
const steps = (...all: string[]): NpuInstruction => ({ text: all.map((s) => `${s} PipeBarrier<PIPE_V>();`).join(' ') })
const unary = (name: string) => steps(`${name}($d, $0, $n);`)
const binary = (name: string) => steps(`${name}($d, $0, $1, $n);`)
const as = (place: string, type: string) => `${place}.ReinterpretCast<${type}>()`

const cast = (to: string, from: string, mode: string) => {
  const typed = (place: string, type: string) => (type === '' ? place : as(place, type))
  return steps(`Cast(${typed('$d', to)}, ${typed('$0', from)}, RoundMode::CAST_${mode}, $n);`)
}
/** By way of half, which holds every byte. */
const castByte: NpuInstruction = {
  ...steps(
    `Cast(${as('$t0', 'half')}, $0, RoundMode::CAST_NONE, $n);`,
    `Cast($d, ${as('$t0', 'half')}, RoundMode::CAST_NONE, $n);`,
  ),
  temporaries: ['u16'],
}

/** Comparisons give bits, which choose between ones and zeros. */
const comparison = (compare: string): NpuInstruction => ({
  ...steps(compare, 'Duplicate($d, 1.0f, $n);', 'Select($d, $t0, $d, 0.0f, SELMODE::VSEL_TENSOR_SCALAR_MODE, $n);'),
  temporaries: ['u8'],
})
const compare = (fn: string, type = 'float') =>
  comparison(`Compare($t0, ${as('$0', type)}, ${as('$1', type)}, CMPMODE::${fn}, $n);`)
const comparisons = Object.fromEntries(
  ['lt', 'le', 'gt', 'ge', 'eq'].flatMap((fn) => [
    [`${fn} f32`, compare(fn.toUpperCase())],
    [`${fn} f32 scalar`, comparison(`CompareScalar($t0, $0, (float)$1, CMPMODE::${fn.toUpperCase()}, $n);`)],
  ]),
)
/** Chooses bits, of whatever type; floats are what the instruction takes. */
const select: NpuInstruction = {
  ...steps(
    'CompareScalar($t0, $0, 0.0f, CMPMODE::NE, $n);',
    `Select(${as('$d', 'float')}, $t0, ${as('$1', 'float')}, ${as('$2', 'float')}, SELMODE::VSEL_TENSOR_TENSOR_MODE, $n);`,
  ),
  temporaries: ['u8'],
}

const bits = (name: string, operands: number) => {
  const places = ['$d', '$0', '$1'].slice(0, operands + 1).map((p) => as(p, 'uint16_t'))
  return steps(`${name}(${places.join(', ')}, $n * 2);`)
}
const move = (type: string, each: number) => steps(`DataCopy(${as('$d', type)}, ${as('$0', type)}, $n * ${each});`)

const instructions: Readonly<Record<string, NpuInstruction>> = {
  ...comparisons,
  // Vectors of int32 are compared for equality alone.
  'eq i32': compare('EQ', 'int32_t'),
  'add f32': binary('Add'),
  'add f32 scalar': steps('Adds($d, $0, (float)$1, $n);'),
  'sub f32': binary('Sub'),
  'sub f32 scalar': steps('Adds($d, $0, -(float)$1, $n);'),
  'mul f32': binary('Mul'),
  'mul f32 scalar': steps('Muls($d, $0, (float)$1, $n);'),
  'div f32': binary('Div'),
  'abs f32': unary('Abs'),
  'sqrt f32': unary('Sqrt'),
  'floor f32': cast('', '', 'FLOOR'),
  'ceil f32': cast('', '', 'CEIL'),
  'trunc f32': cast('', '', 'TRUNC'),
  'rint f32': cast('', '', 'RINT'),
  'exp f32': unary('Exp'),
  'expOfNonPositive f32': unary('Exp'),
  'log f32': unary('Ln'),
  'and bool': binary('Mul'),
  'or bool': binary('Max'),
  'xor bool': steps('Sub($d, $0, $1, $n);', 'Abs($d, $d, $n);'),
  'not bool': steps('Muls($d, $0, -1.0f, $n);', 'Adds($d, $d, 1.0f, $n);'),
  'select f32': select,
  'select i32': select,
  'select bool': select,
  'and i32': bits('And', 2),
  'or i32': bits('Or', 2),
  'not i32': bits('Not', 1),
  'fill f32': steps('Duplicate($d, (float)$0, $n);'),
  'fill i32': steps('Duplicate($d, (int32_t)$0, $n);'),
  'move f32': move('float', 1),
  'move i32': move('float', 1),
  'move i64': move('float', 2),
  'move u16': move('half', 1),
  'convert i32 f32': cast('', '', 'RINT'),
  'convert f32 i32': cast('', '', 'TRUNC'),
  'convert bool i32': cast('', '', 'TRUNC'),
  'convert i32 i64': cast('int64_t', '', 'NONE'),
  'convert i64 f32': cast('', 'int64_t', 'RINT'),
  'convert i16 f32': cast('', '', 'NONE'),
  'convert i8 f32': castByte,
  'convert u8 f32': castByte,
  'convert float16 float32': cast('', 'half', 'NONE'),
  'convert float32 float16': cast('half', '', 'RINT'),
  'convert bfloat16 float32': cast('', 'bfloat16_t', 'NONE'),
  'convert float32 bfloat16': cast('bfloat16_t', '', 'RINT'),
}

export const ascendC: NpuDialect = {
  name: 'Ascend C',
  prelude,
  kernelPrefix: 'extern "C" __global__ __aicore__ void',
  functionPrefix: '__aicore__ inline',
  globalQualifier: '__gm__',
  declareGlobal: '',
  declareLocal: [
    'KERNEL_TASK_TYPE_DEFAULT(KERNEL_TYPE_AIV_ONLY);',
    'TPipe og_pipe;',
    'TBuf<TPosition::VECCALC> og_stage_buffer, og_buffer;',
    'og_pipe.InitBuffer(og_stage_buffer, 2048);',
    'og_pipe.InitBuffer(og_buffer, $0);',
    'const LocalTensor<uint8_t> og_stage = og_stage_buffer.Get<uint8_t>();',
  ].join('\n'),
  declareVector: 'const LocalTensor<$1> $0 = og_buffer.GetWithOffset<$1>($2, $3);',
  part: '$0[$1]',
  element: { get: '$0.GetValue($1)', set: '$0.SetValue($1, $2)' },
  globalElement: { get: 'read_element($0)', set: 'write_element(og_stage, $0, $1)' },
  coreIndex: 'GetBlockIdx()',
  coreCount: 'GetBlockNum()',
  handOver: { scalar: 'hand_over<HardEvent::V_S>();', vector: 'hand_over<HardEvent::S_V>();' },
  floatArgument: 'float_of($0)',
  bitcast: {
    f32ToI32: 'float_as_int',
    i32ToF32: 'int_as_float',
    // No kernel asks for these: the target has no float64.
    f64ToI64: 'no_float64',
    i64ToF64: 'no_float64',
  },
  copies: {
    in: 'copy_in',
    out: 'copy_out',
    stridedIn: 'strided_in(og_stage, $0, $1, $2, $3)',
    stridedOut: 'strided_out(og_stage, $0, $1, $2, $3)',
    startIn: 'start_in',
    startOut: 'start_out',
    wait: 'PipeBarrier<PIPE_ALL>();',
  },
  instructions,
  folds: {},
  scalarFunctions: {
    exp: 'exp_of(og_stage, $0)',
    expOfNonPositive: 'exp_of(og_stage, $0)',
    log: 'log_of(og_stage, $0)',
  },
}
