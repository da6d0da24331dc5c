import { GROUP_KINDS, type GroupKind } from '../../org/person'
import { POSTS, type Post, STAFF_POSTS } from '../../org/post'
import { MEASURE_FILTERS, MEASURES, type MeasureFilter, type MeasureName } from '../measure'
import type { Audience } from '../plan'

/** The plan language's own words are the labels of core; here stand the other words people use for the same things. */

const POST_ALIASES: Partial<Record<Post, readonly string[]>> = {
  teachingPrincipal: ['业务副校长'],
  director: ['教导处主任'],
  groupLead: ['学科教研组长'],
  teacher: ['教师', '老师'],
}

const MEASURE_ALIASES: Record<MeasureName, readonly string[]> = {
  observationPeriods: ['听课'],
  critiques: ['评课'],
  periodsObserved: ['被听课'],
  researchSessions: ['教研次数', '教研活动'],
  researchAttendance: ['参加教研', '教研出勤次数'],
  clusterSessions: ['联片教研次数', '片区教研'],
  clubSessions: ['社团活动'],
  clubParticipants: ['社团人次'],
  clubSessionsLed: ['指导社团'],
  inspections: ['检查次数', '教学检查'],
  showcases: ['精品课例', '精品课堂案例数'],
  assessments: ['检测次数', '质量检测'],
}

const FILTER_ALIASES: Record<MeasureFilter, readonly string[]> = {
  feedback: ['有反馈'],
  withRecordings: ['含录播课'],
}

const GROUP_KIND_ALIASES: Partial<Record<GroupKind, readonly string[]>> = { subject: ['教研组'] }

/** Other ways to write the unit a measure counts in. */
export const UNIT_ALIASES: Record<string, readonly string[]> = { 节: ['节课'], 次: ['回'], 个: ['例'] }

type UnitAudience = Exclude<Audience, { level: 'person' }>

function wordsOf<K extends string>(
  names: readonly K[],
  labelOf: (name: K) => string,
  aliases: Partial<Record<K, readonly string[]>>,
): ReadonlyMap<string, K> {
  return new Map(
    names.flatMap((name) => [labelOf(name), ...(aliases[name] ?? [])].map((word) => [word, name] as const)),
  )
}

export const POST_WORDS = wordsOf(STAFF_POSTS, (post) => POSTS[post], POST_ALIASES)

export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[]
export const MEASURE_WORDS = wordsOf(MEASURE_NAMES, (name) => MEASURES[name].label, MEASURE_ALIASES)

export const FILTER_NAMES = Object.keys(MEASURE_FILTERS) as MeasureFilter[]
export const FILTER_WORDS = wordsOf(FILTER_NAMES, (name) => MEASURE_FILTERS[name].label, FILTER_ALIASES)

const GROUP_KIND_WORDS = wordsOf(
  Object.keys(GROUP_KINDS) as GroupKind[],
  (kind) => GROUP_KINDS[kind],
  GROUP_KIND_ALIASES,
)

export const UNIT_WORDS: ReadonlyMap<string, UnitAudience> = new Map<string, UnitAudience>([
  ['学校', { level: 'school' }],
  ['全校', { level: 'school' }],
  ['本校', { level: 'school' }],
  ['年级', { level: 'grade' }],
  ['班级', { level: 'class' }],
  ['社团', { level: 'club' }],
  ...[...GROUP_KIND_WORDS].map(([word, groupKind]) => [word, { level: 'group', groupKind }] as const),
])

/**
 * Words of the full plan language that nothing can compute yet. They are refused by name, so that nobody believes a rule
 * is being watched when it is not.
 */
export const NOT_YET = {
  sheets: ['调整', '流程', '检查表'],
  settings: ['基准计划', '基础计划', '学区', '县区'],
  audience: [
    '教龄',
    '任现职年限',
    '职称',
    '学科带头人',
    '骨干教师',
    '骨干',
    '编制',
    '产假',
    '借调',
    '跟岗',
    '我的师傅',
    '所蹲教研组',
    '结对校',
    '支部',
    '片区',
    '学区',
    '县区',
    '教科所',
    '学科=',
    '年级=',
  ],
  measures: [
    '比率',
    '人均',
    '去重',
    '覆盖',
    '得分',
    '达成分',
    '填报',
    '材料',
    '班额',
    '人数',
    '集体备课',
    '参与率',
    '出勤率',
    '开出率',
    '完成率',
  ],
  filters: ['已确认', '已受理', '范围', '学科', '课型', '被听者称号'],
} as const
