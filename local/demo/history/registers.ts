import type { CivilDate } from '#core/calendar/civil-date'
import { faultsOf } from '#core/form/check'
import { type FieldValues, type Form, formNamed, mayWrite } from '#core/form/form'
import { postsOn } from '#core/org/person'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import type { Unit } from '../school/units'
import type { Chronicle } from './chronicle'
import { type Content, type Deed, submission } from './deed'
import type { Entry } from './registers/entry'
import { eventsOfTheSchool, ofClasses, ofTeachers, ofTheParty, ofTheSchool } from './registers/occasional'
import { duties, grounds, rounds, safetyTalks, visits } from './registers/regular'

/** Of the plan's registers, those the first template has: some all through the term, most for the last weeks. */
export function registers(chronicle: Chronicle, random: Random): Deed[] {
  const entries = [
    ...safetyTalks(chronicle, random.branch('safety')),
    ...duties(chronicle, random.branch('duties')),
    ...grounds(chronicle),
    ...rounds(chronicle, random.branch('rounds')),
    ...visits(chronicle, random.branch('visits')),
    ...ofTeachers(chronicle, random.branch('teachers')),
    ...ofClasses(chronicle, random.branch('classes')),
    ...ofTheSchool(chronicle, random.branch('school')),
    ...ofTheParty(chronicle),
    ...eventsOfTheSchool(chronicle),
  ]
  const minutes = random.branch('minutes')
  return entries.flatMap((entry) => deedOf(entry, chronicle, minutes))
}

/** Nothing where the plan has no such form, or another one under its name. */
function deedOf(
  { form: name, by, on, time, unit, values }: Entry,
  chronicle: Chronicle,
  random: Random,
): Deed[] {
  const form = formNamed(chronicle.plan.forms, name)
  if (!form || !by || !fits(form, by, on, unit, values)) return []
  const at = chronicle.after(random, on, time, 40)
  const payload = { on, form: name, unitId: unit?.id ?? null, normal: values === null, values: { ...values } }
  const content = { kind: 'register', payload } as Content
  return [[submission(chronicle.ids.at(at), content, by.id, at)]]
}

function fits(
  form: Form,
  by: Person,
  on: CivilDate,
  unit: Unit | undefined,
  values: FieldValues | null,
): boolean {
  const aboutUnit = form.about !== 'school' && form.about !== 'person'
  if (aboutUnit !== (unit !== undefined) || (unit && unit.kind !== form.about)) return false
  if (!mayWrite(form, [...postsOn(by, on)])) return false
  return values === null ? form.byException : faultsOf(form, values).length === 0
}
