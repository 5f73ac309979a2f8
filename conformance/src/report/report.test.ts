import { mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkWritable, readReport, writeReports, writeWhole } from './files.ts'
import { renderHtml } from './html.ts'
import { escapeXml, renderJUnit } from './junit.ts'
import { progressLine } from './progress.ts'
import { type Report, reportFormat } from './report.ts'
import { renderTable } from './table.ts'

const report: Report = {
  format: reportFormat,
  backend: 'cpu',
  device: 'cpu:native',
  rung: 'hardware',
  version: '0.1.0',
  host: 'Node v20, linux x64',
  date: '2025-01-02T03:04:05.000Z',
  milliseconds: 1234,
  complete: true,
  selection: { corpus: [], random: true, seed: 0 },
  totals: {
    passed: 9,
    failed: 1,
    known: 1,
    unsupported: 2,
    operators: 2,
    implementedOperators: 1,
    passRate: 0.8181,
    implementedRate: 0.75,
    leaked: 0,
  },
  operators: [
    {
      name: 'aten::add.Tensor',
      passed: 9,
      failed: 1,
      known: 1,
      unsupported: 1,
      implemented: true,
      milliseconds: 4.25,
      leaked: 0,
      layoutDiffers: 0,
      worst: { ratio: 0.25, absolute: 1e-7, relative: 1e-7 },
      unsupportedReasons: { 'UNSUPPORTED: no add of a <sparse> tensor': 1 },
    },
    {
      name: 'aten::mm',
      passed: 0,
      failed: 0,
      known: 0,
      unsupported: 2,
      implemented: false,
      milliseconds: 0,
      leaked: 0,
      layoutDiffers: 0,
      unsupportedReasons: { 'UNKNOWN_OP: no "mm" & nothing <like> it': 2 },
    },
  ],
  dtypes: { float32: { passed: 9, failed: 1, known: 1, unsupported: 2 } },
  sources: {
    'a.jsonl': {
      passed: 9,
      failed: 1,
      known: 1,
      unsupported: 2,
      passRate: 9 / 11,
      implementedRate: 9 / 12,
      overallRate: 9 / 13,
    },
  },
  failures: [
    {
      operator: 'aten::add.Tensor',
      source: 'random',
      line: 3,
      variant: '',
      dtype: 'float32',
      call: 'random:3 aten::add.Tensor(float32[2] <b>)',
      kind: 'failed',
      code: 'MISMATCH',
      reason: 'out[1]: 1 of 2 elements differ',
      where: 'out[1]',
      expected: '1',
      got: '2',
    },
  ],
  known: [
    {
      operator: 'aten::add.Tensor',
      source: 'a.jsonl',
      line: 7,
      variant: '',
      dtype: 'float32',
      call: 'a.jsonl:7 aten::add.Tensor(float32[2], 1)',
      kind: 'error',
      code: 'BAD_ARGUMENT',
      reason: 'no such storage',
      explanation: 'the storage was <not> recorded',
    },
  ],
}

describe('renderTable', () => {
  it('lists what failed and the rate over implemented operators', () => {
    expect(renderTable(report)).toMatchInlineSnapshot(`
      "cpu on cpu:native, hardware, Node v20, linux x64

      operator          passed  failed  known  unsupported  worst/allowed   ms
      aten::add.Tensor       9       1      1            1          0.250  4.3

      dtype    passed  failed  known  unsupported  worst/allowed    rate
      float32       9       1      1            2              -  81.8 %

      source   passed  failed  known  unsupported    rate  of operators there  of all
      a.jsonl       9       1      1            2  81.8 %              75.0 %  69.2 %

      1 failure
      random:3 aten::add.Tensor(float32[2] <b>)
        MISMATCH: out[1]: 1 of 2 elements differ (expected 1, got 2)

      1 known difference, which no correct backend can avoid
      a.jsonl:7 aten::add.Tensor(float32[2], 1)
        the storage was <not> recorded

      unsupported cases of implemented operators, by reason
           1  UNSUPPORTED: no add of a <sparse> tensor
              aten::add.Tensor

      9 passed, 1 failed, 1 known, 2 unsupported: 81.8 % of the cases that implemented operators took on
      75.0 % of all cases of implemented operators, unsupported ones included
      1 of 2 operators implemented, 1.2 s
      "
    `)
  })

  it('marks up through the palette', () => {
    const mark = (sign: string) => (text: string) => `${sign}${text}`
    const table = renderTable(report, { palette: { good: mark('+'), bad: mark('!'), dim: mark('.') }, all: true })
    expect(table).toContain('!aten::add.Tensor')
    expect(table).toContain('!9 passed, 1 failed, 1 known, 2 unsupported')
  })
})

