/** A compiler that works here. */
export interface Toolchain {
    readonly command: string;
    /** In words: 'g++ 12.2.0'. */
    readonly description: string;
    /** Vector instructions in words: 'AVX-512'. */
    readonly instructions: string;
    /** 32-bit lanes of one vector register. */
    readonly lanes: 4 | 8 | 16;
    readonly flags: readonly string[];
    /** Changes with the compiler, its version, the flags, and the processor's features. */
    readonly id: string;
}
export interface MissingToolchain {
    readonly reason: string;
}
/** The first compiler that works: the CXX variable's, then c++, g++, clang++. */
export declare function findToolchain(): Toolchain | MissingToolchain;
export interface CompileRequest {
    /** In an error's message: 'a kernel', 'the run-time support'. */
    readonly what: string;
    readonly source: string;
    readonly compileFlags: readonly string[];
    readonly linkFlags: readonly string[];
}
/** Compiles C++ text into a shared object and gives its bytes. @throws OpGemsError COMPILE_FAILED, CACHE_FAILED */
export declare function compileShared(toolchain: Toolchain, folder: string, request: CompileRequest): Uint8Array;
export declare function compileKernel(toolchain: Toolchain, folder: string, source: string): Uint8Array;
//# sourceMappingURL=toolchain.d.ts.map