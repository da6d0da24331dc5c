import { monthAndDay } from '../calendar/in-words'
import type { Output } from '../contract/contract'
import { STATUSES } from '../standing/judge'
import type { Cell, Sheet } from './sheet'

/** Pages as sheets, made of what the operations answered: the figures are those on the screen. */

type Promise = Output<'standing.school'>['promises'][number]
type AsOf = Output<'standing.school'>['asOf']
type StandingShown = Output<'standing.mine'>['promises'][number]['standing']
type Counts = Output<'standing.school'>['due'][number]['counts']

const SLOT_STATES = {
  done: '已完成',
  late: '补做',
  missed: '未做',
  waived: '免除',
  due: '到期未完成',
  coming: '未到期',
} as const satisfies Record<keyof Counts, string>

export function aboutLines(title: string, { date, plans, planTitle, planVersion }: AsOf): string[] {
  const versions =
    plans.length > 0
      ? plans.map((each) => `《${each.title}》第 ${each.version} 版`)
      : [`《${planTitle}》第 ${planVersion} 版`]
  return [title, `截至 ${date}，按 ${versions.join('、')}`]
}

const PROMISE_HEAD = [
  '条款',
  '编号',
  '承诺',
  '要求',
  '时段',
  '应做',
  '达标',
  '正常',
  '滞后',
  '未达标',
  '免除',
  '已完成',
  '目标',
  '按进度应有',
  '单位',
  '状态',
  '说明',
]

export function promiseRows(promises: readonly Promise[]): Cell[][] {
  return promises.map(({ rule, periodLabel, rollUp, words }) => [
    rule.clause,
    rule.id,
    rule.name,
    rule.demand,
    periodLabel,
    rollUp.owing,
    rollUp.met,
    rollUp.onTrack,
    rollUp.behind,
    rollUp.missed,
    rollUp.waived,
    rollUp.done,
    rollUp.target,
    rollUp.expected,
    rule.unit,
    STATUSES[rollUp.status],
    words,
  ])
}

export function promiseSheet(about: readonly string[], promises: readonly Promise[], name = '承诺'): Sheet {
  return { name, about, head: PROMISE_HEAD, rows: promiseRows(promises) }
}

export function helpSheet(about: readonly string[], needHelp: Output<'standing.school'>['needHelp']): Sheet {
  return {
    name: '需要帮助',
    about,
    head: ['承诺', '姓名或组', '所在组', '说明'],
    rows: needHelp.map(({ ruleName, subjectName, groupName, words }) => [
      ruleName,
      subjectName,
      groupName,
      words,
    ]),
  }
}

export function happenedSheet(
  about: readonly string[],
  happened: Output<'standing.school'>['happened'],
): Sheet {
  return {
    name: '发生的事',
    about,
    head: ['记录', '条数'],
    rows: happened.map(({ label, count }) => [label, count]),
  }
}

export function weekSheets(week: Output<'standing.school'>): Sheet[] {
  const about = aboutLines(`第 ${week.week.number} 周`, week.asOf)
  const { deadlines } = week.open
  return [
    promiseSheet(about, week.promises),
    {
      name: '本周到期',
      about,
      head: ['条款', '承诺', ...Object.values(SLOT_STATES), '说明'],
      rows: week.due.map(({ clause, ruleName, counts, words }) => [
        clause,
        ruleName,
        ...(Object.keys(SLOT_STATES) as (keyof Counts)[]).map((state) => counts[state]),
        words,
      ]),
    },
    helpSheet(about, week.needHelp),
    happenedSheet(about, week.happened),
    {
      name: '临近截止',
      about,
      head: ['截止日', '剩余天数', '承诺', '谁', '说明'],
      rows: deadlines.map((each) => [each.dueOn, each.daysLeft, each.ruleName, each.subjectName, each.words]),
    },
  ]
}

const STANDING_HEAD = [
  '姓名或组',
  '所在组',
  '时段',
  '已完成',
  '目标',
  '计划原数',
  '按进度应有',
  '状态',
  '说明',
]

function standingRow(standing: StandingShown): Cell[] {
  const { subjectName, groupName, period, done, target, literal, expected, status, words, notes } = standing
  const said = [words, ...notes].join('；')
  return [subjectName, groupName, period.label, done, target, literal, expected, STATUSES[status], said]
}

