import type { Output, Parsed } from '#core/contract/contract'
import { GROUP_KINDS, holdsOn, type PersonFacts } from '#core/org/person'
import { POSTS, type Post } from '#core/org/post'
import { problem } from '#core/problem'
import { isMemberOn } from '#core/research/expected'
import { mayOn, relationToUnit } from '#core/rights/relation'
import { momentIn } from '#core/standing/moment'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { looksAt, onItsDay } from './look'
import { asOfShape, ownedShapes, promiseShape, SubjectNames, standingShape, weekShape } from './shapes'
import { seesEach } from './visible'

type Group = Output<'standing.group'>

export const group = operationAtHand('standing.group', groupPage)

export async function groupPage(
  { groupId, ...view }: Parsed<'standing.group'>,
  given: SignedInContext,
): Promise<Group> {
  const context = onItsDay(view, given)
  const { caller, today } = context
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  const unit = loaded.state.units.find(({ id, kind }) => id === groupId && kind === 'group')
  const relation = relationToUnit(caller, { unitId: groupId, schoolId: caller.schoolId })
  const mayOpen = mayOn('standing.group', caller, relation)
  if (!unit || !mayOpen) throw problem('notFound')
  const names = new SubjectNames(loaded, today)
  const { asOf } = momentIn(loaded.week, today)
  const people = loaded.state.people.filter((person) => isMemberOn(person, groupId, asOf))
  const members = new Set(people.map(({ id }) => id))
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    group: {
      id: unit.id,
      name: unit.name,
      kind: unit.groupKind ? GROUP_KINDS[unit.groupKind] : '',
      leads: people
        .filter((person) => postsIn(person, asOf, groupId).includes('groupLead'))
        .map(({ name }) => name),
    },
    promises: looks.flatMap((look) =>
      look.sheets.flatMap((sheet) => ownedShapes(sheet, groupId, names, look.loaded)),
    ),
    together: looks.flatMap((look) =>
      look.sheets.flatMap(({ rule, standings }) => {
        const ofMembers = standings.filter(({ subjectId }) => members.has(subjectId))
        return ofMembers.length > 0 ? [promiseShape({ rule, standings: ofMembers }, look.loaded)] : []
      }),
    ),
    members: people.map((person) => ({
      id: person.id,
      name: person.name,
      posts: postsIn(person, asOf).map((post) => POSTS[post]),
      promises: looks.flatMap((look) =>
        look.sheets
          .filter(({ rule }) => seesEach(rule, caller) || person.id === caller.personId)
          .flatMap((sheet): Group['members'][number]['promises'] =>
            sheet.standings
              .filter(({ subjectId }) => subjectId === person.id)
              .map((standing) => ({
                planId: look.plan.id,
                ruleId: sheet.rule.id,
                ruleName: sheet.rule.name,
                standing: standingShape(sheet, standing, names, look.loaded),
              })),
          ),
      ),
    })),
  }
}

/** The posts somebody holds on a day, anywhere or in one unit; membership is none. */
function postsIn({ appointments }: PersonFacts, date: string, unitId?: string): Post[] {
  const held = appointments.filter(
    (each) => holdsOn(each, date) && (unitId === undefined || each.unitId === unitId),
  )
  return [...new Set(held.flatMap(({ post }) => (post in POSTS ? [post as Post] : [])))]
}
