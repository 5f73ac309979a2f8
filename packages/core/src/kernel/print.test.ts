// The printed form of kernels, and what makes two kernels the same.
import { describe, expect, it } from 'vitest'
import { buildKernel } from './builder.ts'
import { kernelHash } from './hash.ts'
import { printKernel } from './print.ts'
import { rewrite } from './rewrite.ts'
import { embedding, layerNorm, matmul, softmax, tensor } from './testing/kernels.ts'

describe('printKernel', () => {
  it('softmax', () => {
    expect(printKernel(softmax())).toMatchInlineSnapshot(`
      "kernel softmax(read x: float32[any, 1], write y: float32[any, 1], rows: int64, columns: int64) {
        grid (rows)
        axis column = 0 .. columns
        %0: float32[column] = load x[program(0), column]
        %1: float32[] = reduce max(%0) over column
        %2: float32[column] = sub(%0, %1)
        %3: float32[column] = exp(%2)
        %4: float32[] = reduce sum(%3) over column
        %5: float32[column] = div(%3, %4)
        store y[program(0), column] = %5
      }"
    `)
  })
  it('layer_norm', () => {
    expect(printKernel(layerNorm())).toMatchInlineSnapshot(`
      "kernel layer_norm(read x: float32[any, 1], read weight: float32[1], read bias: float32[1], write y: float32[any, 1], rows: int64, columns: int64, eps: float32) {
        grid (rows)
        axis column = 0 .. columns
        %0: float32[column] = load x[program(0), column]
        %1: float32[] = reduce welford(%0, 0:float32, 1:float32) over column
        %2: float32[column] = sub(%0, %1.0)
        %3: float32[] = div(%1.1, %1.2)
        %4: float32[] = add(%3, eps)
        %5: float32[] = rsqrt(%4)
        %6: float32[column] = mul(%2, %5)
        %7: float32[column] = load weight[column]
        %8: float32[column] = load bias[column]
        %9: float32[column] = fma(%6, %7, %8)
        store y[program(0), column] = %9
      }"
    `)
  })
  it('matmul: what a loop does not repeat stands before it', () => {
    expect(printKernel(matmul())).toMatchInlineSnapshot(`
      "kernel matmul(read a: float32[any, 1], read b: float32[any, 1], write c: float32[any, 1], k: int64, m: int64, n: int64) {
        %0: int64[] = add(m, 1)
        %1: int64[] = div(%0, 2)
        %2: int64[] = add(n, 3)
        %3: int64[] = div(%2, 4)
        grid (%1, %3)
        %4: int64[] = mul(program(0), 2)
        axis row = %4 .. m, at most 2
        %5: int64[] = mul(program(1), 4)
        axis column = %5 .. n, at most 4
        %6: int64[row, column] = add(row, column)
        %7: float32[row, column] = cast int64 %6
        %8: float32[row, column] = mul(%7, 0:float32)
        loop0: loop0.index from 0 to k step 3, loop0.carried0: float32[row, column] = %8 {
          axis inner = loop0.index .. k, at most 3
          %9: float32[row, inner] = load a[row, inner]
          %10: float32[column, inner] = load b[inner, column]
          %11: float32[row, column] = dot ieee(%9, %10) over inner
          %12: float32[row, column] = add(loop0.carried0, %11)
          yield %12
        }
        store c[row, column] = loop0.0
      }"
    `)
  })
  it('embedding', () => {
    expect(printKernel(embedding())).toMatchInlineSnapshot(`
      "kernel embedding(read table: float16[any, 1], read ids: int64[1], write y: float16[any, 1], tokens: int64, width: int64, entries: int64) {
        %0: int64[] = add(tokens, 3)
        %1: int64[] = div(%0, 4)
        grid (%1)
        %2: int64[] = mul(program(0), 4)
        axis token = %2 .. tokens, at most 4
        %3: int64[token] = load ids[token]
        %4: bool[token] = ge(%3, 0)
        %5: bool[token] = lt(%3, entries)
        %6: bool[token] = and(%4, %5)
        check %6 "embedding: index out of range"
        axis column = 0 .. width
        %7: float16[token, column] = gather table[%3, column] where %6 else 0:float16
        store y[token, column] = %7
      }"
    `)
  })
  it('numbers a second axis of the same name', () => {
    const kernel = buildKernel('outer', (k) => {
      const [i, j] = [k.open('i', 3), k.open('i', 4)]
      k.tensor(tensor('y', 'int64', 2, 'write')).store([i, j], k.coord(i).mul(k.coord(j)))
    })
    expect(printKernel(kernel)).toContain('store y[i, i_1] = %0')
  })
})

describe('kernelHash', () => {
  it('does not depend on the order of construction', () => {
    const build = (swap: boolean) =>
      buildKernel('sum', (k) => {
        const axis = k.open('i', k.scalar('n'))
        const [x, y] = [tensor('x', 'float32', 1, 'read'), tensor('y', 'float32', 1, 'write')]
        const [source, target] = [k.tensor(x), k.tensor(y)]
        const value = source.load(axis)
        if (swap) value.sin()
        const [a, b] = swap ? [value.cos(), value.exp()].reverse() : [value.exp(), value.cos()]
        target.store([axis], a!.add(b!))
      })
    expect(kernelHash(build(true))).toBe(kernelHash(build(false)))
  })
  it('tells kernels apart by dtype, constant and access', () => {
    const variants = [softmax(), softmax('float16'), layerNorm(), matmul(), embedding()].map(kernelHash)
    const fills = [0, -0, 1].map((value) =>
      kernelHash(
        buildKernel('fill', (k) => {
          const y = k.tensor(tensor('y', 'float32', 1, 'write'))
          y.store([k.open('i', 3)], k.constant('float32', value))
        }),
      ),
    )
    const all = [...variants, ...fills]
    expect(new Set(all).size).toBe(all.length)
  })
  it.each([softmax, layerNorm, matmul, embedding])('%o is unchanged by rebuilding', (make) => {
    const kernel = make()
    expect(printKernel(rewrite(kernel, () => null))).toBe(printKernel(kernel))
  })
})
