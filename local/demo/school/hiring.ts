import type { CivilDate } from '#core/calendar/civil-date'
import type { Appointment } from '#core/org/person'
import { someBirthDate } from './birth-date'
import type { Ids } from './ids'
import { instantAt } from './moment'
import { inventNames } from './names'
import type { Hire } from './person'
import type { Random } from './random'

export type Held = readonly [post: Appointment['post'], unitId: string]

const MOST_PEOPLE = 150

/** Makes people, each with a name of their own, posts since some first of September, and a birth date. */
export class Hiring {
  private readonly names: string[]
  private readonly ages: Random

  constructor(
    private readonly termStart: CivilDate,
    private readonly ids: Ids,
    random: Random,
  ) {
    this.names = inventNames(random.branch('names'), MOST_PEOPLE)
    this.ages = random.branch('ages')
  }

  staff(subject: string, age: number, posts: readonly Held[]): Hire {
    const from = hiredOn(this.termStart, age)
    return {
      ...this.someone('staff', subject),
      birthDate: someBirthDate(this.ages, age, this.termStart),
      appointments: posts.map(([post, unitId]) => ({ post, unitId, from, to: null })),
    }
  }

  guardian(classId: string): Hire {
    const from = hiredOn(this.termStart, 0)
    const appointments = [{ post: 'parent', unitId: classId, from, to: null } as const]
    return { ...this.someone('guardian', ''), birthDate: null, appointments: [...appointments] }
  }

  /** A third of the teachers are past the 45 of the plans. */
  teacherAge(): number {
    return this.ages.chance(0.35) ? this.ages.between(46, 58) : this.ages.between(24, 45)
  }

  leadAge(): number {
    return this.ages.between(36, 52)
  }

  private someone(kind: Hire['kind'], subject: string): Pick<Hire, 'id' | 'name' | 'kind' | 'subject'> {
    const name = this.names.shift()
    if (name === undefined) throw new Error('there are more people than names')
    return { id: this.ids.at(instantAt(this.termStart, '08:00')), name, kind, subject }
  }
}

/** A year before the term at the latest, at the age of 23 at the earliest, and twelve years ago at most. */
function hiredOn(termStart: CivilDate, age: number): CivilDate {
  const years = Math.max(1, Math.min(12, age - 23))
  return `${Number(termStart.slice(0, 4)) - years}-09-01`
}
