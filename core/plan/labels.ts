import { FORM_UNITS } from '../form/form'
import { GROUP_KINDS } from '../org/person'
import { ABSENCES, POSTS } from '../org/post'
import type { Condition, FormMeasure } from './basic-measure'
import type { Bound, Relative } from './plan'
import type { Audience, PersonPredicate, UnitLevel, UnitPredicate } from './predicate'

export const UNIT_LEVELS: Record<UnitLevel, string> = {
  grade: '年级',
  class: '班级',
  club: '社团',
  school: '学校',
  cluster: '片区',
  office: '本机构',
}

/** Whom a rule binds, for headings and counts. */
export const AUDIENCE_LEVELS: Record<Audience['level'], string> = {
  person: '个人',
  group: '小组',
  ...UNIT_LEVELS,
}

/** An audience as a clerk writes it: 任课教师 且 年龄≤45. */
export function audienceLabel(audience: Audience): string {
  if (audience.level === 'person') return predicateLabel(audience.who)
  const unit = audience.level === 'group' ? GROUP_KINDS[audience.groupKind] : UNIT_LEVELS[audience.level]
  const { where } = audience
  if (where === undefined) return unit
  return `${unit} 且 ${where.is === 'any' ? bracketed(where) : predicateLabel(where)}`
}

/** Nobody is left out of it: 全体教职工. */
export const EVERYBODY: PersonPredicate = { is: 'all', of: [] }
const EVERYBODY_LABEL = '全体教职工'

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>', '=': '=' } as const

function predicateLabel(predicate: PersonPredicate | UnitPredicate): string {
  switch (predicate.is) {
    case 'post':
      return POSTS[predicate.post]
    case 'age':
      return `年龄${SIGNS[predicate.compare]}${predicate.years}`
    case 'years':
      return `${predicate.of === 'teaching' ? '教龄' : '任现职年限'}${SIGNS[predicate.compare]}${predicate.years}`
    case 'tag':
      return predicate.tag
    case 'subject':
      return `学科=${namesLabel(predicate.subjects)}`
    case 'grade':
      return `年级=${namesLabel(predicate.grades)}`
    case 'away':
      return ABSENCES[predicate.absence]
    case 'member':
      return `${GROUP_KINDS[predicate.groupKind]}成员`
    case 'school':
      return `所在学校（${predicateLabel(predicate.where)}）`
    case 'fact':
      return `${predicate.fact}${SIGNS[predicate.compare]}${predicate.amount}`
    case 'named':
      return `名称=${namesLabel(predicate.names)}`
    case 'not':
      return `非 ${bracketed(predicate.of)}`
    case 'all':
      return predicate.of.length === 0 ? EVERYBODY_LABEL : predicate.of.map(bracketed).join(' 且 ')
    case 'any':
      return predicate.of.map(bracketed).join(' 或 ')
  }
}

function bracketed(predicate: PersonPredicate | UnitPredicate): string {
  const text = predicateLabel(predicate)
  const combines = predicate.is === 'all' || predicate.is === 'any'
  return combines && predicate.of.length > 0 ? `（${text}）` : text
}

/** What would end a name where conditions are joined; a name with one of them stands in 「」. */
const ENDS_NAME = /[\s且或非的除,，、;；&/()（）|=]/

function namesLabel(names: readonly string[]): string {
  return names.map((name) => (ENDS_NAME.test(name) ? `「${name}」` : name)).join('、')
}

const BOUND_SIGNS = { atLeast: '≥', atMost: '≤', exactly: '=' } as const

export const REFERENCES: Record<Relative['to'], string> = {
  lastTerm: '上期',
  baseline: '基线',
  peers: '同组均值',
  classSize: '班额',
  people: '人数',
  weeks: '周数',
}

/** `≥30节`, `≈100个(±10%)`, `30—40所`, `≥(周数-4)×4节`, `≥上期+5%`. */
export function boundLabel(bound: Bound): string {
  switch (bound.kind) {
    case 'none':
      return '不设数'
    case 'undecided':
      return '待定'
    case 'range':
      return `${bound.amount}—${bound.most}${bound.unit}`
    case 'about':
      return `≈${bound.amount}${bound.unit}(±${bound.tolerance}%)`
    default: {
      const sign = BOUND_SIGNS[bound.kind]
      if (!bound.relative) return `${sign}${bound.amount}${bound.unit}`
      const formula = relativeLabel(bound.relative)
      if (bound.unit === '%') return `${sign}${formula}${bound.relative.plus === 0 ? '' : '个百分点'}`
      return `${sign}${formula}${/\d$/.test(formula) ? bound.unit : `（${bound.unit}）`}`
    }
  }
}

function relativeLabel({ to, before, times, percent, plus }: Relative): string {
  const signed = (amount: number) => (amount < 0 ? `-${-amount}` : `+${amount}`)
  const base = before === 0 ? REFERENCES[to] : `(${REFERENCES[to]}${signed(before)})`
  return [
    base,
    times === 1 ? '' : `×${times}`,
    percent === 0 ? '' : `${signed(percent)}%`,
    plus === 0 ? '' : signed(plus),
  ].join('')
}

/** `学科=本人学科`, `结果=有隐患、待复查`. */
export function conditionLabel({ key, is }: Condition): string {
  return `${key}=${is.join('、')}`
}

/** What an entry of a form counts for, as 计入 defines it, in one sentence. */
export function countedInWords({ form, quantity, unit, credits, to, when }: FormMeasure): string {
  const amount = quantity === null ? `计 1 ${unit}` : `按「${quantity}」计`
  const only = when.map(({ key, is }) => `${key}为${is.map((value) => `「${value}」`).join('或')}`)
  const about =
    credits === 'person' ? '填写的人' : credits === 'school' ? '学校' : `所登记的${FORM_UNITS[credits]}`
  const whom = to === null ? about : `「${to}」里写的每一个`
  return `每条「${form}」${amount}${only.length > 0 ? `，只算${only.join('且')}的` : ''}，记给${whom}`
}
