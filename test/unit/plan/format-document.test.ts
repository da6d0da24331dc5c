import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FIELD_TYPES, FORM_UNITS, HOW_OFTEN } from '#core/form/form'
import { GROUP_KINDS } from '#core/org/person'
import { ABSENCES, POSTS, STAFF_POSTS } from '#core/org/post'
import { MEASURE_FILTERS, MEASURES } from '#core/plan/basic-measure'
import { filterFieldsOf } from '#core/plan/measure-filters'
import { ADJUSTMENT_COLUMNS } from '#core/plan/parse/adjustments'
import { CLAUSE_COLUMNS } from '#core/plan/parse/clauses'
import { FORM_COLUMNS } from '#core/plan/parse/form-columns'
import { COUNT_COLUMNS, ENTRIES } from '#core/plan/parse/form-measures'
import { CHECKLIST_COLUMNS, WORKFLOW_COLUMNS } from '#core/plan/parse/kept-sheets'
import { BUILT_IN_LISTS, LIST_COLUMNS } from '#core/plan/parse/option-lists'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { RUBRIC_COLUMNS } from '#core/plan/parse/rubrics'
import { RULE_COLUMNS } from '#core/plan/parse/rules'
import { GROUP_MODES, SETTING_COLUMNS } from '#core/plan/parse/settings'
import type { Column } from '#core/plan/parse/table'
import { FULL_SAMPLE, fullSampleEdited } from './full-sample'
import { textOf } from './sample-plan'

const docs = readFileSync(new URL('../../../docs/PLAN-FORMAT.md', import.meta.url), 'utf8')

type Cells = Readonly<Record<string, string>>
const [header = []] = FULL_SAMPLE.sheets.指标
const AUDIENCES = ['学校', '任课教师', '学科教研组', '年级', '班级', '社团']

/** What the sample says with one more rule. */
function faultsWith(cells: Cells): readonly string[] {
  const usual: Cells = { 编号: 'NEW', 条款: '3', 指标: '例', 周期: '每学期', ...cells }
  const sample = fullSampleEdited('指标', (rows) => [...rows, header.map((column) => usual[column] ?? '')])
  return parsePlan(textOf(sample)).faults.map(({ column, fault }) => `${column}：${fault}`)
}

/** The fewest faults of some tries; the first without any ends it. */
function fewest(tries: readonly Cells[]): readonly string[] {
  let best: readonly string[] | undefined
  for (const cells of tries) {
    const faults = faultsWith(cells)
    if (faults.length === 0) return faults
    if (best === undefined || faults.length < best.length) best = faults
  }
  return best ?? []
}

/** A rule with an example in one column, and what goes with anything in the others. */
const EXAMPLE: Readonly<Record<string, (written: string) => readonly string[]>> = {
  对象: (对象) => faultsWith({ 对象, 统计: '得分(听课评价)', 要求: '不设数' }),
  统计: (统计) => fewest(AUDIENCES.map((对象) => ({ 对象, 统计, 要求: '不设数' }))),
  周期: (周期) => faultsWith({ 对象: '学校', 周期, 统计: '教学检查次数', 要求: '不设数' }),
  要求: (要求) =>
    fewest([
      { 对象: '任课教师', 统计: '听课节数', 要求 },
      { 对象: '学校', 统计: '教学检查次数', 要求 },
      { 对象: '学校', 统计: '精品课例数', 要求 },
      { 对象: '学校', 统计: '巩固率', 要求 },
    ]),
}

const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1)
        .split(' | ')
        .map((cell) => cell.trim()),
    )
const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

