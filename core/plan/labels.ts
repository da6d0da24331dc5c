import { WEEKDAYS } from '../calendar/in-words'
import { FORM_UNITS } from '../form/form'
import { GROUP_KINDS } from '../org/person'
import { POSTS } from '../org/post'
import type { FormMeasure } from './measure'
import type { Audience, Bound, Cadence, PersonPredicate } from './plan'

/** An audience as a clerk writes it: 任课教师 且 年龄≤45. */
export function audienceLabel(audience: Audience): string {
  switch (audience.level) {
    case 'person':
      return predicateLabel(audience.who)
    case 'group':
      return GROUP_KINDS[audience.groupKind]
    case 'grade':
      return '年级'
    case 'class':
      return '班级'
    case 'club':
      return '社团'
    case 'school':
      return '学校'
  }
}

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>', '=': '=' } as const

function predicateLabel(predicate: PersonPredicate): string {
  switch (predicate.is) {
    case 'post':
      return POSTS[predicate.post]
    case 'age':
      return `年龄${SIGNS[predicate.compare]}${predicate.years}`
    case 'not':
      return `非 ${bracketed(predicate.of)}`
    case 'all':
      return predicate.of.map(bracketed).join(' 且 ')
    case 'any':
      return predicate.of.map(bracketed).join(' 或 ')
  }
}

function bracketed(predicate: PersonPredicate): string {
  const text = predicateLabel(predicate)
  return predicate.is === 'all' || predicate.is === 'any' ? `（${text}）` : text
}

/** A cadence as a clerk writes it: 每学期, 每周四, 期初、期中、期末. */
export function cadenceLabel(cadence: Cadence): string {
  switch (cadence.every) {
    case 'term':
      return '每学期'
    case 'week':
      return '每周'
    case 'weekday':
      return `每周${WEEKDAYS[cadence.weekday - 1]}`
    case 'milestone':
      return cadence.names.join('、')
  }
}

const BOUND_SIGNS = { atLeast: '≥', atMost: '≤', exactly: '=' } as const

export function boundLabel(bound: Bound): string {
  return bound.kind === 'none' ? '不设数' : `${BOUND_SIGNS[bound.kind]}${bound.amount}${bound.unit}`
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
