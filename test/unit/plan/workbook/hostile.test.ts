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