describe('every example of the document is read', () => {
  const sections = [...docs.matchAll(/### (对象|统计|周期|要求)：[^\n]*\n([\s\S]*?)(?=\n##)/g)]
  test('in all four columns', () =>
    expect(sections.map(([, name]) => name)).toEqual(['对象', '统计', '周期', '要求']))
  test.each(
    sections.flatMap(([, column = '', text = '']) =>
      rowsOf(text).flatMap(([first]) => codesIn(first).map((written) => [column, written] as const)),
    ),
  )('%s %s', (column, written) => expect(EXAMPLE[column]?.(written)).toEqual([]))
})

describe('every fault of the document is said, and its remedy is read', () => {
  const [, table = ''] = /### 对象、统计、周期、要求\n([\s\S]*?)\n###/.exec(docs) ?? []
  const rows = rowsOf(table).slice(2)
  test('more than twenty of them', () => expect(rows.length).toBeGreaterThan(20))
  test.each(
    rows.map(([column = '', wrong = '', said = '', right = '']) => [
      column,
      codesIn(wrong)[0] ?? '',
      said,
      right,
    ]),
  )('%s %s: %s', (column = '', wrong = '', said, right) => {
    const faults =
      column === '要求'
        ? faultsWith({ 对象: '任课教师', 统计: '听课节数', 要求: wrong })
        : EXAMPLE[column]?.(wrong)
    expect(faults).toEqual([`${column}：${said}`])
    const [code] = codesIn(right)
    if (code) expect(EXAMPLE[column]?.(code)).toEqual([])
  })
})

describe('the whole plans of the document', () => {
  const [smallest = '', withForm = ''] = [...docs.matchAll(/```markdown\n([\s\S]*?)```/g)].map(
    ([, example = '']) => example,
  )
  test('a smallest plan is read without a word', () => {
    const reading = parsePlan(smallest)
    expect([...reading.faults, ...reading.warnings]).toEqual([])
    expect(reading.plan?.rules).toHaveLength(1)
  })
  test('a form with what it counts for fits into the smallest plan', () => {
    const reading = parsePlan(`${smallest}${withForm}`)
    expect([...reading.faults, ...reading.warnings]).toEqual([])
    expect(reading.plan?.forms.map(({ name }) => name)).toEqual(['来访登记', '安全教育'])
    expect(reading.plan?.rules).toHaveLength(3)
  })
  test.each(['调整', '流程', '检查表'])('so does its example of %s', (sheet) => {
    const [, table = ''] = new RegExp(`## .、${sheet}（[\\s\\S]*?\\n(\\|[\\s\\S]*?)\\n\\n`).exec(docs) ?? []
    const reading = parsePlan(`${smallest}\n## ${sheet}\n\n${table}\n`)
    expect(reading.faults).toEqual([])
    expect(reading.plan).not.toBeNull()
  })
})

describe('the words of the language stand in the document', () => {
  test('every measure, condition, post, absence, kind of group, unit, mode and type of field', () => {
    const words = [
      ...Object.values(MEASURES).flatMap(({ label, unit, kind }) => [
        label,
        unit,
        ...Object.keys(filterFieldsOf(kind)),
      ]),
      ...Object.values(MEASURE_FILTERS).map(({ label }) => label),
      ...STAFF_POSTS.map((post) => POSTS[post]),
      ...[ABSENCES, GROUP_KINDS, FIELD_TYPES, FORM_UNITS, HOW_OFTEN, GROUP_MODES].flatMap((labels) =>
        Object.values<string>(labels),
      ),
      ...BUILT_IN_LISTS.keys(),
      ENTRIES,
    ]
    expect(words.filter((word) => !docs.includes(word))).toEqual([])
  })
  test('every column, and every other header of 指标', () => {
    const columns = [
      ...[
        SETTING_COLUMNS,
        CLAUSE_COLUMNS,
        RULE_COLUMNS,
        FORM_COLUMNS,
        COUNT_COLUMNS,
        LIST_COLUMNS,
        RUBRIC_COLUMNS,
      ],
      ...[ADJUSTMENT_COLUMNS, WORKFLOW_COLUMNS, CHECKLIST_COLUMNS],
    ].flatMap(Object.values<Column>)
    expect(columns.map(({ label }) => label).filter((label) => !docs.includes(label))).toEqual([])
    const aliases = Object.values<Column>(RULE_COLUMNS).flatMap((column) => column.aliases)
    expect(aliases.filter((alias) => !docs.includes(alias))).toEqual([])
  })
})
