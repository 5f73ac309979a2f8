import { type DeviceOptions, type DeviceProbe, type Driver } from '@opgems/core';
import { NativeDevice } from './device.ts';
export declare class NativeDriver implements Driver {
    #private;
    probe(): readonly DeviceProbe[];
    open(name: string, options: DeviceOptions): NativeDevice;
}
//# sourceMappingURL=driver.d.ts.map