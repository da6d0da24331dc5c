import { describe, expect, test } from 'vitest'
import { describeFault } from '#core/plan/parse/faults'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { readPlanWorkbook } from '../../../../cloudfunctions/_shared/workbook/plan-workbook'
import { SAMPLE, textOf } from '../sample-plan'
import { byHand, type HandMade, type HandMadeSheet, rowsOf } from './by-hand'

const { 设置, 条款, 指标 } = SAMPLE.sheets
const titled = [设置[0] ?? [], ['计划名称', '样本小学学期工作计划'], ...设置.slice(1)]
const SHEETS: readonly HandMadeSheet[] = [
  { name: '设置', rows: rowsOf(titled) },
  { name: '条款', rows: rowsOf(条款) },
  { name: '指标', rows: rowsOf(指标) },
]
const sample = parsePlan(textOf(SAMPLE)).plan

function withSheet(name: string, changed: Partial<HandMadeSheet>): HandMadeSheet[] {
  return SHEETS.map((sheet) => (sheet.name === name ? { ...sheet, ...changed } : sheet))
}

/** The sample's settings with one more row, whose value is a cell of XML. */
const setting = (key: string, cell: string, book: Partial<HandMade> = {}) =>
  readPlanWorkbook(byHand({ ...book, sheets: withSheet('设置', { rows: rowsOf([...titled, [key, cell]]) }) }))

async function readsTheSame(book: HandMade): Promise<void> {
  const { plan, faults } = await readPlanWorkbook(byHand(book))
  expect(faults).toEqual([])
  expect(plan).toEqual(sample)
}

describe('the same plan, as spreadsheet programs keep it', () => {
  test('with inline strings', () => readsTheSame({ sheets: SHEETS }))
  test('with shared strings in runs, and phonetic marks beside them', () => {
    const strings = [
      '<si><r><rPr><b/></rPr><t>校长</t></r><r><t xml:space="preserve">听课 </t></r><rPh sb="0" eb="2"><t>xiaozhang</t></rPh><phoneticPr fontId="1"/></si>',
    ]
    const rows = 指标.map((cells) =>
      cells.map((text) => (text === '校长听课' ? '<c t="s"><v>0</v></c>' : text)),
    )
    return readsTheSame({ sheets: withSheet('指标', { rows: rowsOf(rows) }), strings })
  })
  test('with formulas and their last results', () => {
    const formula = '<c t="str"><f>CONCATENATE("≥",30,"节")</f><v>≥30节</v></c>'
    const rows = 指标.map((cells) => cells.map((text) => (text === '≥30节' ? formula : text)))
    return readsTheSame({ sheets: withSheet('指标', { rows: rowsOf(rows) }) })
  })
  test('with cells merged downwards, which then say the same in every row', async () => {
    const rows = 指标.map((cells, row) =>
      cells.map((text, column) => (row === 2 && column > 3 && column < 6 ? '' : text)),
    )
    const merged = ['E2:E3', 'F2:F3']
    const reading = await readPlanWorkbook(
      byHand({ sheets: withSheet('指标', { rows: rowsOf(rows), merged }) }),
    )
    expect(reading).toMatchObject({ plan: sample, warnings: [] })
  })
  test('with a title over the header and blank rows between', () => {
    const rows = `${rowsOf([['样本小学指标一览'], ['单位：教导处']])}${rowsOf(指标.slice(0, 2), 4)}${rowsOf(指标.slice(2), 8)}`
    return readsTheSame({ sheets: withSheet('指标', { rows, merged: ['A1:K1'] }) })
  })
  test('with full-width digits, trailing blanks and sheets of other names', () =>
    readsTheSame({
      sheets: [
        { name: '填写说明', rows: rowsOf([['请照说明填写']]) },
        ...withSheet('指标', {
          name: '指标表 ',
          rows: rowsOf(指标.map((cells) => cells.map((text) => `${text.replace('30', '３０')}　`))),
        }),
        { name: 'Sheet3', rows: '' },
      ],
    }))
  test('with numbers where a clerk typed numbers', () => {
    const rows = titled.map((cells) => cells.map((text) => (text === '7' ? '<c><v>7</v></c>' : text)))
    return readsTheSame({ sheets: withSheet('设置', { rows: rowsOf(rows) }) })
  })
  test('with rows and cells that carry no places', () => {
    const rows = rowsOf(titled).replace(/ r="[A-Z]*\d+"/g, '')
    return readsTheSame({ sheets: withSheet('设置', { rows }) })
  })
})

