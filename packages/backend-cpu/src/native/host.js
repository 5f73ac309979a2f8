// What the host's processor is: model, caches, threads.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
const typicalCaches = { l1: 32 << 10, l2: 512 << 10, l3: 8 << 20 };
const cacheFolder = '/sys/devices/system/cpu/cpu0/cache';
function readText(path) {
    return readFileSync(path, 'utf8').trim();
}
/** Bytes of a size as the kernel writes it: '32K', '16384K'. */
export function parseCacheSize(text) {
    const [, number, unit] = /^(\d+)([KM]?)$/.exec(text) ?? [];
    const scale = unit === 'M' ? 1 << 20 : unit === 'K' ? 1 << 10 : 1;
    return Number(number ?? 0) * scale;
}
/** Data caches of the first processor in bytes; typical sizes where the system tells none. */
export function readCaches(folder = cacheFolder) {
    const sizes = new Map();
    try {
        for (const name of readdirSync(folder).filter((entry) => entry.startsWith('index'))) {
            if (readText(`${folder}/${name}/type`) === 'Instruction')
                continue;
            sizes.set(Number(readText(`${folder}/${name}/level`)), parseCacheSize(readText(`${folder}/${name}/size`)));
        }
    }
    catch {
        return typicalCaches;
    }
    return {
        l1: sizes.get(1) || typicalCaches.l1,
        l2: sizes.get(2) || typicalCaches.l2,
        l3: sizes.get(3) || typicalCaches.l3,
    };
}
export const processorModel = () => cpus()[0]?.model.trim() ?? 'unknown processor';
export const hostThreads = () => availableParallelism();
//# sourceMappingURL=host.js.map