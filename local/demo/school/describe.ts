import type { CivilDate } from '#core/calendar/civil-date'
import type { Tag } from '#core/org/person'
import type { Hire } from './person'
import type { Random } from './random'

/** Apprentices are new teachers of one's own group. */
export interface Mentoring {
  readonly mentorId: string
  readonly apprenticeId: string
  readonly from: CivilDate
}

const BACKBONE = 0.12
const PARTY = 0.3
const TRAINED_UNDER = 32
const NEW_YEARS = 3

/** Ranks by age as in most schools, some backbone teachers and party members, and young teachers who are being brought on. */
export function describeStaff(staff: readonly Hire[], termStart: CivilDate, random: Random): void {
  for (const person of staff) {
    if (person.subject === '') continue
    const age = person.birthDate === null ? 40 : yearOf(termStart) - yearOf(person.birthDate)
    const years = Math.max(1, age - 23)
    const from = person.appointments[0]?.from ?? termStart
    const tag = (name: string): Tag => ({ tag: name, from, to: null })
    person.teachingSince = `${yearOf(termStart) - years}-09-01`
    person.tags = [
      tag(age >= 48 ? '高级教师' : age >= 34 ? '一级教师' : '二级教师'),
      ...(random.chance(PARTY) ? [tag('党员')] : []),
      ...(age >= 34 && random.chance(BACKBONE) ? [tag('骨干教师')] : []),
      ...(age < TRAINED_UNDER && random.chance(0.5) ? [tag('培养对象')] : []),
      ...(years <= NEW_YEARS ? [tag('新教师')] : []),
    ]
  }
}

/** Each new teacher has an experienced one of the group as mentor. */
export function pairMentors(staff: readonly Hire[], termStart: CivilDate, random: Random): Mentoring[] {
  const called = (person: Hire, name: string) => person.tags?.some(({ tag }) => tag === name) ?? false
  const groupOf = ({ appointments }: Hire) => appointments.find(({ post }) => post === 'member')?.unitId
  return staff
    .filter((person) => called(person, '新教师'))
    .flatMap((apprentice) => {
      const mentors = staff.filter(
        (person) => groupOf(person) === groupOf(apprentice) && called(person, '一级教师'),
      )
      if (mentors.length === 0) return []
      return [{ mentorId: random.pick(mentors).id, apprenticeId: apprentice.id, from: termStart }]
    })
}

const yearOf = (date: CivilDate) => Number(date.slice(0, 4))
