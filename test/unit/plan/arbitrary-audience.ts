import * as fc from 'fast-check'
import { GROUP_KINDS, type GroupKind } from '#core/org/person'
import { ABSENCES, type Absence, STAFF_POSTS } from '#core/org/post'
import { PERSON_TAGS, UNIT_TAGS } from '#core/plan/parse/audience-words'
import type { Audience, Compare, PersonPredicate, UnitPredicate } from '#core/plan/predicate'

const compare = fc.constantFrom<Compare>('<=', '>=', '<', '>', '=')
const groupKind = fc.constantFrom(...(Object.keys(GROUP_KINDS) as GroupKind[]))
/** Names with what ends one elsewhere in an audience. */
const names = fc.uniqueArray(
  fc.constantFrom(
    '语文',
    '道德与法治',
    '北城小学',
    '实验小学（东校区）',
    '非遗',
    '且末路小学',
    'A B',
    '音、美',
  ),
  { minLength: 1, maxLength: 3 },
)
const subjectOrGrade = fc.oneof(
  fc.record({ is: fc.constant('subject' as const), subjects: names }),
  fc.record({ is: fc.constant('grade' as const), grades: names }),
)

const unitPredicate: fc.Arbitrary<UnitPredicate> = fc.letrec<{ tree: UnitPredicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({ is: fc.constant('tag' as const), tag: fc.constantFrom(...UNIT_TAGS, '食堂自营') }),
    fc.record({
      is: fc.constant('fact' as const),
      fact: fc.constantFrom('人数', '班额', '班数', '教师数', '学生数'),
      compare,
      amount: fc.nat(5000),
    }),
    subjectOrGrade,
    fc.record({ is: fc.constant('named' as const), names }),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ is: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree

const personPredicate: fc.Arbitrary<PersonPredicate> = fc.letrec<{ tree: PersonPredicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ is: fc.constant('post' as const), post: fc.constantFrom(...STAFF_POSTS) }),
    fc.record({ is: fc.constant('age' as const), compare, years: fc.integer({ min: 16, max: 80 }) }),
    fc.record({
      is: fc.constant('years' as const),
      of: fc.constantFrom('teaching' as const, 'inPost' as const),
      compare,
      years: fc.integer({ min: 0, max: 60 }),
    }),
    fc.record({
      is: fc.constant('tag' as const),
      tag: fc.constantFrom(...PERSON_TAGS, '副校长', '且慢老师'),
    }),
    subjectOrGrade,
    fc.record({
      is: fc.constant('away' as const),
      absence: fc.constantFrom(...(Object.keys(ABSENCES) as Absence[])),
    }),
    fc.record({ is: fc.constant('member' as const), groupKind }),
    fc.record({ is: fc.constant('school' as const), where: unitPredicate }),
    fc.constant({ is: 'all' as const, of: [] }),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ is: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree

type Predicate = PersonPredicate | UnitPredicate

function conditions(predicate: Predicate): number {
  if (predicate.is === 'not') return conditions(predicate.of)
  if (predicate.is === 'school') return conditions(predicate.where)
  if (predicate.is !== 'all' && predicate.is !== 'any') return 1
  return predicate.of.length === 0 ? 1 : predicate.of.map(conditions).reduce((sum, each) => sum + each, 0)
}

/** The tags that a plan has to list under 选项 for these audiences to be read. */
export const LISTED_TAGS = { 人员标签: ['副校长', '且慢老师'], 单位标签: ['食堂自营', '寄宿'] }

export function audienceAt<L extends Audience['level']>(level: L): fc.Arbitrary<Audience> {
  if (level === 'person') {
    return personPredicate.filter((who) => conditions(who) <= 20).map((who) => ({ level: 'person', who }))
  }
  const where = fc.option(unitPredicate, { nil: undefined })
  const kind = level === 'group' ? groupKind.map((each) => ({ groupKind: each })) : fc.constant({})
  return fc
    .tuple(kind, where)
    .map(([unit, asked]) => ({ level, ...unit, ...(asked && { where: asked }) }) as Audience)
}
