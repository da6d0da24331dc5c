import { GROUP_KINDS, type GroupKind } from '../../org/person'
import { POSTS, type Post, STAFF_POSTS } from '../../org/post'
import { MEASURE_FILTERS, MEASURES, type MeasureFilter, type MeasureName } from '../basic-measure'
import type { Audience } from '../predicate'

/** The plan language's own words are the labels of core; here stand the other words people use for the same things. */

const POST_ALIASES: Partial<Record<Post, readonly string[]>> = {
  teachingPrincipal: ['业务副校长'],
  director: ['教导处主任'],
  groupLead: ['学科教研组长'],
  teacher: ['教师', '老师', '专任教师'],
}

const MEASURE_ALIASES: Record<MeasureName, readonly string[]> = {
  observationPeriods: ['听课'],
  critiques: ['评课'],
  periodsObserved: ['被听课'],
  researchSessions: ['教研次数', '教研活动'],
  researchAttendance: ['参加教研', '教研出勤次数'],
  researchExpected: ['教研应到', '应参加教研次数', '应到教研次数', '教研应出勤次数'],
  researchPresent: ['教研实到', '教研实到次数'],
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

const GROUP_KIND_ALIASES: Partial<Record<GroupKind, readonly string[]>> = {
  subject: ['教研组'],
  planning: ['集体备课组', '集备组'],
  office: ['部门', '科室', '职能部门'],
  party: ['党支部', '党组织'],
  project: ['课题小组'],
  studio: ['名师工作室'],
}

/** Offices that stand for themselves when one of them is named alone. */
const OFFICES = [
  '教导处',
  '教务处',
  '德育处',
  '政教处',
  '总务处',
  '后勤处',
  '教科室',
  '校办公室',
  '电教室',
  '安全办',
]

/** The body that issued a plan for many schools. */
const OFFICE_WORDS = [
  ...['本机构', '教育局', '县局', '区局', '市局', '教体局', '教科局', '教科所', '教研室', '进修学校'],
  ...['学区', '学区办公室', '中心校', '县区', '县教育局', '区教育局', '市教育局'],
]
const CLUSTER_WORDS = ['片区', '学片', '教研片区', '协作区', '共同体', '联盟', '集团']

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

function office(name: string): UnitAudience {
  return { level: 'group', groupKind: 'office', where: { is: 'named', names: [name] } }
}

export const UNIT_WORDS: ReadonlyMap<string, UnitAudience> = new Map<string, UnitAudience>([
  ...['学校', '全校', '本校', '各校', '每校'].map((word) => [word, { level: 'school' }] as const),
  ...['年级', '级部', '年段'].map((word) => [word, { level: 'grade' }] as const),
  ...['班级', '班', '每班', '各班', '教学班'].map((word) => [word, { level: 'class' }] as const),
  ...['社团', '社团小组'].map((word) => [word, { level: 'club' }] as const),
  ...CLUSTER_WORDS.map((word) => [word, { level: 'cluster' }] as const),
  ...OFFICE_WORDS.map((word) => [word, { level: 'office' }] as const),
  ...OFFICES.map((word) => [word, office(word)] as const),
  ...[...GROUP_KIND_WORDS].map(([word, groupKind]) => [word, { level: 'group', groupKind }] as const),
])
