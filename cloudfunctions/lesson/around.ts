import { periodAt } from '#core/calendar/bell'
import { type CivilDate, wallClockAt } from '#core/calendar/civil-date'
import type { SchoolCalendar, TeachingDay } from '#core/calendar/school-calendar'
import type { Output } from '#core/contract/contract'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { thereOn } from '../_shared/store/there-on'

type Around = Output<'lesson.around'>
type Lesson = Around['lessons'][number]

export const around = operationAtHand('lesson.around', async (input, context) => {
  const { tx, caller, now, today } = context
  const on = input.on ?? today
  const { calendar, bell } = await loadTerm(tx, caller, on)
  const day = calendar.teachingDays.find((each) => each.on === on)
  const time = on === today ? wallClockAt(now) : '23:59'
  const period = input.period ?? (on === today ? periodAt(bell, time) : bell[0]?.period) ?? null
  const recordedIn = await recordsHolding(on, context)
  const begun = on < today ? bell : bell.filter((each) => on === today && each.startsAt <= time)
  return {
    on,
    period,
    notTeaching: day ? null : whyNotTaught(calendar, on),
    bell: [...bell],
    teachingDayBefore: calendar.teachingDays.findLast((each) => each.on < on)?.on ?? null,
    lessons: day && period !== null ? await lessonsOf(calendar.term.id, day, period, context) : [],
    recordedPeriods: recordedIn.map((each) => each.period),
    recordedIn,
    begunPeriods: begun.map((each) => each.period),
  }
})

function whyNotTaught({ exceptions, term }: SchoolCalendar, on: CivilDate): string {
  if (on < term.startOn || on > term.endOn) return '不在学期内'
  return exceptions.get(on)?.reason ?? '周末'
}

/** Everybody else's lessons of a period: one's own subject first, then by class. */
async function lessonsOf(
  termId: string,
  { on, timetableOf }: TeachingDay,
  period: number,
  { tx, caller }: SignedInContext,
): Promise<Lesson[]> {
  const rows = await tx
    .selectFrom('timetableSlot as slot')
    .innerJoin('orgUnit as class', (join) =>
      join.onRef('class.districtId', '=', 'slot.districtId').onRef('class.id', '=', 'slot.classId'),
    )
    .innerJoin('person as teacher', (join) =>
      join.onRef('teacher.districtId', '=', 'slot.districtId').onRef('teacher.id', '=', 'slot.teacherId'),
    )
    .select([
      'slot.period',
      'slot.classId',
      'class.name as className',
      'slot.subject',
      'slot.teacherId',
      'teacher.name as teacherName',
      'slot.room',
    ])
    .where('slot.districtId', '=', caller.districtId)
    .where('slot.termId', '=', termId)
    .where('slot.weekday', '=', timetableOf)
    .where(thereOn('class', on))
    .where('slot.period', '=', period)
    .where('slot.teacherId', '<>', caller.personId)
    .orderBy('class.position')
    .execute()
  const near = (lesson: Lesson) => (lesson.subject === caller.subject ? 0 : 1)
  return rows.sort((a, b) => near(a) - near(b))
}

async function recordsHolding(on: string, { tx, caller }: SignedInContext): Promise<Around['recordedIn']> {
  const rows = await tx
    .selectFrom('recordClaim')
    .select(['naturalKey', 'recordId'])
    .where('districtId', '=', caller.districtId)
    .where('naturalKey', 'like', `observation/${caller.personId}/${on}/%`)
    .execute()
  return rows
    .map(({ naturalKey, recordId }) => ({ period: Number(naturalKey.split('/').at(-1)), recordId }))
    .sort((a, b) => a.period - b.period)
}
