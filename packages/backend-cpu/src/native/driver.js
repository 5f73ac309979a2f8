// The native engine as a driver: present where a C++ compiler works.
import { OpGemsError } from '@opgems/core';
import { NativeDevice } from './device.js';
import { hostThreads, processorModel } from './host.js';
import { findToolchain } from './toolchain.js';
/** Above the WebAssembly engine's. */
const priority = 20;
function describe(toolchain, threads) {
    const available = 'command' in toolchain;
    const processor = `${processorModel()}, ${threads} threads`;
    return {
        name: 'native',
        available,
        description: available ? `${processor}, ${toolchain.instructions}` : processor,
        toolchain: available ? toolchain.description : 'none',
        proof: 'hardware',
        priority,
        ...(available ? {} : { reason: toolchain.reason }),
    };
}
export class NativeDriver {
    /** Starting the compiler takes milliseconds, so it is asked once. */
    #toolchain;
    #find() {
        this.#toolchain ??= findToolchain();
        return this.#toolchain;
    }
    probe() {
        return [describe(this.#find(), hostThreads())];
    }
    open(name, options) {
        if (name !== 'native')
            throw new OpGemsError('NO_DEVICE', `cpu: no device '${name}' in the native engine; it has 'native'`);
        const toolchain = this.#find();
        if (!('command' in toolchain))
            throw new OpGemsError('NO_DEVICE', `cpu:native: ${toolchain.reason}`);
        const threads = options.threads > 0 ? options.threads : hostThreads();
        return new NativeDevice(describe(toolchain, threads), toolchain, options.cacheFolder, threads);
    }
}
//# sourceMappingURL=driver.js.map