describe('numbers and dates', () => {
  test('a date kept as a number is that day, from 1900 on and from 1904 on', async () => {
    const term = (reading: Awaited<ReturnType<typeof setting>>) => reading.scope?.effectiveFrom
    const formats = ['yyyy/m/d']
    expect(term(await setting('生效日期', '<c s="1"><v>46266</v></c>', { formats }))).toBe('2026-09-01')
    expect(term(await setting('生效日期', '<c s="1"><v>44804</v></c>', { formats, date1904: true }))).toBe(
      '2026-09-01',
    )
  })
  test('a share kept as 0.6 is 60% when it is shown so', async () => {
    const { plan } = await setting('参与度门槛', '<c s="1"><v>0.6</v></c>', { formats: ['0%'] })
    expect(plan?.settings.participationThreshold).toBe(60)
  })
  test('a clause number kept as 3.1 is 3.10 when it is shown so', async () => {
    const rows = rowsOf([...条款, ['<c s="1"><v>3.1</v></c>', '第十条', '', '']])
    const { plan } = await readPlanWorkbook(
      byHand({ sheets: withSheet('条款', { rows }), formats: ['0.00'] }),
    )
    expect(plan?.clauses.at(-1)?.number).toBe('3.10')
  })
  test('a day typed without a year gets none', async () => {
    const rows = rowsOf(
      指标.map((cells) =>
        cells.map((text, column) =>
          cells[0] === 'JC1' && column === 5 ? '<c s="1"><v>46101</v></c>' : text,
        ),
      ),
    )
    const { plan } = await readPlanWorkbook(
      byHand({ sheets: withSheet('指标', { rows }), formats: ['m"月"d"日"'] }),
    )
    expect(plan?.rules[3]?.cadence).toEqual({
      every: 'window',
      windows: [{ by: 'days', from: '03-20', to: '03-20' }],
    })
  })
  test('a ticked box is 是', async () => {
    expect((await setting('签到码', '<c t="b"><v>1</v></c>')).plan?.settings.signInCode).toBe(true)
  })
})

describe('what is wrong is found again in the spreadsheet', () => {
  test('by sheet, row, column and its letter', async () => {
    const rows = rowsOf(指标.map((cells) => cells.map((text) => (text === '≥20节' ? '≥0节' : text))))
    const { faults } = await readPlanWorkbook(byHand({ sheets: withSheet('指标', { rows }) }))
    expect(faults).toMatchObject([{ sheet: '指标', row: 3, column: '要求', line: null, address: 'G3' }])
    expect(faults.map(describeFault)[0]).toContain('指标第 3 行「要求」（G3）：数量不能是 0。')
  })
  test('in the order of the sheets', async () => {
    const rules = rowsOf(指标.map((cells) => cells.map((text) => (text === '≥20节' ? '≥0节' : text))))
    const settings = rowsOf([...titled, ['校训', '求真']])
    const sheets = withSheet('指标', { rows: rules }).map((sheet) =>
      sheet.name === '设置' ? { ...sheet, rows: settings } : sheet,
    )
    const { faults } = await readPlanWorkbook(byHand({ sheets: [...sheets].reverse() }))
    expect(faults.map(({ sheet }) => sheet)).toEqual(['指标', '设置'])
  })
  test('a hidden row is read, and that is said', async () => {
    const rows = rowsOf(指标).replace('<row r="3">', '<row r="3" hidden="1">')
    const { plan, warnings } = await readPlanWorkbook(byHand({ sheets: withSheet('指标', { rows }) }))
    expect(plan).toEqual(sample)
    expect(warnings).toMatchObject([{ sheet: '指标', row: 3, fault: '这一行在表格里是隐藏的，也读进来了。' }])
  })
  test('a sheet that is missing is asked for by its name, not by a Markdown heading', async () => {
    const { faults } = await readPlanWorkbook(byHand({ sheets: SHEETS.slice(0, 2) }))
    expect(faults).toMatchObject([
      { fault: '没有「指标」这张表。', remedy: '请加上工作表「指标」和它的表格。' },
    ])
  })
  test('a plan without a name is told where to write it', async () => {
    const { faults } = await readPlanWorkbook(byHand({ sheets: withSheet('设置', { rows: rowsOf(设置) }) }))
    expect(faults[0]?.remedy).toContain('请在「设置」里写一行「计划名称」')
  })
})
