import type { LoopsTarget } from '@opgems/core';
import type { Toolchain } from './toolchain.ts';
export declare function nativeTarget(toolchain: Toolchain, threads: number): LoopsTarget;
//# sourceMappingURL=target.d.ts.map