describe('which kernels ran', () => {
  const usual = { tune: false, candidate: null, knownWinners: false, overrides: true }
  const titleOf = (kernelChoice: NonNullable<Report['kernelChoice']>) =>
    renderTable({ ...report, kernelChoice }).split('\n')[0]

  it.each([
    [usual, ''],
    [{ ...usual, tune: true, knownWinners: true }, ', tuned'],
    [{ ...usual, knownWinners: true }, ', known winners'],
    [{ ...usual, tune: true, candidate: 2, overrides: false }, ', candidate 2 of each kernel, no overrides'],
  ])('is said where it is out of the ordinary: %j', (choice, text) => {
    expect(titleOf(choice)).toBe(`cpu on cpu:native, hardware, Node v20, linux x64${text}`)
    expect(renderHtml([{ ...report, kernelChoice: choice }]).includes('candidate 2 of each kernel')).toBe(
      choice.candidate === 2,
    )
  })
})

describe('renderJUnit', () => {
  const xml = renderJUnit(report)

  it('counts failures and skipped cases', () => {
    expect(xml).toContain(
      '<testsuites name="opgems conformance cpu" tests="13" skipped="3" failures="1" errors="0" time="1.234">',
    )
    expect(xml.match(/<testsuite /g)).toHaveLength(2)
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml.match(/<skipped /g)).toHaveLength(3)
  })

  it('escapes text and drops characters that XML forbids', () => {
    expect(xml).toContain('no &quot;mm&quot; &amp; nothing &lt;like&gt; it')
    expect(xml).not.toContain('<b>')
    expect(escapeXml('a\u0000\ud800b\u{1f600}\n')).toBe('ab\u{1f600}&#10;')
  })
})

describe('renderHtml', () => {
  it('puts one column for each report and refers to nothing outside', () => {
    const html = renderHtml([report, { ...report, backend: 'other' }])
    expect(html.match(/<th>(cpu|other)<small>/g)).toHaveLength(2)
    expect(html).not.toMatch(/(src|href)=/)
    expect(html).not.toContain('<b>')
    expect(html).toContain('1 failed')
  })
})

describe('report files', () => {
  it('writes every form, leaves no draft, and reads the JSON back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opgems-report-'))
    const path = (name: string) => join(folder, name)
    await writeReports(report, { json: path('r.json'), junit: path('r.xml'), html: path('r.html') })
    expect((await readdir(folder)).sort()).toEqual(['r.html', 'r.json', 'r.xml'])
    expect(await readReport(path('r.json'))).toEqual(report)
    await writeFile(path('other.json'), '{"format":"something"}')
    await expect(readReport(path('other.json'))).rejects.toMatchObject({ code: 'BAD_FILE' })
    await expect(writeReports(report, { json: path('none/r.json') })).rejects.toMatchObject({ code: 'BAD_FILE' })
    await rm(folder, { recursive: true })
  })

  it('leaves links and what is no plain file in their places', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opgems-report-'))
    const [file, link] = [join(folder, 'real.json'), join(folder, 'link.json')]
    await writeFile(file, 'old')
    await symlink(file, link)
    await writeWhole(link, 'new')
    expect([await readlink(link), await readFile(file, 'utf8')]).toEqual([file, 'new'])
    await checkWritable('/dev/null')
    await writeWhole('/dev/null', 'gone')
    expect((await stat('/dev/null')).isFile()).toBe(false)
    await rm(folder, { recursive: true })
  })

  it('knows beforehand where none can be written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opgems-report-'))
    const refused = (words: RegExp) => ({ code: 'BAD_FILE', message: expect.stringMatching(words) })
    await checkWritable(join(folder, 'report.json'))
    for (const attempt of [checkWritable, (path: string) => writeWhole(path, '')]) {
      await expect(attempt(folder)).rejects.toMatchObject(refused(/it is a folder/))
      await expect(attempt(join(folder, 'none', 'r.json'))).rejects.toMatchObject(refused(/there is no folder .*none/))
      await expect(attempt('')).rejects.toMatchObject(refused(/empty/))
    }
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })
})

describe('progressLine', () => {
  const progress = {
    done: 3,
    passed: 2,
    failed: 1,
    known: 0,
    unsupported: 0,
    source: 'random',
    operator: 'aten::mm',
    status: 'failed',
  } as const

  it('overwrites one line on a terminal and is silent elsewhere', () => {
    const written: string[] = []
    const stream = { isTTY: true, columns: 30, write: (text: string) => written.push(text) }
    progressLine(stream, 0).update(progress)
    expect(written).toEqual(['\r\u001b[K3 cases, 1 failed, 0 unsuppor'])
    progressLine({ ...stream, isTTY: false }).update(progress)
    expect(written).toHaveLength(1)
  })
})
