import { describe, expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { changed, edited, SAMPLE, type Sample, type SheetName, textOf } from './sample-plan'

interface Expected {
  readonly sheet: string
  readonly row?: number
  readonly column?: string
  readonly fault: string
  readonly nearest?: string
}

type Case = [fact: string, text: string, expected: Expected]

/** One changed cell, and the fault that must stand at exactly that cell. */
function cell(
  sheet: SheetName,
  row: number,
  column: string,
  value: string,
  fault: string,
  nearest?: string,
): Case {
  const expected = { sheet, row, column, fault, ...(nearest ? { nearest } : {}) }
  return [
    `${sheet} ${row} ${column} = ${value || '(empty)'}`,
    textOf(changed(sheet, row, column, value)),
    expected,
  ]
}

function whole(fact: string, sample: Sample | string, expected: Expected): Case {
  return [fact, typeof sample === 'string' ? sample : textOf(sample), expected]
}

const header = (sheet: SheetName, from: string, to: string) =>
  edited(sheet, ([head = [], ...rows]) => [head.map((label) => (label === from ? to : label)), ...rows])
const withRow = (sheet: SheetName, ...cells: string[]) => edited(sheet, (rows) => [...rows, cells])
const withoutColumn = (sheet: SheetName, column: string) =>
  edited(sheet, (rows) => {
    const at = rows[0]?.indexOf(column) ?? -1
    return rows.map((cells) => cells.filter((_, i) => i !== at))
  })
const without = (sheet: SheetName, key: string) =>
  edited(sheet, (rows) => rows.filter(([first]) => first !== key))
const sampleText = textOf(SAMPLE)

const AUDIENCE: Case[] = [
  cell('指标', 3, '对象', '', '没有写对象'),
  cell('指标', 3, '对象', '任可教师', '没有「任可教师」', '任课教师'),
  cell('指标', 3, '对象', '任课教师 且 年龄≤四十五岁五', '没有「五」'),
  cell('指标', 3, '对象', '任课教师 年龄≤45', '前面少了「且」或「或」'),
  cell('指标', 3, '对象', '任课教师 且', '话没有说完'),
  cell('指标', 3, '对象', '且 任课教师', '第 1 个字「且」：前面少了职务或年龄'),
  cell('指标', 3, '对象', '（任课教师 或 班主任', '第 1 个字「(」：这个括号没有关上'),
  cell('指标', 3, '对象', '任课教师）', '第 5 个字「)」：多了一个右括号'),
  cell('指标', 3, '对象', '业务校长、教导主任', '分不清是「且」还是「或」'),
  cell('指标', 3, '对象', '业务校长和教导主任', '分不清是「且」还是「或」'),
  cell('指标', 3, '对象', '任课教师 且 年龄≤450', '年龄写得不对'),
  cell('指标', 3, '对象', '任课教师 且 年龄35—45', '年龄段要分成两个条件'),
  cell('指标', 3, '对象', '任课教师 且 年龄小些', '看不懂这个年龄条件'),
  cell('指标', 3, '对象', '任课教师 且 教龄≤3', '这一版还不能按「教龄」划定对象'),
  cell('指标', 3, '对象', '骨干教师', '这一版还不能按「骨干教师」划定对象'),
  cell('指标', 3, '对象', '家长', '家长不承担指标'),
  cell('指标', 3, '对象', '除校长外', '「除外」要写在后面'),
  cell('指标', 3, '对象', '学科教研组 且 年龄≤45', '不能和其他条件写在一起'),
  cell('指标', 4, '对象', '学科教研组 或 备课组', '一条指标只能写一种单位'),
  cell('指标', 4, '对象', '学可教研组', '没有「学可教研组」', '学科教研组'),
  cell('指标', 4, '对象', '任课教师', '「教研活动次数」记在组的名下，对象却写的是人'),
  cell('指标', 2, '对象', '学校', '「听课节数」记在人的名下，对象却写的是学校'),
  cell('指标', 5, '对象', '年级', '「教学检查次数[已反馈]」记在学校的名下，对象却写的是年级'),
]

const MEASURE: Case[] = [
  cell('指标', 2, '统计', '', '没有写统计什么'),
  cell('指标', 2, '统计', '听可节数', '没有「听可节数」这种统计口径', '听课节数'),
  cell('指标', 5, '统计', '教学检查次数[已反溃]', '没有「已反溃」这种筛选条件', '已反馈'),
  cell('指标', 2, '统计', '听课节数[已反馈]', '「已反馈」不是「听课节数」的条件'),
  cell('指标', 5, '统计', '教学检查次数[已反馈', '方括号没有成对'),
  cell('指标', 5, '统计', '教学检查次数[]', '方括号里少了条件'),
  cell('指标', 2, '统计', '听课节数[学科=本人学科]', '这一版还不能按「学科=本人学科」筛选'),
  cell('指标', 5, '统计', '比率(演示实验开出 / 演示实验应开)', '这一版还不能统计「比率」'),
  cell('指标', 5, '统计', '材料(学校发展五年规划)[已受理]', '这一版还不能统计「材料」'),
  cell('指标', 5, '统计', '得分(课堂量表)', '这一版还不能统计「得分」'),
  cell('指标', 5, '统计', '覆盖(听课节数, 每位教师, 至少2)', '这一版还不能统计「覆盖」'),
]

const CADENCE: Case[] = [
  cell('指标', 2, '周期', '', '没有写周期'),
  cell('指标', 4, '周期', '每周八', '没有「每周八」这种周期', '每周'),
  cell('指标', 6, '周期', '期初、期终', '没有「期终」这种周期', '期初'),
  cell('指标', 6, '周期', '期初、期初', '「期初」写了两次'),
  cell('指标', 6, '周期', '期初、每周', '「每周」不能和别的周期写在一起'),
  cell('指标', 6, '周期', '期末', '没有「期末」这种周期，设置里也没有这个时段', '期初'),
  cell('指标', 5, '周期', '3月20日前', '这一版还不能按截止日期统计'),
  cell('指标', 5, '周期', '每月', '这一版还不能按「每月」统计'),
  cell('指标', 4, '周期', '每周四第3节', '这一版还不能按「每周四第3节」统计'),
  cell('指标', 6, '周期', '第3—5周', '周次要先在设置里起名'),
]

const BOUND: Case[] = [
  cell('指标', 2, '要求', '', '没有写要求'),
  cell('指标', 2, '要求', '≥-5节', '数量不能是负数'),
  cell('指标', 2, '要求', '≥0节', '数量不能是 0'),
  cell('指标', 2, '要求', '≥2.5节', '数量要是整数'),
  cell('指标', 2, '要求', '≥3000节', '数量太大'),
  cell('指标', 4, '要求', '≥21次', '数量太大'),
  cell('指标', 2, '要求', '30节', '没有写明是至少、至多还是正好'),
  cell('指标', 2, '要求', '>30节', '不含 30 本身'),
  cell('指标', 2, '要求', '至少30节以内', '互相矛盾'),
  cell('指标', 2, '要求', '很多节', '看不懂这个要求'),
  cell('指标', 2, '要求', '≥30次', '「听课节数」的单位是「节」，这里写的是「次」', '节'),
  cell('指标', 2, '要求', '力争≥30节', '「力争」说的是强度'),
  cell('指标', 2, '要求', '≥95%', '这一版还不能按百分比要求'),
  cell('指标', 2, '要求', '30节左右', '这一版还不能写大约的数'),
  cell('指标', 2, '要求', '30—40节', '这一版还不能写一个范围'),
  cell('指标', 2, '要求', '≥上期', '这一版还不能拿「上期」作标准'),
  cell('指标', 2, '要求', '待定', '这一版还不能保留待定的要求'),
]

const OTHER_RULE_CELLS: Case[] = [
  cell('指标', 3, '编号', '', '没有写编号'),
  cell('指标', 3, '编号', 'tk1', '编号「tk1」和第 2 行重复了'),
  cell('指标', 2, '条款', '3.8', '「条款」里没有「3.8」这一条', '3.1'),
  cell('指标', 2, '条款', '3.1、3.3', '看不懂这个条款编号'),
  cell('指标', 2, '条款', '', '没有写依据哪一条'),
  cell('指标', 2, '指标', '', '没有写指标的名字'),
  cell('指标', 2, '强度', '必答', '没有「必答」这种强度', '必达'),
  cell('指标', 4, '规则组', '听课', '不是同一样东西，没法取高'),
  whole('rules of one group over different times', changed('指标', 3, '周期', '每周'), {
    sheet: '指标',
    row: 3,
    column: '规则组',
    fault: '的周期不同，没法取高',
  }),
  whole('rules of one group of which the first is an upper limit', changed('指标', 2, '要求', '≤30节'), {
    sheet: '指标',
    row: 3,
    column: '规则组',
    fault: '不都是「至少」的要求，没法取高',
  }),
  whole('rules of one group with an upper limit among them', changed('指标', 3, '要求', '≤20节'), {
    sheet: '指标',
    row: 3,
    column: '规则组',
    fault: '不都是「至少」的要求，没法取高',
  }),
]

const SETTINGS: Case[] = [
  cell('设置', 2, '值', '', '没有写值'),
  cell('设置', 2, '值', '计划 一号！', '计划编号只能用字母、数字和短横线'),
  cell('设置', 3, '值', '半开', '「折算」只能是「开」或「关」'),
  cell('设置', 3, '键', '折蒜', '没有「折蒜」这种设置', '折算'),
  cell('设置', 3, '键', '折　蒜', '没有「折 蒜」这种设置', '折算'),
  cell('设置', 3, '键', '', '没有写设置的名字'),
  cell('设置', 4, '值', '许多天', '看不懂补录天数'),
  cell('设置', 4, '值', '-1', '看不懂补录天数'),
  cell('设置', 5, '值', '第3—1周', '前一个周次比后一个大'),
  cell('设置', 5, '值', '第0—3周', '看不懂「期初」是哪几周'),
  cell('设置', 5, '值', '三月', '看不懂「期初」是哪几周'),
  cell('设置', 5, '值', '最后3周', '这一版还不能从学期末倒着数周'),
  cell('设置', 6, '键', '期初', '「期初」写了两次'),
  whole('设置 without 计划编号', without('设置', '计划编号'), { sheet: '设置', fault: '没有写计划编号' }),
  whole('a second 计划编号', withRow('设置', '计划编号', 'other'), {
    sheet: '设置',
    row: 7,
    column: '键',
    fault: '「计划编号」写了两次，第 2 行已经有了',
  }),
  whole(
    'two schools in two rows',
    edited('设置', (rows) => [...rows, ['学校', '甲小学'], ['学校', '乙小学']]),
    {
      sheet: '设置',
      row: 8,
      column: '键',
      fault: '「学校」写了两次，第 7 行已经有了',
    },
  ),
  whole('a milestone called like a cadence', withRow('设置', '每周', '第1周'), {
    sheet: '设置',
    row: 7,
    column: '键',
    fault: '时段的名字不能用',
  }),
  ...(
    [
      ['学校', '甲小学、乙小学', '值', '一份计划只属于一所学校'],
      ['学期', '2026年秋', '值', '看不懂学期的起止日期'],
      ['学期', '2027-01-22 ~ 2026-09-01', '值', '学期的结束日期不在开始日期之后'],
      ['学期', '2026-09-01 ~ 2026-09-01', '值', '学期的结束日期不在开始日期之后'],
      ['学期', '2026-09-01 ~ 2028-01-22', '值', '太长了'],
      ['生效日期', '2026-02-30', '值', '看不懂生效日期'],
      ['规则组 听课', '相加', '值', '这一版还不能让规则组「相加」'],
      ['规则组 听课', '取低', '值', '没有「取低」这种规则组的算法'],
      ['参与度门槛', '六成', '值', '看不懂参与度门槛'],
      ['参与度门槛', '0%', '值', '看不懂参与度门槛'],
      ['参与度门槛', '101', '值', '看不懂参与度门槛'],
      ['签到码', '半开', '值', '「签到码」只能是「开」或「关」'],
      ['基准计划', 'x', '键', '这一版还不能设置「基准计划」'],
      ['校训', '求真', '键', '没有「校训」这种设置'],
    ] as const
  ).map(([key, value, column, fault]) =>
    whole(`设置 ${key} = ${value}`, withRow('设置', key, value), { sheet: '设置', row: 7, column, fault }),
  ),
]

const CLAUSES: Case[] = [
  cell('条款', 3, '条款', '3', '编号「3」和第 2 行重复了'),
  cell('条款', 4, '条款', '4.3', '没有上一级，表里找不到「4」'),
  cell('条款', 4, '条款', '', '没有写条款编号'),
  cell('条款', 4, '条款', '3.x', '看不懂这个条款编号'),
  cell('条款', 4, '条款', '3.0', '看不懂这个条款编号'),
  cell('条款', 4, '标题', '', '没有写标题'),
]

const LAYOUT: Case[] = [
  whole('no title', sampleText.replace('# 样本', '样本'), { sheet: '文件', fault: '没有计划名称' }),
  whole('an empty file', '', { sheet: '文件', fault: '没有计划名称' }),
  whole('a table without a heading', sampleText.replace('## 指标', '**指标**'), {
    sheet: '文件',
    fault: '这张表上面没有标题',
  }),
  whole('no 条款', sampleText.replace('## 条款', '条款'), { sheet: '文件', fault: '没有「条款」这张表' }),
  whole('a misspelt sheet', sampleText.replace('## 指标', '## 指标页'), {
    sheet: '指标页',
    fault: '没有「指标页」这种表',
    nearest: '指标',
  }),
  whole('the same sheet twice', `${sampleText}\n## 设置\n\n| 键 | 值 |\n`, {
    sheet: '设置',
    fault: '「设置」出现了两次',
  }),
  whole('a sheet of a later version', `${sampleText}\n## 检查表\n\n| 表 | 项目 |\n`, {
    sheet: '检查表',
    fault: '这一版还不能读「检查表」这张表',
  }),
  whole('a sheet without a table', sampleText.replace(/## 设置[\s\S]*?## 条款/, '## 设置\n\n## 条款'), {
    sheet: '设置',
    fault: '「设置」下面没有表格',
  }),
  whole(
    'a sheet with only its header',
    edited('指标', (rows) => rows.slice(0, 1)),
    {
      sheet: '指标',
      fault: '「指标」只有表头',
    },
  ),
  whole('a required column missing', withoutColumn('指标', '对象'), {
    sheet: '指标',
    row: 1,
    column: '对象',
    fault: '缺少「对象」这一列',
  }),
  whole('a misspelt optional column', header('指标', '强度', '强渡'), {
    sheet: '指标',
    row: 1,
    column: '强渡',
    fault: '「指标」里没有「强渡」这一列',
    nearest: '强度',
  }),
  whole('a column twice', header('指标', '备注', '核查'), {
    sheet: '指标',
    row: 1,
    column: '核查',
    fault: '「核查」这一列出现了两次',
  }),
  whole('a cell under no header', withRow('条款', '4', '后勤', '', '总务处', '多'), {
    sheet: '条款',
    row: 5,
    fault: '这一行有一格不在任何表头下面',
  }),
  whole('a row that lost its bars', `${sampleText.trimEnd()}\nTK9 3.3 班主任听课\n`, {
    sheet: '指标',
    row: 7,
    column: '对象',
    fault: '没有写对象',
  }),
]

const CASES = [
  ...AUDIENCE,
  ...MEASURE,
  ...CADENCE,
  ...BOUND,
  ...OTHER_RULE_CELLS,
  ...SETTINGS,
  ...CLAUSES,
  ...LAYOUT,
]

describe('a plan with one thing wrong gives no plan, and the fault where the clerk finds it', () => {
  test.each(CASES)('%s', (_, text, expected) => {
    const reading = parsePlan(text)
    expect(reading.plan).toBeNull()
    const { fault, ...place } = expected
    expect(reading.faults).toContainEqual(
      expect.objectContaining({
        row: null,
        column: null,
        ...place,
        fault: expect.stringContaining(fault),
        remedy: expect.stringMatching(/.{4,}/),
        severity: 'error',
      }),
    )
  })

  test.each(CASES.filter(([, , { row, column }]) => row !== undefined && row > 1 && column !== undefined))(
    '%s: nothing else is complained about in other rows',
    (_, text, expected) => {
      const rows = parsePlan(text).faults.filter(({ sheet }) => sheet === expected.sheet)
      expect(new Set(rows.map(({ row }) => row))).toEqual(new Set([expected.row]))
    },
  )
})

test('the sample itself has no fault and no warning', () => {
  const { faults, warnings } = parsePlan(sampleText)
  expect([...faults, ...warnings]).toEqual([])
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
