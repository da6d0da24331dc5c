import { GROUP_KINDS } from '../org/person'
import { POSTS } from '../org/post'
import type { Audience, PersonPredicate } from './plan'

/** An audience as a clerk writes it in a plan: 任课教师 且 年龄≤45. */
export function audienceInWords(audience: Audience): string {
  switch (audience.level) {
    case 'person':
      return predicateInWords(audience.who)
    case 'group':
      return GROUP_KINDS[audience.groupKind]
    case 'grade':
      return '年级'
    case 'school':
      return '学校'
  }
}

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>', '=': '=' } as const

function predicateInWords(who: PersonPredicate): string {
  switch (who.is) {
    case 'post':
      return POSTS[who.post]
    case 'age':
      return `年龄${SIGNS[who.compare]}${who.years}`
    case 'not':
      return `非 ${bracketed(who.of)}`
    case 'all':
      return who.of.map(bracketed).join(' 且 ')
    case 'any':
      return who.of.map(bracketed).join(' 或 ')
  }
}

function bracketed(who: PersonPredicate): string {
  const inner = predicateInWords(who)
  return who.is === 'all' || who.is === 'any' ? `（${inner}）` : inner
}
