import { periodsOf } from '#core/standing/period'
import type { Random } from '../school/random'
import { teachesOn } from '../school/teaching'
import { INSPECTIONS } from '../texts/school-affairs'
import { someTopic } from '../texts/topics'
import type { Chronicle } from './chronicle'
import { type Deed, submission } from './deed'
import { owedToday } from './goals'

const INSPECTED_AT = [0.15, 0.5, 0.85]
const FEEDBACK_AFTER_DAYS = 3

/** Three inspections; feedback follows some teaching days later, for the last one it is still to come. */
export function inspections(chronicle: Chronicle, random: Random): Deed[] {
  const by = chronicle.school.cast.director.id
  return INSPECTIONS.map(({ title, note }, index): Deed => {
    const { on } = chronicle.dayAt(INSPECTED_AT[index] ?? 1)
    const at = chronicle.after(random, on, '17:00', 120)
    const id = chronicle.ids.at(at)
    const payload = { on, title, feedbackOn: null, note }
    const entry = submission(id, { kind: 'inspection', payload }, by, at)
    const feedbackOn = chronicle.pastDays.filter((day) => day.on > on)[FEEDBACK_AFTER_DAYS - 1]?.on
    if (index === INSPECTIONS.length - 1 || feedbackOn === undefined) return [entry]
    const content = { kind: 'inspection', payload: { ...payload, feedbackOn } } as const
    const told = chronicle.after(random, feedbackOn, '17:00', 60)
    return [entry, { operation: 'record.correct', input: { id, revision: 1, content }, by, at: told }]
  })
}

/** As many showcase lessons as the plan expects by now, and one more. */
export function showcases(chronicle: Chronicle, random: Random): Deed[] {
  const { calendar, lessons, staff, cast } = chronicle.school
  const [owed] = owedToday(chronicle, 'showcases')
  const count = owed ? Math.min(owed.target ?? 0, owed.expected + 1) : 0
  const teachers = new Map(staff.map((person) => [person.id, person]))
  const shown = random.shuffled(lessons).filter(({ teacherId }) => {
    const teacher = teachers.get(teacherId)
    return teacher !== undefined && teachesOn(teacher, calendar.term.startOn)
  })
  const checkers = [cast.director, ...cast.teachingPrincipals]
  return shown.slice(0, count).map(({ subject, teacherId, schoolClass }, index): Deed => {
    const { on } = chronicle.dayAt((index + 1) / (count + 1))
    const at = chronicle.after(random, on, '16:30', 150)
    const title = `${schoolClass.name}${subject}《${someTopic(random, subject, schoolClass.grade ?? 1)}》`
    const payload = { on, teacherId, subject, title }
    return [submission(chronicle.ids.at(at), { kind: 'showcase', payload }, random.pick(checkers).id, at)]
  })
}

/** Which grade let a milestone pass, in the order of the milestones. */
const FORGETFUL_GRADES = [6, 4]

/** Each grade's assessment some way into each milestone's window, as far as that has come. */
export function assessments(chronicle: Chronicle, random: Random): Deed[] {
  const { school, plan, pastDays } = chronicle
  const rule = plan.rules.find((each) => each.measure.name === 'assessments')
  if (!rule) return []
  const windows = periodsOf(rule.cadence, school.calendar, plan.settings.milestones)
  return windows.flatMap(({ label, from, to }, nth) => {
    const days = school.calendar.teachingDays.filter((day) => day.on >= from && day.on <= to)
    return school.units.grades.flatMap((grade, index): Deed[] => {
      const on = days[Math.floor(days.length * (0.3 + 0.1 * index))]?.on ?? ''
      if (grade.grade === FORGETFUL_GRADES[nth] || !pastDays.some((day) => day.on === on)) return []
      const at = chronicle.after(random, on, '17:10', 150)
      const payload = { on, gradeId: grade.id, title: `${grade.name}${label}质量检测` }
      const by = school.cast.director.id
      return [[submission(chronicle.ids.at(at), { kind: 'assessment', payload }, by, at)]]
    })
  })
}
