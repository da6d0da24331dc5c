import { describe, expect, test } from 'vitest'
import { describeFault } from '#core/plan/parse/faults'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { changed, edited, SAMPLE, textOf } from './sample-plan'

const sampleText = textOf(SAMPLE)
const samplePlan = parsePlan(sampleText).plan

/** The text reads as the very same plan as the sample. */
function readsTheSame(text: string): void {
  const { plan, faults } = parsePlan(text)
  expect(faults).toEqual([])
  expect(plan).toEqual(samplePlan)
}

describe('the same plan in another dress', () => {
  test('with a byte order mark', () => readsTheSame(`\uFEFF${sampleText}`))
  test('with CRLF or lone CR line ends', () => {
    readsTheSame(sampleText.replace(/\n/g, '\r\n'))
    readsTheSame(sampleText.replace(/\n/g, '\r'))
  })
  test('with trailing blanks, tabs and zero-width marks', () => {
    readsTheSame(
      sampleText.replace(/ \|$/gm, '\t\u200b |  \u3000').replaceAll('校长听课', '\u200b校长\u2060听课'),
    )
  })
  test('without bars at the ends of rows', () => readsTheSame(sampleText.replace(/^\| | \|$/gm, '')))
  test('without the dashes under the headers', () =>
    readsTheSame(sampleText.replace(/^\|( --- \|)+\n/gm, '')))
  test('with dashes that a word processor joined', () => readsTheSame(sampleText.replaceAll('---', ':——:')))
  test('with blank rows and blank lines between rows', () => {
    readsTheSame(sampleText.replace(/^(\| (?:TK4|JY1|3\.1) )/gm, '|  |  |\n\n$1'))
  })
  test('with the header repeated on a new page', () => {
    const [header = ''] = sampleText.match(/^\| 编号 .*\n\| --- .*\n/m) ?? []
    readsTheSame(sampleText.replace('| JY1', `${header}| JY1`))
  })
  test('with text for people around the tables', () => {
    readsTheSame(
      sampleText.replace(
        '## 条款',
        '以上是设置。\n\n## 说明\n\n只有文字。\n\n### 细则\n\n## 条款\n\n条款如下：',
      ),
    )
  })
  test('with numbered, bracketed or larger headings', () => {
    readsTheSame(
      sampleText
        .replace('## 设置', '## 一、设置：')
        .replace('## 条款', '##【条款】')
        .replace('## 指标', '# 指标表'),
    )
  })
  test('with its sheets in another order', () => {
    const { 设置, 条款, 指标 } = SAMPLE.sheets
    readsTheSame(textOf({ ...SAMPLE, sheets: { 指标, 条款, 设置 } }))
  })
  test('with columns in another order', () => {
    readsTheSame(textOf(edited('指标', (rows) => rows.map((cells) => [...cells].reverse()))))
  })
  test('with the headers people use', () => {
    const headers = [
      '序号',
      '条款号',
      '指标名称',
      '适用对象',
      '统计口径',
      '频次',
      '标准',
      '刚性',
      '组',
      '核查人',
      '说明',
    ]
    readsTheSame(textOf(edited('指标', ([, ...rows]) => [headers, ...rows])))
    const others = [
      'ＩＤ',
      '条款*',
      '名称',
      '对象（谁）',
      '口径',
      '周期',
      '目标',
      '强度',
      '规则组',
      '核查',
      '备注',
    ]
    readsTheSame(textOf(edited('指标', ([, ...rows]) => [others, ...rows])))
  })
  test('with a column that has neither header nor content', () => {
    readsTheSame(textOf(edited('指标', (rows) => rows.map((cells) => [...cells, '']))))
  })
})

test('optional columns may be missing: 必达, no group, nothing noted', () => {
  const { plan } = parsePlan(textOf(edited('指标', (rows) => rows.map((cells) => cells.slice(0, 7)))))
  expect(plan?.rules[2]).toMatchObject({ id: 'JY1', strength: 'hard', group: null, checker: '', note: '' })
})

describe('cells merged downwards', () => {
  test.each([
    ['条款', { clause: '3.3' }],
    ['统计', { measure: { name: 'observationPeriods' } }],
    ['周期', { cadence: { every: 'term' } }],
  ])('an empty %s means the one above, and that is said', (column, expected) => {
    const { plan, warnings } = parsePlan(textOf(changed('指标', 3, column, '')))
    expect(plan?.rules[1]).toMatchObject(expected)
    expect(warnings).toMatchObject([{ sheet: '指标', row: 3, column }])
  })
  test.each(['对象', '要求', '编号', '指标'])('an empty %s is never guessed', (column) => {
    expect(parsePlan(textOf(changed('指标', 3, column, ''))).faults).toMatchObject([{ row: 3, column }])
  })
})

describe('what a cell may hold', () => {
  test('an escaped bar, a backslash and a line break', () => {
    const { plan } = parsePlan(textOf(changed('条款', 3, '内容', '甲 \\| 乙 \\\\ 丙<br>丁 C:\\temp')))
    expect(plan?.clauses[1]?.text).toBe('甲 | 乙 \\ 丙\n丁 C:\\temp')
  })
  test('5000 characters of prose are read, 5001 are refused', () => {
    expect(parsePlan(textOf(changed('条款', 3, '内容', '字'.repeat(5000)))).plan).not.toBeNull()
    expect(parsePlan(textOf(changed('条款', 3, '内容', '字'.repeat(5001)))).faults).toMatchObject([
      { row: 3, column: '内容', fault: '这一格有 5001 个字，太长了。', found: `${'字'.repeat(30)}…` },
    ])
  })
})

describe('a fault in one sheet is not told again in another', () => {
  test('a clause with a broken title still holds its rules', () => {
    expect(parsePlan(textOf(changed('条款', 4, '标题', ''))).faults).toHaveLength(1)
  })
  test('a milestone with unreadable weeks is still known to its rules', () => {
    expect(parsePlan(textOf(changed('设置', 6, '值', '第0周'))).faults).toHaveLength(1)
  })
  test('without the sheet 条款 its rules are left alone', () => {
    expect(parsePlan(sampleText.replace(/## 条款[\s\S]*?## 指标/, '## 指标')).faults).toHaveLength(1)
  })
  test('a wrong measure does not make its unit wrong', () => {
    expect(parsePlan(textOf(changed('指标', 2, '统计', '听可节数'))).faults).toHaveLength(1)
  })
})

test('faults stand in the order of the file, whatever the order of its sheets', () => {
  const { 设置, 条款 } = SAMPLE.sheets
  const 指标 = changed('指标', 3, '要求', '≥0节').sheets.指标
  const sheets = {
    指标,
    条款,
    设置: 设置.map(([key = '', value = '']) => [key, value === '开' ? '半开' : value]),
  }
  expect(parsePlan(textOf({ ...SAMPLE, sheets })).faults.map(({ sheet }) => sheet)).toEqual(['指标', '设置'])
})

test('a fault reads as one sentence with its place', () => {
  const [fault] = parsePlan(textOf(changed('指标', 3, '统计', '听可节数'))).faults
  expect(fault && describeFault(fault)).toContain(
    '指标第 3 行「统计」（文件第 26 行）：没有「听可节数」这种统计口径。是不是「听课节数」？可以写：听课节数、评课次数、',
  )
})
