import type { CivilDate } from '../../calendar/civil-date'
import type { Wanted } from '../resolve/wanted'
import type { Roster } from '../roster'
import type { RosterChanges } from './change'
import { lessonChanges } from './lessons'
import { PeopleDiff } from './people'
import { unitChanges } from './units'

/**
 * What a document adds, changes and ends from a day on. Posts, memberships and tags are begun and ended, never overwritten;
 * what a sheet leaves out ends only with `endMissing`. Parents, clubs and their instructors are left alone.
 */
export function changesOf(
  wanted: Wanted,
  roster: Roster,
  from: CivilDate,
  endMissing: boolean,
  newId: () => string,
): RosterChanges {
  const units = unitChanges(wanted, roster, from, endMissing)
  const unitNames = new Map([...roster.units, ...wanted.units].map(({ id, name }) => [id, name]))
  const context = { from, newId, unitNames, endedUnits: units.ended, schoolId: roster.school.id }
  const people = new PeopleDiff(roster, context).run(wanted, endMissing)
  const names = new Map([...roster.people, ...wanted.people].map(({ id, name }) => [id, name]))
  const lessons = lessonChanges(wanted, roster, endMissing, { units: unitNames, people: names })
  return {
    acts: {
      units: units.acts,
      people: people.people,
      held: people.held,
      tags: people.tags,
      lessons: lessons.acts,
    },
    lines: [...units.lines, ...people.lines, ...lessons.lines],
    same: units.same + people.same + lessons.same,
  }
}
