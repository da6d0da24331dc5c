import { parsePlan } from '#core/plan/parse/parse-plan'
import type { Rule } from '#core/plan/plan'

export type SheetName = '设置' | '条款' | '指标'
type Rows = readonly (readonly string[])[]
export interface Sample<S extends string = SheetName> {
  readonly title: string
  readonly sheets: Readonly<Record<S, Rows>>
}

/** A small plan without a fault; every mutation starts here. Row 1 of a sheet is its header. */
export const SAMPLE: Sample = {
  title: '# 样本小学学期工作计划',
  sheets: {
    设置: [
      ['键', '值'],
      ['计划编号', 'sample-plan'],
      ['折算', '开'],
      ['补录天数', '7'],
      ['期初', '第1—3周'],
      ['期中', '第9—11周'],
    ],
    条款: [
      ['条款', '标题', '内容', '责任部门'],
      ['3', '教师发展', '', '教导处'],
      ['3.1', '校本教研', '每周四一次。', '教导处'],
      ['3.3', '全员听课', '人人听课。', '教导处'],
    ],
    指标: [
      ['编号', '条款', '指标', '对象', '统计', '周期', '要求', '强度', '规则组', '核查', '备注'],
      ['TK1', '3.3', '校长听课', '校长', '听课节数', '每学期', '≥30节', '必达', '听课', '区教育局', ''],
      [
        'TK4',
        '3.3',
        '教师听课',
        '任课教师 且 年龄≤45',
        '听课节数',
        '每学期',
        '≥20节',
        '必达',
        '听课',
        '教导处',
        '',
      ],
      ['JY1', '3.1', '大教研', '学科教研组', '教研活动次数', '每周四', '≥1次', '力争', '', '校长', ''],
      ['JC1', '3', '检查反馈', '学校', '教学检查次数[已反馈]', '每学期', '≥4次', '必达', '', '校长', ''],
      ['ZL1', '3', '质量检测', '年级', '质量检测次数', '期初、期中', '≥1次', '必达', '', '教导处', ''],
    ],
  },
}

export function textOf<S extends string>({ title, sheets }: Sample<S>): string {
  const tables = Object.entries<Rows>(sheets).map(([name, [header = [], ...rows]]) => {
    const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
    return `## ${name}\n\n${lines.join('\n')}\n`
  })
  return `${title}\n\n${tables.join('\n')}`
}

/** The sample with one cell changed; rows counted as a clerk counts. */
export function changed(name: SheetName, row: number, column: string, value: string): Sample {
  return changedIn(SAMPLE, name, row, column, value)
}

export function edited(name: SheetName, edit: (rows: Rows) => Rows): Sample {
  return editedIn(SAMPLE, name, edit)
}

export function changedIn<S extends string>(
  sample: Sample<S>,
  name: S,
  row: number,
  column: string,
  value: string,
): Sample<S> {
  const at = sample.sheets[name][0]?.indexOf(column) ?? -1
  if (at < 0 || !sample.sheets[name][row - 1]) throw new Error(`no ${name} ${row} ${column}`)
  return editedIn(sample, name, (rows) =>
    rows.map((cells, i) => (i === row - 1 ? cells.map((cell, j) => (j === at ? value : cell)) : cells)),
  )
}

export function editedIn<S extends string>(
  sample: Sample<S>,
  name: S,
  edit: (rows: Rows) => Rows,
): Sample<S> {
  return { ...sample, sheets: { ...sample.sheets, [name]: edit(sample.sheets[name]) } }
}

/** The first rule of the sample after changing cells of it, or the faults' texts. */
export function firstRuleWith(cells: Partial<Record<string, string>>): Rule | string[] {
  const [header = []] = SAMPLE.sheets.指标
  const sample = edited('指标', ([head = [], first = []]) => [
    head,
    header.map((column, i) => cells[column] ?? first[i] ?? ''),
  ])
  const reading = parsePlan(textOf(sample))
  return reading.plan?.rules[0] ?? reading.faults.map(({ fault }) => fault)
}
