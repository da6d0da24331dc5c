import { type Relation, relationToPerson, relationToRecord, relationToUnit } from '#core/rights/relation'
import type { TestSchool } from '../school/test-school'
import type { MatrixCaller } from './callers'

/** Something that an operation names, and what it is to each caller. */
export interface Thing {
  readonly id: string
  readonly what: string
  to(caller: MatrixCaller): Relation
}

export const KINDS = [
  'record',
  'lesson',
  'file',
  'group',
  'class',
  'club',
  'signIn',
  'person',
  'notice',
  'draft',
  'report',
  'term',
  'session',
  'account',
  'guardianship',
  'delegation',
  'invitation',
  'classCode',
  'suggestion',
  'import',
  'message',
] as const

export type Kind = (typeof KINDS)[number]
export type Things = Readonly<Record<Kind, readonly Thing[]>>

/** Of each kind some of the school's, and one of the school beside and of another district each. */
export async function thingsOf(schools: readonly TestSchool[]): Promise<Things> {
  const all = await Promise.all(schools.map(thingsOfOne))
  const ofKind = (kind: Kind): readonly Thing[] =>
    all.flatMap((things, index) => (index === 0 ? things[kind] : things[kind].slice(0, 1)))
  return Object.fromEntries(KINDS.map((kind) => [kind, ofKind(kind)])) as unknown as Things
}

async function thingsOfOne(
  { rows, id: schoolId, units, people }: TestSchool,
  index: number,
): Promise<Things> {
  const where = ['', ' beside', ' of another district'][index] ?? ''
  const thing = (id: string, what: string, to: Thing['to']): Thing => ({ id, what: `${what}${where}`, to })
  const unitOf = (id: string, unitId: string, what: string) =>
    thing(id, what, (who) => relationToUnit(who.asking, { unitId, schoolId }, who.belongsTo))
  const unit = (unitId: string, what: string) => unitOf(unitId, unitId, what)
  const person = (personId: string, what: string) =>
    thing(personId, what, (who) => relationToPerson(who.asking, { personId, schoolId }))
  /** What is its owner's and nobody else's business. */
  const owned = (id: string, ownerId: string, what: string) =>
    thing(id, what, (who) => relationToPerson(who.asking, { personId: ownerId, schoolId }))
  const ofSchool = (id: string, what: string) =>
    thing(id, what, (who) => (who.asking.schoolId === schoolId ? 'school' : 'foreign'))
  const select = <T extends object>(sql: string) => rows<T & { id: string }>(sql, [schoolId])

  const records = await select<{
    kind: string
    author_id: string
    about_id: string | null
    involved: string[]
  }>(
    `select id, kind, author_id, about_id,
            array(select person_id::text from youju.involvement i where i.record_id = r.id) as involved
       from youju.record r where school_id = $1 and not sealed order by kind = 'observation' desc, id`,
  )
  const files = await select<{ owner_id: string }>(
    `select id, owner_id from youju.file where school_id = $1 and state = 'partial'`,
  )
  const signIns = await select('select id from youju.research_sign_in where school_id = $1')
  const clubs = await select('select id from youju.club where school_id = $1')
  const notices = await select<{ publisher_id: string; audience: { who: string; unitId: string }[] }>(
    `select id, publisher_id, audience from youju.notice where school_id = $1 and state = 'issued' order by id`,
  )
  const drafts = await select('select id from youju.plan_draft where school_id = $1')
  const reports = await select('select id from youju.report where school_id = $1')
  const terms = await select('select id from youju.term where school_id = $1')
  const sessions = await select<{ person_id: string }>(
    'select id, person_id from youju.session where school_id = $1 order by id',
  )
  const accounts = await select<{ person_id: string }>(
    'select id, person_id from youju.account where school_id = $1 order by id',
  )
  const guardianships = await select<{ person_id: string; class_id: string }>(
    'select id, person_id, class_id from youju.guardianship where school_id = $1 order by id',
  )
  const delegations = await select<{ giver_id: string; taker_id: string }>(
    'select id, giver_id, taker_id from youju.delegation where school_id = $1 order by id',
  )
  const invitations = await select('select id from youju.invitation where school_id = $1')
  const classCodes = await select<{ class_id: string }>(
    'select code as id, class_id from youju.class_code where school_id = $1',
  )
  const suggestions = await select('select told_as as id from youju.suggestion where recipient_id = $1')
  const imports = await select('select id from youju.roster_import where school_id = $1')
  const messages = await select(`select id from youju.reminder where school_id = $1 and state = 'dead'`)
  const recordThing = ({ id, kind, author_id, about_id, involved }: (typeof records)[number]) =>
    thing(id, kind, (who) =>
      relationToRecord(who.asking, { schoolId, authorId: author_id, aboutId: about_id, involved }),
    )
  return {
    record: records.map(recordThing),
    lesson: records.filter(({ kind }) => kind === 'observation').map(recordThing),
    invitation: invitations.map(({ id }) => ofSchool(id, 'invitation')),
    classCode: classCodes.map(({ id, class_id }) => unitOf(id, class_id, 'code of a class')),
    message: messages.map(({ id }) => ofSchool(id, 'message given up')),
    import: imports.map(({ id }) => ofSchool(id, 'import')),
    suggestion: suggestions.map(({ id }) => ofSchool(id, 'suggestion')),
    file: files.map(({ id, owner_id }) => owned(id, owner_id, 'file')),
    group: [unit(units.maths, 'maths'), unit(units.chinese, 'Chinese')],
    class: [unit(units.class1, 'class 1'), unit(units.class2, 'class 2')],
    club: clubs.map(({ id }) => unit(id, 'club')),
    signIn: signIns.map(({ id }) =>
      thing(id, 'sign-in of maths', (who) =>
        relationToUnit(who.asking, { unitId: units.maths, schoolId }, who.belongsTo),
      ),
    ),
    // Both owe TK4, which those owe who are 45 or younger.
    person: [person(people.xu, 'Xu'), person(people.li, 'Li')],
    notice: notices.map(({ id, publisher_id, audience }) =>
      thing(id, 'announcement', (who) => {
        if (who.asking.personId === publisher_id) return 'own'
        const here = who.asking.schoolId === schoolId
        const hears = audience.some((each) =>
          each.who === 'staff' ? here && who.asking.roles.includes('staff') : who.units.includes(each.unitId),
        )
        if (hears) return 'addressed'
        if (audience.some(({ unitId }) => who.asking.classes.includes(unitId))) return 'unit'
        return here ? 'school' : 'foreign'
      }),
    ),
    draft: drafts.map(({ id }) => ofSchool(id, 'draft')),
    report: reports.map(({ id }) => ofSchool(id, 'report')),
    term: terms.map(({ id }) => ofSchool(id, 'term')),
    session: sessions.slice(0, 4).map(({ id, person_id }) => owned(id, person_id, 'session')),
    account: accounts.slice(0, 4).map(({ id, person_id }) => owned(id, person_id, 'account')),
    guardianship: guardianships.map(({ id, person_id, class_id }) =>
      thing(id, 'parent of a class', (who) =>
        who.asking.personId === person_id
          ? 'own'
          : relationToUnit(who.asking, { unitId: class_id, schoolId }, []),
      ),
    ),
    delegation: delegations.map(({ id, giver_id, taker_id }) =>
      thing(id, 'delegation', (who) => {
        if ([giver_id, taker_id].includes(who.asking.personId)) return 'concerned'
        return who.asking.schoolId === schoolId ? 'school' : 'foreign'
      }),
    ),
  }
}
