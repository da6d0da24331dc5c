import { type CivilDate, daysBetween } from '../../calendar/civil-date'
import { type GroupMode, type Milestone, type PlanSettings, SETTING_DEFAULTS } from '../plan'
import type { Cell } from './cell'
import { readDate, readSpan, type Span } from './dates'
import { LIMITS } from './limits'
import { readMark, SWITCH } from './marks'
import { readMilestone } from './milestone'
import { readNumber } from './numerals'
import type { PlanScope } from './reading'
import type { Columns, Sheet } from './table'

export type SettingColumn = 'key' | 'value' | 'note'

export const SETTING_COLUMNS: Columns<SettingColumn> = {
  key: { label: '键', aliases: ['设置', '设置项', '项目', '名称'], longest: 60 },
  value: { label: '值', aliases: ['内容', '取值', '设定'], longest: 100 },
  note: { label: '说明', aliases: ['备注'], optional: true, longest: LIMITS.prose },
}

/** The words for each setting that has one value; the first is its own. */
const KEYS = {
  title: ['计划名称', '计划标题', '标题'],
  id: ['计划编号', '计划ID', '编号'],
  school: ['学校', '学校名称'],
  office: ['机构', '发布机构', '学区', '县区', '教育局'],
  basePlan: ['基准计划', '基础计划', '上级计划'],
  term: ['学期', '学期起止'],
  effectiveFrom: ['生效日期', '生效日', '起用日期'],
  proration: ['折算'],
  lateEntryDays: ['补录天数', '补录期限'],
  participationThreshold: ['参与度门槛', '参与门槛'],
  signInCode: ['签到码', '扫码签到'],
} as const

type Key = keyof typeof KEYS

const GROUP_KEY = '规则组'
/** Half a school year with its holidays; more is a slip or a plan for the whole year. */
const LONGEST_TERM_DAYS = 250
const MOST_LATE_ENTRY_DAYS = 60

export interface Settings {
  readonly id: string | null
  readonly plan: PlanSettings
  readonly scope: PlanScope
  /** Also those whose weeks could not be read, so that a rule naming one is not a second fault. */
  readonly milestoneNames: readonly string[]
  /** Rule groups that state how they combine. */
  readonly groups: ReadonlyMap<string, StatedGroup>
  /** 计划名称, for documents that have no heading of their own. */
  readonly title: Cell | undefined
}

export interface StatedGroup {
  readonly cell: Cell
  readonly mode: GroupMode
}

/** Reads 设置 键 by 键. What is left out keeps the decided default: proration on, 7 days for late entries. */
export function readSettings({ rows, whole }: Sheet<SettingColumn>): Settings {
  const single = new Map<Key, Cell>()
  const milestones: Milestones = new Map()
  const groups = new Map<string, StatedGroup>()
  for (const { key, value } of rows) {
    const known = (Object.keys(KEYS) as Key[]).find((name) =>
      KEYS[name].some((word) => word.toLowerCase() === key.plain.toLowerCase()),
    )
    if (key.blank) key.fault('没有写设置的名字。', '请填上，或删去这一行。')
    else if (known) once(single, known, key, value)
    else if (key.plain.startsWith(GROUP_KEY)) readGroup(groups, key, value)
    else readOther(milestones, key, value)
  }
  const term = read(single.get('term'), readTerm)
  if (rows.length > 0 && !single.has('id')) {
    whole.fault('没有写计划编号。', '请在「设置」里加一行，例如「计划编号 | plan-2026-1」。')
  }
  warnOfOverlaps(milestones)
  return {
    id: read(single.get('id'), readId),
    plan: {
      proration:
        read(single.get('proration'), (cell) => readMark(cell, '折算', SWITCH, { no: ['不折算'] })) ?? true,
      lateEntryDays: read(single.get('lateEntryDays'), readDays) ?? 7,
      participationThreshold:
        read(single.get('participationThreshold'), readShare) ?? SETTING_DEFAULTS.participationThreshold,
      signInCode:
        read(single.get('signInCode'), (cell) => readMark(cell, '签到码', SWITCH)) ??
        SETTING_DEFAULTS.signInCode,
      milestones: [...milestones.values()]
        .map(({ milestone }) => milestone)
        .filter((window) => window !== null),
      groups: Object.fromEntries(
        [...groups].flatMap(([name, { mode }]) => (mode === 'max' ? [] : [[name, mode]])),
      ),
      basePlan: read(single.get('basePlan'), readId) ?? SETTING_DEFAULTS.basePlan,
    },
    scope: {
      school: read(single.get('school'), readSchool),
      office: read(single.get('office'), ({ oneLine }) => oneLine),
      term,
      effectiveFrom: read(single.get('effectiveFrom'), (cell) => readEffective(cell, term)),
    },
    milestoneNames: [...milestones.keys()],
    groups,
    title: single.get('title'),
  }
}

function once<K>(seen: Map<K, Cell>, name: K, key: Cell, value: Cell): void {
  const first = seen.get(name)
  if (first) key.fault(`「${key.text}」写了两次，第 ${first.row} 行已经有了。`, '请只留一行。')
  else seen.set(name, value)
}

function read<T>(cell: Cell | undefined, reader: (cell: Cell) => T | null): T | null {
  if (!cell) return null
  return cell.blank ? cell.fault('没有写值。', '请填上，或删去这一行。') : reader(cell)
}

function readId(cell: Cell): string | null {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(cell.plain)) return cell.plain
  return cell.fault('计划编号只能用字母、数字和短横线，最多 64 个。', '请写成「plan-2026-1」这样。')
}

