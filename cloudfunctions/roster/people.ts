import { type Expression, type SqlBool, sql } from 'kysely'
import { monthAndDay } from '#core/calendar/in-words'
import type { Output } from '#core/contract/contract'
import { isAway } from '#core/org/keeping'
import { holdsOn } from '#core/org/person'
import { ABSENCES } from '#core/org/post'
import { postInWords } from '#core/org/post-words'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { type HeldInUnit, postsInUnits } from './keeping/in-units'

type Person = Output<'roster.people'>['items'][number]

export const people = operation('roster.people', async (asked, context) => {
  const { tx, caller, today } = context
  let rows = tx
    .selectFrom('person')
    .leftJoin('personPrivate', (join) =>
      join
        .onRef('personPrivate.districtId', '=', 'person.districtId')
        .onRef('personPrivate.personId', '=', 'person.id'),
    )
    .select(['person.id', 'person.name', 'person.staffNo', 'person.subject', 'person.position'])
    .select(['personPrivate.birthDate', 'personPrivate.teachingSince'])
    .where('person.districtId', '=', caller.districtId)
    .where('person.schoolId', '=', caller.schoolId)
    .where('person.kind', '=', 'staff')
    .where(SHOWN[asked.show](today))
    .orderBy('person.position')
    .orderBy('person.id')
    .limit(PAGE_SIZE + 1)
  const wanted = asked.query?.trim()
  if (wanted) {
    rows = rows.where(
      sql<boolean>`strpos(person.name, ${wanted}) > 0 or strpos(person.subject, ${wanted}) > 0 or person.staff_no = ${wanted}`,
    )
  }
  const { unitId, post } = asked
  if (unitId !== undefined) rows = rows.where(held(sql`a.unit_id = ${unitId}::uuid and ${holds(today)}`))
  if (post !== undefined) rows = rows.where(held(sql`a.post = ${post} and ${holds(today)}`))
  const place = placeOf(asked.cursor, [INDEX_SHAPE, UUID_SHAPE])
  if (place) {
    rows = rows.where(sql<boolean>`(person.position, person.id) > (${Number(place[0])}, ${place[1]}::uuid)`)
  }
  const { items, next } = pageOf(await rows.execute(), (row) => [row.position, row.id])
  const posts = await postsInUnits(
    items.map(({ id }) => id),
    context,
  )
  return {
    items: items.map(({ position: _, birthDate, teachingSince, ...person }) => {
      const all = posts.get(person.id) ?? []
      const facts = { ...person, birthDate, teachingSince }
      return { ...person, posts: inWords(asked.show, all, context), missing: missingIn(facts, all, context) }
    }),
    next,
  }
})

type Day = SignedInContext['today']

const holds = (today: Day) => sql`a.from_on <= ${today} and (a.to_on is null or a.to_on >= ${today})`
const held = (which: Expression<unknown>) =>
  sql<SqlBool>`exists (select from youju.appointment a
    where a.district_id = person.district_id and a.person_id = person.id and ${which})`
const away = (today: Day) => held(sql`a.post = any (${Object.keys(ABSENCES)}) and ${holds(today)}`)
/** Whoever holds something still or is yet to; who was never on any post waits for one and is here. */
const gone = (today: Day) =>
  sql<SqlBool>`${held(sql`true`)} and not ${held(sql`a.to_on is null or a.to_on >= ${today}`)}`

const SHOWN = {
  here: (today: Day) => sql<SqlBool>`not (${away(today)}) and not (${gone(today)})`,
  away,
  gone,
}

function inWords(show: keyof typeof SHOWN, all: readonly HeldInUnit[], { today }: SignedInContext): string {
  if (show === 'gone') {
    const lastOn = all
      .map(({ to }) => to ?? '')
      .sort()
      .at(-1)
    return lastOn ? `${lastOn.slice(0, 4)} 年 ${monthAndDay(lastOn)}离校` : ''
  }
  const now = all.filter((each) => holdsOn(each, today))
  const absence = show === 'away' ? now.find(isAway) : undefined
  if (absence) {
    const until = absence.to === null ? '起' : `至 ${monthAndDay(absence.to)}`
    return `${postInWords(absence)}（${monthAndDay(absence.from)}${until}）`
  }
  const coming = all.find(({ from }) => from > today)
  if (now.length === 0 && coming) return `${monthAndDay(coming.from)}起${postInWords(coming)}`
  return [...new Set(now.map(postInWords))].join('、')
}

/** What promises ask of those who teach, and every record of the roster should say. */
function missingIn(
  facts: { subject: string; birthDate: string | null; teachingSince: string | null },
  all: readonly HeldInUnit[],
  { today }: SignedInContext,
): Person['missing'] {
  const now = all.filter(({ to }) => to === null || to >= today)
  if (all.length > 0 && now.length === 0) return []
  const teaches = now.some(({ post }) => post === 'teacher')
  return [
    ...(now.length === 0 ? ['任职'] : []),
    ...(teaches && facts.subject === '' ? ['学科'] : []),
    ...(facts.birthDate === null ? ['出生日期'] : []),
    ...(teaches && facts.teachingSince === null ? ['任教起始'] : []),
  ]
}
