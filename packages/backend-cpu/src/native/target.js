import { readCaches } from './host.js';
/** Register blocking of products by lanes: 32 registers hold 14×2 sums with AVX-512, 16 hold 6×2 with AVX2; NEON has 32 of 4 lanes. */
function productBlocking(lanes, instructions) {
    if (lanes === 16)
        return { rows: 12, vectors: 2, vectorLanes: 16 };
    if (lanes === 8)
        return { rows: 6, vectors: 2, vectorLanes: 8 };
    return instructions === 'NEON' ? { rows: 8, vectors: 3, vectorLanes: 4 } : { rows: 4, vectors: 2, vectorLanes: 4 };
}
export function nativeTarget(toolchain, threads) {
    return {
        family: 'loops',
        language: 'cpp',
        lanes: toolchain.lanes,
        accumulators: 4,
        threads,
        caches: readCaches(),
        product: productBlocking(toolchain.lanes, toolchain.instructions),
        dtypes: [
            'bool',
            'uint8',
            'int8',
            'int16',
            'int32',
            'int64',
            'float8_e4m3fn',
            'float8_e5m2',
            'float16',
            'bfloat16',
            'float32',
            'float64',
            'complex64',
            'complex128',
        ],
    };
}
//# sourceMappingURL=target.js.map