function readSchool(cell: Cell): string | null {
  if (!/[、,;/]/.test(cell.plain)) return cell.oneLine
  return cell.fault('一份计划只属于一所学校。', '请只写一所；别的学校请各导入一份。')
}

function readTerm(cell: Cell): Span | null {
  const term = readSpan(cell.plain)
  if (!term) return cell.fault('看不懂学期的起止日期。', '请写成「2026-09-01 ~ 2027-01-22」。')
  const days = daysBetween(term.startOn, term.endOn)
  if (days <= 0) return cell.fault('学期的结束日期不在开始日期之后。', '请核对两个日期的先后。')
  if (days <= LONGEST_TERM_DAYS) return term
  return cell.fault(`学期有 ${days} 天，太长了。`, '请核对年份；一份计划管一个学期。')
}

function readEffective(cell: Cell, term: Span | null): CivilDate | null {
  const on = readDate(cell.plain)
  if (!on) return cell.fault('看不懂生效日期。', '请写成「2026-09-01」。')
  if (!term || (on >= term.startOn && on <= term.endOn)) return on
  return cell.fault('生效日期不在学期内。', `学期是 ${term.startOn} 至 ${term.endOn}，请核对日期。`)
}

/** Per cent: 60%, 60, 六十%. */
function readShare(cell: Cell): number | null {
  const share = readNumber(cell.plain.replace(/%$|^百分之/, ''))
  if (share !== null && Number.isInteger(share) && share >= 1 && share <= 100) return share
  return cell.fault('看不懂参与度门槛。', '请写 1% 到 100% 之间的整数，例如「60%」。')
}

function readDays(cell: Cell): number | null {
  const days = readNumber(cell.plain.replace(/天$/, ''))
  if (days !== null && Number.isInteger(days) && days <= MOST_LATE_ENTRY_DAYS) return days
  return cell.fault('看不懂补录天数。', `请写 0 到 ${MOST_LATE_ENTRY_DAYS} 之间的整数，例如「7」。`)
}

export const GROUP_MODES: Readonly<Record<GroupMode, string>> = {
  max: '取高',
  first: '取首个匹配',
  sum: '相加',
  exclusive: '不叠加',
  either: '二选一',
}

const GROUP_MODE_WORDS: ReadonlyMap<string, GroupMode> = new Map([
  ...(Object.keys(GROUP_MODES) as GroupMode[]).map((mode) => [GROUP_MODES[mode], mode] as const),
  ...['取最高', '最高', '就高'].map((word) => [word, 'max'] as const),
  ...['首个匹配', '取第一个', '取第一条'].map((word) => [word, 'first'] as const),
  ...['累加', '求和', '合计'].map((word) => [word, 'sum'] as const),
  ...['不重复计', '不重复计算', '互斥'].map((word) => [word, 'exclusive'] as const),
  ...['任一', '任选一', '择一', '任意一条'].map((word) => [word, 'either'] as const),
])

function readGroup(groups: Map<string, StatedGroup>, key: Cell, value: Cell): void {
  const name = key.plain
    .slice(GROUP_KEY.length)
    .replace(/^:/, '')
    .replace(/^[【「](.*)[】」]$/, '$1')
  if (name === '') {
    key.fault('没有写是哪个规则组。', '请写成「规则组 听课」。')
    return
  }
  const mode = GROUP_MODE_WORDS.get(value.plain)
  const first = groups.get(name)
  if (first) key.fault(`「${key.text}」写了两次，第 ${first.cell.row} 行已经有了。`, '请只留一行。')
  else groups.set(name, { cell: key, mode: mode ?? 'max' })
  if (value.blank) value.fault('没有写值。', '请填上，或删去这一行。')
  else if (!mode)
    value.unknownWord('规则组的算法', value.text, Object.values(GROUP_MODES), GROUP_MODE_WORDS.keys())
}

type Milestones = Map<string, { readonly milestone: Milestone | null; readonly value: Cell }>

function readOther(milestones: Milestones, key: Cell, value: Cell): void {
  if (milestones.has(key.plain)) {
    key.fault(`「${key.text}」写了两次。`, '请只留一行。')
  } else if (value.plain.includes('周') || MILESTONE_NAMES.includes(key.plain)) {
    milestones.set(key.plain, { milestone: readMilestone(key, value), value })
    if (milestones.size === LIMITS.milestones + 1) {
      key.fault(`时段超过了 ${LIMITS.milestones} 个。`, '请删去不用的。')
    }
  } else {
    const known = Object.values(KEYS).map(([word]) => word)
    key.unknownWord('设置', key.text, [...known, ...MILESTONE_NAMES], Object.values(KEYS).flat())
  }
}

/** Windows that share a week let one record count for both: doubtful, so it is said. */
function warnOfOverlaps(milestones: Milestones): void {
  const inOrder = [...milestones.values()]
    .flatMap(({ milestone, value }) => (milestone ? [{ ...milestone, value }] : []))
    .sort((a, b) => a.fromWeek - b.fromWeek)
  for (const [i, { name, fromWeek, value }] of inOrder.entries()) {
    const before = inOrder.slice(0, i).find((earlier) => earlier.toWeek >= fromWeek)
    if (!before) continue
    const fault = `「${name}」和「${before.name}」都有第 ${fromWeek} 周，这一周的记录会给两边都算上。`
    value.warn(fault, '如果不是这样，请错开周次。')
  }
}

const MILESTONE_NAMES = ['期初', '期中', '期末']
