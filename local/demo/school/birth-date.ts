import { addDays, ageOn, type CivilDate, isCivilDate } from '#core/calendar/civil-date'
import type { Random } from './random'

/** A birth date of somebody who is `age` on a day. */
export function someBirthDate(random: Random, age: number, on: CivilDate): CivilDate {
  const born = addDays(bornExactly(age, on), -random.below(364))
  return ageOn(born, on) === age ? born : bornExactly(age, on)
}

/** The birth date of somebody whose birthday is that very day, turning `age`. */
export function bornExactly(age: number, on: CivilDate): CivilDate {
  const born = `${Number(on.slice(0, 4)) - age}${on.slice(4)}`
  return isCivilDate(born) ? born : `${born.slice(0, 4)}-03-01`
}
