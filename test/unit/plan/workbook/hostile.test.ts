import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlanWorkbook } from '../../../../cloudfunctions/_shared/workbook/plan-workbook'
import { archive } from './archive'
import { byHand, partsOf, rowsOf } from './by-hand'

const small = { sheets: [{ name: '设置', rows: rowsOf([['键', '值']]) }] }
const faultOf = async (bytes: Uint8Array) => {
  const { plan, faults } = await readPlanWorkbook(bytes)
  expect(plan).toBeNull()
  return faults[0]?.fault ?? ''
}

describe('what is no workbook is refused in one sentence', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('# 计划')],
    ['an archive of something else', archive([{ name: 'a.txt', content: 'x' }])],
    ['half a workbook', byHand(small).slice(0, 700)],
  ])('%s', async (_, bytes) => expect(await faultOf(bytes)).toMatch(/打不开|读不出来/))
  test('the old .xls, or a password', async () => {
    const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)])
    expect(await faultOf(bytes)).toContain('.xls')
  })
})

describe('bombs', () => {
  const sheet = 'xl/worksheets/sheet1.xml'
  test('a gigabyte of blanks in a megabyte is refused by what it declares', async () => {
    const parts = partsOf(small).map((part) =>
      part.name === sheet ? { ...part, content: ' '.repeat(49_000_000) } : part,
    )
    expect(await faultOf(archive(parts))).toContain('展开以后太大了')
  })
  test('one that declares less than it holds is not inflated beyond that', async () => {
    const parts = partsOf(small).map((part) =>
      part.name === sheet ? { ...part, content: ' '.repeat(5_000_000), declared: 1_000 } : part,
    )
    expect(await faultOf(archive(parts))).toContain('读不出来')
  })
  test('one that declares nothing is refused', async () => {
    const parts = partsOf(small).map((part) => ({ ...part, declared: 0 }))
    expect(await faultOf(archive(parts))).toContain('大小对不上')
  })
  test('five hundred entries are refused', async () => {
    const more = Array.from({ length: 500 }, (_, i) => ({ name: `xl/media/${i}.png`, content: 'x' }))
    expect(await faultOf(byHand(small, more))).toContain('太大了')
  })
  test('two cells at opposite corners are refused, and where', async () => {
    const rows = `${rowsOf([['键', '值']])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
    expect(await faultOf(byHand({ sheets: [{ name: '设置', rows }] }))).toContain(
      'XFD1048576 这一格离别的内容太远了',
    )
  })
  test('empty cells far away do no harm', async () => {
    const rows = `${rowsOf([['键', '值']])}<row r="1048576"><c r="XFD1048576" s="0"/></row>`
    expect(await faultOf(byHand({ sheets: [{ name: '设置', rows }] }))).not.toContain('离别的内容太远')
  })
  test('a sheet of 100,000 rows is refused', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(100_000)
    expect(await faultOf(byHand({ sheets: [{ name: '指标', rows }] }))).toContain('100000 行，太多了')
  })
  test('a merge over a whole column fills no more than there is', async () => {
    const sheets = [
      {
        name: '设置',
        rows: rowsOf([
          ['键', '值'],
          ['甲', '乙'],
        ]),
        merged: ['A2:A1048576'],
      },
    ]
    expect(await faultOf(byHand({ sheets }))).toContain('没有')
  })
})

describe('what is built to take long', () => {
  const quick = async (bytes: Uint8Array) => {
    const began = process.cpuUsage()
    const fault = await faultOf(bytes)
    const { user, system } = process.cpuUsage(began)
    expect(user + system).toBeLessThan(5_000_000)
    return fault
  }
  const withSheet = (rows: string) => byHand({ sheets: [{ name: '设置', rows }] })
  const withPart = (name: string, content: string, declared?: number) =>
    archive([
      ...partsOf({ ...small, strings: ['<si><t>键</t></si>'] }).filter((part) => part.name !== name),
      { name, content, ...(declared === undefined ? {} : { declared }) },
    ])

  test.each([
    ['cells that never end', '<c '.repeat(1_000_000)],
    ['one cell that says where it is over and over', `<c ${'r="A1" '.repeat(400_000)}`],
    ['one cell of a million blanks', `<row><c ${' '.repeat(1_000_000)}r="A1"/></row>`],
    ['rows in rows', '<row>'.repeat(15_000)],
    ['cells in cells', `<row>${'<c r="A1">'.repeat(100_000)}</row>`],
  ])('%s', async (_, rows) => {
    await quick(withSheet(rows))
  })

  test('a bracket in quotes, which would hide a cell far away, is refused', async () => {
    const rows = '<row r="1"><c s=">" r="XFD1048576"><v>1</v></c></row>'
    expect(await quick(withSheet(rows))).toContain('写法不认识')
  })
  test.each(['xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', '[Content_Types].xml'])(
    '%s that declares less than it holds is not inflated beyond that',
    async (name) => {
      expect(await quick(withPart(name, ' '.repeat(30_000_000), 1_000))).toContain('读不出来')
    },
  )
  test('entities that stand for entities that stand for entities are never written out', async () => {
    const entities = Array.from(
      { length: 30 },
      (_, each) => `<!ENTITY e${each + 1} "&e${each};&e${each};&e${each};&e${each};">`,
    )
    const doctype = `<!DOCTYPE sst [<!ENTITY e0 "ha">${entities.join('')}]>`
    await quick(
      withPart('xl/sharedStrings.xml', `<?xml version="1.0"?>${doctype}<sst><si><t>&e30;</t></si></sst>`),
    )
  })
  test('strings, half a million of them, and one of ten million characters', async () => {
    await quick(withPart('xl/sharedStrings.xml', `<sst>${'<si><t>a</t></si>'.repeat(500_000)}</sst>`))
    await quick(withPart('xl/sharedStrings.xml', `<sst><si><t>${'a'.repeat(10_000_000)}</t></si></sst>`))
    await quick(withPart('xl/sharedStrings.xml', `<sst>${'<si>'.repeat(200_000)}`))
  })
  test('a cell over every place of a sheet by merging', async () => {
    const merged = Array.from({ length: 4_999 }, () => 'A1:GR20000')
    await quick(byHand({ sheets: [{ name: '设置', rows: rowsOf([['键', '值']]), merged }] }))
  })
})

test('whatever the bytes, there is a plan or there are faults', async () => {
  const good = byHand(small)
  const flipped = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    .map((changes) => {
      const bytes = good.slice()
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(flipped, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
      const reading = await readPlanWorkbook(bytes)
      expect(reading.plan === null).toBe(reading.faults.length > 0)
    }),
    { numRuns: 100 },
  )
})
