// Choices on disk and in shipped files: damaged ones, interrupted timing, other devices, folders that cannot be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  choiceFiles,
  choicesOfExp,
  inRuntime,
  ones,
  readChoice,
  temporaryFolder,
  thirdWins,
  timingsOfExp,
} from './testing/in-runtime.ts'

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ path: folder, remove } = temporaryFolder())
})
afterEach(() => remove())

describe('what is on disk', () => {
  const tuneExp = () => inRuntime(folder, thirdWins, timingsOfExp)

  it.each([
    ['cut off', (text: string) => text.slice(0, 90)],
    ['changed', (text: string) => text.replace('vectors=4', 'vectors=2')],
    ['empty', () => ''],
  ])('is timed anew where it is %s', async (_, damage) => {
    await tuneExp()
    const [file] = choiceFiles(folder) as [string]
    writeFileSync(file, damage(readFileSync(file, 'utf8')))
    expect(await tuneExp()).toBeGreaterThan(0)
    expect(readChoice(file).candidate).toBe('vectors=4')
    expect(await tuneExp()).toBe(0)
  })

  it('survives a stop in the middle of the next contest', async () => {
    let count = 0
    const stopped = inRuntime(
      folder,
      { ...thirdWins, onLaunch: (entry) => entry === 'og_sin' && count++ === 2 && stop() },
      (rt) => {
        rt.ops.exp(ones(rt, 1000))
        rt.ops.sin(ones(rt, 1000))
      },
    )
    const stop = () => {
      throw new Error('interrupted')
    }
    await expect(stopped).rejects.toThrow('interrupted')
    expect(choiceFiles(folder).map((f) => readChoice(f).name)).toEqual(['exp'])
    expect(
      readdirSync(join(folder, 'cache', 'tuning'), { recursive: true }).filter((n) => `${n}`.endsWith('.tmp')),
    ).toEqual([])
    expect(await tuneExp()).toBe(0)
  })

  it('is not needed: in a folder that cannot be written a choice holds for the process', async () => {
    writeFileSync(join(folder, 'cache'), 'in the way')
    await inRuntime(folder, thirdWins, (rt, events) => {
      rt.ops.exp(ones(rt, 1000))
      const { timings } = events
      expect(timings).toBeGreaterThan(0)
      rt.ops.exp(ones(rt, 900))
      expect(events.timings).toBe(timings)
    })
  })
})

describe('a shipped file', () => {
  const ship = async (change: (text: string) => string = (text) => text) => {
    const cacheDir = join(folder, 'elsewhere')
    const file = join(folder, 'shipped.json')
    const content = await inRuntime(folder, thirdWins, choicesOfExp, { cacheDir })
    writeFileSync(file, change(JSON.stringify(content)))
    return file
  }
  const timingsWith = (file: string) => inRuntime(folder, thirdWins, timingsOfExp, { tuningFiles: [file] })

  it('saves the timing', async () => expect(await timingsWith(await ship())).toBe(0))
  it('counts with another compiler', async () =>
    expect(await timingsWith(await ship((text) => text.replace(/"toolchain":"/, '$&other ')))).toBe(0))
  it('whose winner cannot be built here gives way to the first candidate', async () => {
    const tuningFiles = [await ship()]
    const refusing = { kernels: [Number.NaN, 1], copy: 1 }
    const value = await inRuntime(folder, refusing, (rt) => rt.ops.exp(rt.tensor([0])).item(), { tuningFiles })
    expect(value).toBe(1)
  })
  it('of another device does not', async () =>
    expect(await timingsWith(await ship((text) => text.replace(/"device":"/, '$&other ')))).toBeGreaterThan(0))
  it('that is none is refused', async () => {
    await expect(timingsWith(await ship(() => '{}'))).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringMatching(/shipped.json: is no file of 'opgems tune --output'/),
    })
    await expect(timingsWith(join(folder, 'missing.json'))).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })
})
