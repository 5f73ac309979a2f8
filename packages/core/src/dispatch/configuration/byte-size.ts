// Sizes of memory as people write them: 1073741824, '512MiB', '2 GiB', '1.5GB'.

const factors: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
}

/** Whole bytes, or undefined for what is no size. KB, MB, … are powers of 1000; KiB, MiB, … of 1024. */
export function parseByteSize(text: string): number | undefined {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? []
  const factor = unit === undefined ? undefined : factors[unit.toUpperCase()]
  return factor === undefined ? undefined : Math.floor(Number(number) * factor)
}
