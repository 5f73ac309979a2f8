// The settings of OpGems: names, types, defaults and limits of all that a configuration file, environment or caller may say.
import { z } from 'zod'
import { parseByteSize } from './byte-size.ts'

/** Whether a text can name a backend or a device of one: 'cpu', 'cpu:wasm', 'nvidia:0'. */
export const isBackendName = (text: string): boolean => /^[a-z][a-z0-9_-]*(:[\w.-]+)?$/.test(text)

const device = z.string().refine(isBackendName, {
  error: ({ input }) => `${JSON.stringify(input)} is no name of a backend, nor backend:device`,
})

const byteSize = z.union([z.number(), z.string()]).transform((size, context) => {
  const bytes = typeof size === 'number' ? size : parseByteSize(size)
  if (bytes !== undefined && Number.isSafeInteger(bytes) && bytes > 0) return bytes
  context.addIssue({ code: 'custom', message: `is no size of memory: ${JSON.stringify(size)}; write bytes or '2GiB'` })
  return z.NEVER
})

const names = z.array(z.string().min(1))

export const settingsSchema = z
  .strictObject({
    /**
     * Backend, optionally with a device: 'cpu', 'cpu:wasm', 'nvidia:0'. Default: the available device of highest priority.
     * No effect where `createRuntime` is given one.
     */
    backend: device,
    /**
     * Packages or paths of plugins to load beside those found by name; a path is relative to the configuration file. Default:
     * none. No effect for packages that discovery finds anyway.
     */
    plugins: names,
    /** Threads of devices on the host, 0 … 1024. Default: 0, the device chooses. No effect on accelerators. */
    threads: z.int().min(0).max(1024),
    /**
     * Folder of compiled kernels, relative to the configuration file. Default: see `cacheFolder`. No effect on what is already
     * loaded; where it cannot be written, a temporary folder is used and a warning says so.
     */
    cacheDir: z.string().min(1),
    /**
     * Most memory to take from a device: bytes, or '512MiB', '2GiB'. Default: what the device has. No effect on memory of the
     * host's own arrays, nor on scratch memory of kernels.
     */
    memoryLimit: byteSize,
    /**
     * Wait for the device after each launch, so that an error names the kernel that caused it; slow. Default: false. No effect on
     * devices that run a launch at once, such as the host's processors.
     */
    launchBlocking: z.boolean(),
    /**
     * Run a few kernels with known results when a device is used for the first time with this driver, compiler and OpGems, and
     * refuse it where one is wrong. Default: true. No effect on the host's processors and on emulated devices.
     */
    selfTest: z.boolean(),
    /**
     * Let the backend's own kernels for its chip compete with the general ones. Default: true. No effect on backends without
     * such kernels.
     */
    overrides: z.boolean(),
    /**
     * 'high': matrix products and convolutions of float32 may round their operands to TF32 (11 significant bits) where the chip's
     * matrix unit takes those; sums stay float32. Default: 'highest', nothing is rounded. No effect on chips without such a unit
     * and on products with 16 rows or columns or less. As torch.set_float32_matmul_precision.
     */
    float32MatmulPrecision: z.enum(['highest', 'high']),
    /**
     * Time candidates of kernels on their first use at a size and keep the winner. Default: false; winners that are known
     * already count all the same. No effect on kernels without candidates and on devices without a clock.
     */
    tune: z.boolean(),
    /**
     * Take this one of each kernel's candidates, counted from 0 and around in a circle, whatever was timed: runs of the conformance
     * suite with each number prove every candidate. Default: none. No effect on kernels without candidates.
     */
    candidate: z.int().min(0),
    /**
     * Files of `opgems tune --output`, relative to the configuration file. Default: none. No effect on devices of another
     * model than they were made on, and where this machine has timed the kernel itself.
     */
    tuningFiles: names,
    /**
     * Backends that take an operator over where the chosen one cannot run it, in this order, by copies there and back; a warning
     * says so once for each operator and its dtypes. Default: none, such an operator throws. No effect on operators that the
     * chosen backend runs, on views, and on tensors of a dtype that it cannot hold.
     */
    fallback: z.array(device),
    /** ATen names, with or without overload, that must not run on the backend. Default: none. */
    disabledOps: names,
    /**
     * 0: nothing; 1: plans, compilations and times; 2: rendered source too; 3: where leaked tensors were made too. To standard
     * error. Default: 0.
     */
    debug: z.int().min(0).max(3),
  })
  .partial()

/** Settings as people write them. */
export type SettingsInput = z.input<typeof settingsSchema>
/** Settings that some source gave, checked. */
export type Settings = z.output<typeof settingsSchema>

export const settingNames: readonly string[] = Object.keys(settingsSchema.shape)
