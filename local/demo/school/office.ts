import type { CivilDate } from '#core/calendar/civil-date'
import { Ids } from './ids'
import { instantAt } from './moment'
import type { Person } from './person'
import type { Random } from './random'
import type { Units } from './units'

/** One of the name that no school's staff can have: the office is nobody's colleague. */
const NAME = '欧阳文博'

export function hireOfficer({ district }: Units, termStart: CivilDate, random: Random): Person {
  return {
    id: new Ids(random).at(instantAt(termStart, '08:00')),
    name: NAME,
    kind: 'staff',
    subject: '',
    birthDate: '1979-05-12',
    appointments: [{ post: 'officer', unitId: district.id, from: '2021-09-01', to: null }],
  }
}
