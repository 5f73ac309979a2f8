// The open native device: memory, compiled kernels and launches through the support library. Work is done when `launch` returns.
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { OpGemsError, } from '@opgems/core';
import { openSupport } from './support.js';
import { nativeTarget } from './target.js';
import { compileKernel } from './toolchain.js';
/** A loaded kernel: the address of its record in the support library. */
class NativeExecutable {
    entry;
    address;
    constructor(entry, address) {
        this.entry = entry;
        this.address = address;
    }
}
export class NativeDevice {
    name;
    probe;
    target;
    toolchainId;
    binaryExtension = '.so';
    #toolchain;
    #folder;
    #support;
    #pool;
    constructor(probe, toolchain, folder, threads) {
        this.name = probe.name;
        this.probe = probe;
        this.#toolchain = toolchain;
        this.#folder = folder;
        this.#support = openSupport(toolchain, folder);
        this.#pool = this.#support.open(threads);
        if (this.#pool === 0)
            throw new OpGemsError('NO_DEVICE', 'cpu:native: no memory for the thread pool');
        this.target = nativeTarget(toolchain, this.#support.threads(this.#pool));
        this.toolchainId = toolchain.id;
    }
    allocate(bytes) {
        this.#checkOpen();
        // The system may promise more than it has and end the process on the first touch.
        const address = bytes > totalmem() ? 0 : this.#support.allocate(bytes);
        if (address === 0)
            throw outOfMemory(`${bytes} bytes`);
        return address;
    }
    free(address) {
        this.#support.free(address);
    }
    write(address, bytes) {
        this.#support.write(address, bytes, bytes.byteLength);
    }
    read(address, bytes) {
        return Promise.resolve(this.readSync(address, bytes));
    }
    readSync(address, bytes) {
        this.#checkOpen();
        const result = new Uint8Array(bytes);
        this.#support.read(result, address, bytes);
        return result;
    }
    copy(destination, source, bytes) {
        this.#support.copy(destination, source, bytes);
    }
    compile(source) {
        return compileKernel(this.#toolchain, this.#folder, source);
    }
    load(binary, entry) {
        this.#checkOpen();
        if (binary.path !== '')
            return this.#loadFile(binary.path, entry);
        const path = join(this.#folder, `loading-${process.pid}-${randomUUID()}.so`);
        try {
            writeFileSync(path, binary.bytes);
            return this.#loadFile(path, entry);
        }
        finally {
            // A loaded library stays mapped when its file is gone.
            rmSync(path, { force: true });
        }
    }
    #loadFile(path, entry) {
        const address = this.#support.load(this.#pool, path, entry);
        if (address !== 0)
            return new NativeExecutable(entry, address);
        const reason = this.#support.message();
        throw new OpGemsError('LAUNCH_FAILED', `cpu:native: cannot load kernel '${entry}' from ${path}: ${reason}`, {
            path,
        });
    }
    launch(executable, slots, programs, scratchBytes, serial) {
        this.#checkOpen();
        const { address } = executable;
        const failed = this.#support.launch(address, slots, programs, 2 * scratchBytes + (serial ? 1 : 0));
        if (failed !== 0)
            throw outOfMemory(`${scratchBytes} bytes of scratch for each of ${this.target.threads} threads ('${executable.entry}')`);
    }
    synchronize() {
        return Promise.resolve();
    }
    close() {
        const pool = this.#pool;
        this.#pool = 0;
        if (pool !== 0)
            this.#support.close(pool);
        return Promise.resolve();
    }
    #checkOpen() {
        if (this.#pool === 0)
            throw new OpGemsError('DISPOSED', 'cpu:native is closed');
    }
}
function outOfMemory(what) {
    return new OpGemsError('OUT_OF_MEMORY', `cpu:native: out of memory: ${what} asked for`, { target: 'cpu:native' });
}
//# sourceMappingURL=device.js.map