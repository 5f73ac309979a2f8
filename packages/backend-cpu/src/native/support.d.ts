import { type Toolchain } from './toolchain.ts';
/** The library's functions. Addresses are numbers; 0 stands for a failure. */
export interface Support {
    open(threads: number): number;
    threads(pool: number): number;
    close(pool: number): void;
    launch(kernel: number, slots: Uint8Array, programs: number, scratchTwiceAndSerial: number): number;
    load(pool: number, path: string, entry: string): number;
    message(): string;
    allocate(bytes: number): number;
    free(address: number): void;
    copy(destination: number, source: number, bytes: number): void;
    write(destination: number, source: Uint8Array, bytes: number): void;
    read(destination: Uint8Array, source: number, bytes: number): void;
}
/** Opens the library, building it when it is absent or cannot be loaded. */
export declare function openSupport(toolchain: Toolchain, folder: string): Support;
//# sourceMappingURL=support.d.ts.map