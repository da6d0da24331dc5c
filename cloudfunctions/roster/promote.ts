import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { type ClassOnwards, gapAbove, promoted, schoolYearOf } from '#core/org/promotion'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerms } from '../_shared/store/calendar'
import { actOf, earliestDay, waitForTurn } from '../_shared/store/keeping'
import { thereOn } from '../_shared/store/there-on'

export const promote = operation('roster.promote', async (asked, context) => {
  const { from, dry, keepClassTeachers, newClasses } = asked
  await waitForTurn(context)
  await requireOnce(from, context)
  await requireBetweenTerms(from, context)
  const onwards = await onwardsFrom(from, newClasses, context)
  const classes = await inWords(onwards, from, keepClassTeachers, context)
  if (dry) return { classes, done: false }
  const rows = onwards.map(({ before, after }) => ({
    before: before?.id ?? null,
    ...(after && { id: uuidv7(), name: after.name, parentId: after.gradeId, position: after.position }),
  }))
  await sql`select youju.promote(${from}::date, ${JSON.stringify(rows)}::jsonb, ${keepClassTeachers},
    ${actOf('promoted', '', context)}::jsonb)`.execute(context.tx)
  return { classes, done: true }
})

/** A class goes on once a school year: nobody runs this twice by mistake. */
async function requireOnce(from: CivilDate, { tx, caller }: SignedInContext): Promise<void> {
  const year = schoolYearOf(from)
  const already = await tx
    .selectFrom('orgUnit')
    .select('id')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'class')
    .where('continuesId', 'is not', null)
    .where('fromOn', '>=', `${year}-07-01`)
    .where('fromOn', '<', `${year + 1}-07-01`)
    .limit(1)
    .executeTakeFirst()
  if (already) throw problem('promotedAlready', { year })
}

async function requireBetweenTerms(from: CivilDate, context: SignedInContext): Promise<void> {
  const earliest = await earliestDay(context)
  if (earliest !== null && from < earliest) throw problem('rosterClosed', { earliest })
  const terms = await loadTerms(context.tx, context.caller)
  const inside = terms.find(({ startOn, endOn }) => startOn < from && from <= endOn)
  if (inside) throw problem('insideTerm', { startOn: inside.startOn, endOn: inside.endOn })
}

async function onwardsFrom(
  from: CivilDate,
  newClasses: number,
  { tx, caller }: SignedInContext,
): Promise<ClassOnwards[]> {
  const unitsOn = (kind: 'grade' | 'class', on: CivilDate) =>
    tx
      .selectFrom('orgUnit')
      .select(['id', 'name', 'parentId', 'position'])
      .where('districtId', '=', caller.districtId)
      .where('schoolId', '=', caller.schoolId)
      .where('kind', '=', kind)
      .where(thereOn('orgUnit', on))
      .orderBy('position')
      .orderBy('id')
      .execute()
  const grades = await unitsOn('grade', from)
  const before = await unitsOn('class', addDays(from, -1))
  const classes = before.map(({ parentId, ...rest }) => ({ ...rest, gradeId: parentId ?? '' }))
  const gap = gapAbove(grades)
  if (gap !== undefined) throw problem('gradeMissing', { grade: gap })
  const onwards = promoted(grades, classes, from, newClasses)
  if (onwards.length === 0) throw problem('nothingToPromote')
  await requireOwnNames(onwards, await unitsOn('class', from))
  return onwards
}

/** Beside classes that begin on the day anyway, and those of grades that say no number. */
async function requireOwnNames(
  onwards: readonly ClassOnwards[],
  there: readonly { id: string; name: string }[],
): Promise<void> {
  const ending = new Set(onwards.map(({ before }) => before?.id))
  const taken = new Map(there.filter(({ id }) => !ending.has(id)).map(({ id, name }) => [name, id]))
  for (const { before, after } of onwards) {
    if (!after) continue
    const other = taken.get(after.name)
    if (other !== undefined) throw problem('unitNameTaken', { unitId: other })
    taken.set(after.name, before?.id ?? '')
  }
}

async function inWords(
  onwards: readonly ClassOnwards[],
  from: CivilDate,
  keepClassTeachers: boolean,
  { tx, caller }: SignedInContext,
): Promise<Output<'roster.promote'>['classes']> {
  const ids = onwards.flatMap(({ before }) => before?.id ?? [])
  if (ids.length === 0) return onwards.map((each) => line(each, 0, null))
  const parents = await tx
    .selectFrom('guardianship')
    .select((count) => ['classId', count.fn.countAll<number>().as('people')])
    .where('districtId', '=', caller.districtId)
    .where('classId', 'in', ids)
    .where('state', 'in', ['asked', 'joined'])
    .groupBy('classId')
    .execute()
  const teachers = await tx
    .selectFrom('appointment as held')
    .innerJoin('person', (join) =>
      join.onRef('person.districtId', '=', 'held.districtId').onRef('person.id', '=', 'held.personId'),
    )
    .select(['held.unitId', 'person.name'])
    .where('held.districtId', '=', caller.districtId)
    .where('held.unitId', 'in', ids)
    .where('held.post', '=', 'classTeacher')
    .where(thereOn('held', addDays(from, -1)))
    .where(thereOn('held', from))
    .orderBy('held.fromOn')
    .execute()
  return onwards.map((each) => {
    const id = each.before?.id
    const admitted = Number(parents.find(({ classId }) => classId === id)?.people ?? 0)
    const teacher = keepClassTeachers ? teachers.find(({ unitId }) => unitId === id) : undefined
    return line(each, admitted, each.after ? (teacher?.name ?? null) : null)
  })
}

function line({ before, after, note }: ClassOnwards, parents: number, classTeacher: string | null) {
  return { before: before?.name ?? null, after: after?.name ?? null, parents, classTeacher, note }
}
