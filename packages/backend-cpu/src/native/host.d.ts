export interface Caches {
    readonly l1: number;
    readonly l2: number;
    readonly l3: number;
}
/** Bytes of a size as the kernel writes it: '32K', '16384K'. */
export declare function parseCacheSize(text: string): number;
/** Data caches of the first processor in bytes; typical sizes where the system tells none. */
export declare function readCaches(folder?: string): Caches;
export declare const processorModel: () => string;
export declare const hostThreads: () => number;
//# sourceMappingURL=host.d.ts.map