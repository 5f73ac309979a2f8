import { type Binary, type Device, type DeviceProbe, type Executable, type LoopsTarget } from '@opgems/core';
import { type Toolchain } from './toolchain.ts';
export declare class NativeDevice implements Device {
    #private;
    readonly name: string;
    readonly probe: DeviceProbe;
    readonly target: LoopsTarget;
    readonly toolchainId: string;
    readonly binaryExtension = ".so";
    constructor(probe: DeviceProbe, toolchain: Toolchain, folder: string, threads: number);
    allocate(bytes: number): number;
    free(address: number): void;
    write(address: number, bytes: Uint8Array): void;
    read(address: number, bytes: number): Promise<Uint8Array>;
    readSync(address: number, bytes: number): Uint8Array;
    copy(destination: number, source: number, bytes: number): void;
    compile(source: string): Uint8Array;
    load(binary: Binary, entry: string): Executable;
    launch(executable: Executable, slots: Uint8Array, programs: number, scratchBytes: number, serial: boolean): void;
    synchronize(): Promise<void>;
    close(): Promise<void>;
}
//# sourceMappingURL=device.d.ts.map