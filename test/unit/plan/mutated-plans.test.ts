import { describe, expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { FULL_SAMPLE } from './full-sample'
import { AUDIENCE } from './mutations/audience'
import { BOUND } from './mutations/bound'
import { CADENCE } from './mutations/cadence'
import type { Case } from './mutations/case'
import { CLAUSES } from './mutations/clauses'
import { EXCEPTIONS } from './mutations/exceptions'
import { FORMS } from './mutations/forms'
import { LAYOUT } from './mutations/layout'
import { MEASURE } from './mutations/measure'
import { RULE_CELLS } from './mutations/rule-cells'
import { SETTINGS } from './mutations/settings'
import { changed, edited, SAMPLE, textOf } from './sample-plan'

const FAMILIES: Readonly<Record<string, readonly Case[]>> = {
  对象: AUDIENCE,
  统计: MEASURE,
  周期: CADENCE,
  要求: BOUND,
  指标: RULE_CELLS,
  设置: SETTINGS,
  条款: CLAUSES,
  登记表: FORMS,
  调整: EXCEPTIONS,
  版面: LAYOUT,
}

describe('a plan with one thing wrong gives no plan, and one fault where the clerk finds it', () => {
  test('in more than two hundred ways', () => {
    expect(Object.values(FAMILIES).flat().length).toBeGreaterThan(250)
  })

  describe.each(Object.entries(FAMILIES))('%s', (_, cases) => {
    test.each([...cases])('%s', (_fact, text, { fault, ...place }) => {
      const reading = parsePlan(text)
      expect(reading.plan).toBeNull()
      expect(reading.faults).toEqual([
        expect.objectContaining({
          row: null,
          column: null,
          ...place,
          fault: expect.stringContaining(fault),
          remedy: expect.stringMatching(/.{4,}/),
          severity: 'error',
        }),
      ])
    })
  })
})

describe('what is wrong in more than one way', () => {
  const sampleText = textOf(SAMPLE)
  test.each([
    ['an empty file', '', '文件', '没有计划名称'],
    ['a table without a heading', sampleText.replace('## 指标', '**指标**'), '文件', '这张表上面没有标题'],
    ['no 条款', sampleText.replace('## 条款', '条款'), '文件', '没有「条款」这张表'],
    [
      'a misspelt sheet that must be there',
      sampleText.replace('## 指标', '## 指标页'),
      '指标页',
      '没有「指标页」这种表',
    ],
    [
      'a sheet without a table',
      sampleText.replace(/## 设置[\s\S]*?## 条款/, '## 设置\n\n## 条款'),
      '设置',
      '「设置」下面没有表格',
    ],
    [
      'a sheet with only its header',
      textOf(edited('指标', (rows) => rows.slice(0, 1))),
      '指标',
      '「指标」只有表头',
    ],
    ['a row that lost its bars', `${sampleText.trimEnd()}\nTK9 3.3 班主任听课\n`, '指标', '没有写对象'],
  ])('%s', (_, text, sheet, fault) => {
    const { plan, faults } = parsePlan(text)
    expect(plan).toBeNull()
    expect(faults).toContainEqual(expect.objectContaining({ sheet, fault: expect.stringContaining(fault) }))
  })
})

test('the samples themselves have no fault, and no warning but that some sheets are only kept', () => {
  expect(parsePlan(textOf(SAMPLE))).toMatchObject({ faults: [], warnings: [] })
  const { faults, warnings } = parsePlan(textOf(FULL_SAMPLE))
  expect(faults).toEqual([])
  expect(warnings.map(({ sheet, fault }) => `${sheet}：${fault}`)).toEqual([
    '流程：「流程」已经读入，和计划一起保存；这一版还不会照它办理和提醒。',
    '检查表：「检查表」已经读入，和计划一起保存；这一版还不会照它办理和提醒。',
  ])
})

test('all faults of a plan come at once, in the order of the file', () => {
  const broken = edited('指标', ([head = []]) => [
    head,
    ['TK1', '9.9', '', '任可教师', '听可节数', '每周八', '很多', '必答', '', '', ''],
    ['TK1', '3.3', '二', '校长', '听课节数', '每学期', '≥0节', '必达', '', '', ''],
  ])
  const { faults } = parsePlan(textOf(broken))
  expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '2 条款',
    '2 指标',
    '2 对象',
    '2 统计',
    '2 周期',
    '2 要求',
    '2 强度',
    '3 编号',
    '3 要求',
  ])
})

test('a fault names the line of the file as well as the row of the table', () => {
  const text = textOf(changed('指标', 3, '要求', '≥0节'))
  const line = text.split('\n').findIndex((content) => content.includes('≥0节')) + 1
  expect(parsePlan(text).faults).toMatchObject([{ row: 3, line }])
})

test('blank rows count as rows, as in a spreadsheet', () => {
  const text = textOf(changed('指标', 3, '要求', '≥0节')).replace('| TK4', '|  |  |\n| TK4')
  expect(parsePlan(text).faults).toMatchObject([{ sheet: '指标', row: 4, column: '要求' }])
})
