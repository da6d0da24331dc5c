import type { TeachingDay } from '#core/calendar/school-calendar'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { thereOn } from '../_shared/store/there-on'

export const day = operationAtHand('lesson.day', async (input, context) => {
  const on = input.on ?? context.today
  const { calendar } = await loadTerm(context.tx, context.caller, on)
  const teachingDay = calendar.teachingDays.find((each) => each.on === on)
  const slots = teachingDay ? await slotsOf(calendar.term.id, teachingDay, context) : []
  const near = (slot: { subject: string }) => (slot.subject === context.caller.subject ? 0 : 1)
  const rows = slots.sort((a, b) => a.period - b.period || near(a) - near(b))
  const classes = new Index()
  const teachers = new Index()
  return {
    on,
    lessons: rows.map(({ period, subject, room, classId, className, teacherId, teacherName }) => ({
      period,
      class: classes.of(classId, className),
      teacher: teachers.of(teacherId, teacherName),
      subject,
      room,
    })),
    classes: classes.items,
    teachers: teachers.items,
  }
})

function slotsOf(termId: string, { on, timetableOf }: TeachingDay, { tx, caller }: SignedInContext) {
  return tx
    .selectFrom('timetableSlot as slot')
    .innerJoin('orgUnit as class', (join) =>
      join.onRef('class.districtId', '=', 'slot.districtId').onRef('class.id', '=', 'slot.classId'),
    )
    .innerJoin('person as teacher', (join) =>
      join.onRef('teacher.districtId', '=', 'slot.districtId').onRef('teacher.id', '=', 'slot.teacherId'),
    )
    .select([
      'slot.period',
      'slot.subject',
      'slot.room',
      'slot.classId',
      'class.name as className',
      'slot.teacherId',
      'teacher.name as teacherName',
    ])
    .where('slot.districtId', '=', caller.districtId)
    .where('slot.termId', '=', termId)
    .where('slot.weekday', '=', timetableOf)
    .where(thereOn('class', on))
    .where('slot.teacherId', '<>', caller.personId)
    .orderBy('class.position')
    .execute()
}

/** Names told once, however many lessons they have. */
class Index {
  readonly items: { id: string; name: string }[] = []
  private readonly places = new Map<string, number>()

  of(id: string, name: string): number {
    const known = this.places.get(id)
    if (known !== undefined) return known
    this.places.set(id, this.items.length)
    return this.items.push({ id, name }) - 1
  }
}