export function ruleSheets(page: Output<'standing.rule'>): Sheet[] {
  const { rule } = page
  const about = [...aboutLines(rule.name, page.asOf), `要求：${rule.demand}（单位：${rule.unit}）`]
  return [
    { name: '各人各组', about, head: STANDING_HEAD, rows: page.subjects.items.map(standingRow) },
    {
      name: '分组',
      about,
      head: ['组', '应做', '达标', '正常', '滞后', '未达标', '免除', '已完成', '目标', '状态'],
      rows: page.groups.map(({ name, rollUp }) => [
        name,
        rollUp.owing,
        rollUp.met,
        rollUp.onTrack,
        rollUp.behind,
        rollUp.missed,
        rollUp.waived,
        rollUp.done,
        rollUp.target,
        STATUSES[rollUp.status],
      ]),
    },
  ]
}

/** Three sheets of the same shape: how it stood, how much by then, how much within the week. */
export function heatSheets(page: Output<'standing.heat'>): Sheet[] {
  const about = aboutLines(page.title, page.asOf)
  const head = [
    '名称',
    '所在组',
    ...page.weeks.map(({ number, monday }) => `第 ${number} 周（${monthAndDay(monday)}起）`),
  ]
  type HeatCell = (typeof page.rows)[number]['cells'][number]
  const sheet = (name: string, value: (cell: HeatCell) => Cell): Sheet => ({
    name,
    about,
    head,
    rows: page.rows.map((row) => [row.name, row.groupName, ...row.cells.map(value)]),
  })
  return [
    sheet('状态', ({ status }) => (status === null ? null : STATUSES[status])),
    sheet('已完成', ({ status, done }) => (status === null ? null : done)),
    sheet('当周', ({ inWeek }) => inWeek),
  ]
}

export function groupSheets(page: Output<'standing.group'>): Sheet[] {
  const about = aboutLines(page.group.name, page.asOf)
  return [
    {
      name: '组的承诺',
      about,
      head: ['承诺', ...STANDING_HEAD],
      rows: page.promises.map(({ rule, standing }) => [rule.name, ...standingRow(standing)]),
    },
    {
      name: '成员',
      about,
      head: ['职务', '承诺', ...STANDING_HEAD],
      rows: page.members.flatMap(({ posts, promises }) =>
        promises.map(({ ruleName, standing }) => [posts.join('、'), ruleName, ...standingRow(standing)]),
      ),
    },
    promiseSheet(about, page.together, '合计'),
  ]
}

export function reportSheets(report: Output<'report.show'>): Sheet[] {
  const about = [
    ...aboutLines(report.report.title, report.asOf),
    `定稿于 ${report.report.frozenAt}，之后补录的不并入`,
    ...report.summary,
  ]
  return [
    promiseSheet(about, report.promises),
    helpSheet(about, report.needHelp),
    happenedSheet(about, report.happened),
    {
      name: '已补录',
      about,
      head: ['承诺', '姓名或组', '定稿时', '现在', '单位', '定稿时状态', '现在状态', '说明'],
      rows: report.later.differences.map((each) => [
        each.ruleName,
        each.subjectName,
        each.was,
        each.now,
        each.unit,
        STATUSES[each.statusWas],
        STATUSES[each.statusNow],
        each.words,
      ]),
    },
  ]
}

export function districtSheets(page: Output<'standing.district'>): Sheet[] {
  const { plan, date } = page.asOf
  const about = [
    '各校情况（按校名，不排名）',
    `截至 ${date}${plan ? `，按《${plan.title}》第 ${plan.version} 版` : ''}`,
  ]
  return [
    {
      name: '各校',
      about,
      head: ['编号', '承诺', '要求', '学校', '已达', '应达', '已完成', '目标', '状态', '说明'],
      rows: page.rules.flatMap(({ rule, values }) =>
        values.map(({ value, suppressed }, index) => {
          const start = [rule.id, rule.name, rule.demand, page.schools[index]?.name ?? '']
          if (!value) return [...start, null, null, null, null, suppressed ? '人数少，不显示' : '不适用', '']
          const { numerator, denominator, done, target, status, words } = value
          return [...start, numerator, denominator, done, target, STATUSES[status], words]
        }),
      ),
    },
    {
      name: '合计',
      about,
      head: ['编号', '承诺', '范围', '已达', '应达', '学校数', '说明'],
      rows: page.rules.flatMap(({ rule, clusters, total }) => [
        ...clusters.map(({ clusterId, value }) => [
          rule.id,
          rule.name,
          page.clusters.find(({ id }) => id === clusterId)?.name ?? '',
          value.numerator,
          value.denominator,
          value.schools,
          value.words,
        ]),
        [rule.id, rule.name, '全区', total.numerator, total.denominator, total.schools, total.words],
      ]),
    },
  ]
}
