import { describe, expect, test } from 'vitest'
import type { SchoolCalendar, Week } from '#core/calendar/school-calendar'
import type { UnitFacts } from '#core/org/person'
import { creditLevelOf } from '#core/plan/basic-measure'
import type { Plan, Rule } from '#core/plan/plan'
import { talliedFor } from '#core/plan/rules'
import { creditsOf } from '#core/record/credits'
import { standSchool } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { TallySheet } from '#core/standing/tally'
import { expressedBy, sourceIdsOf } from '../../../config/plan-coverage/expressions'
import { readTemplate, TEMPLATES } from '../../../config/plan-coverage/sources'
import { recordFor } from './record-for'
import { OFFICE, PEOPLE, SCHOOL, TERMS, UNITS } from './world'

/** An owed standing in some term, with the term it is owed in. */
interface Owed {
  readonly calendar: SchoolCalendar
  readonly week: Week
  readonly standing: Standing
}

/** Of the rule alone, whatever group it stands in; of points, beside the rules that they rest on. */
function standingsUnder(plan: Plan, rule: Rule, calendar: SchoolCalendar, week: Week, tallies: TallySheet) {
  const alone = rule.measure.name === 'points' ? plan : { ...plan, rules: [rule] }
  const state = { plan: alone, calendar, school: OFFICE, units: UNITS, people: PEOPLE, tallies }
  const sheets = standSchool(state, week, week.sunday)
  return sheets.find((sheet) => sheet.rule.id === rule.id)?.standings ?? []
}

/** Who owes a rule first, in a term and a week of its stretch. A rate over nothing is not owed yet. */
function firstOwed(plan: Plan, rule: Rule): Owed | undefined {
  for (const calendar of TERMS) {
    for (const week of calendar.weeks) {
      const [standing] = standingsUnder(plan, rule, calendar, week, new TallySheet(calendar)).filter(
        ({ period, status, because }) =>
          week.teachingDays.some(({ on }) => on >= period.from && on <= period.to) &&
          (status !== 'waived' || because === 'notApplicable'),
      )
      if (standing) return { calendar, week, standing }
    }
  }
  return undefined
}

/** The subject itself where the measure credits its level, else something of that level in the county. */
function creditedFor(subjectId: string, level: string): string {
  const unit = [OFFICE, ...UNITS].find(({ id }) => id === subjectId)
  if (unit === undefined) return level === 'person' ? subjectId : SCHOOL.id
  if (unit.kind === level || (level === 'school' && unit.id === OFFICE.id)) return subjectId
  if (level === 'person') return PEOPLE[0]?.id ?? ''
  return UNITS.find(({ kind }: UnitFacts) => kind === level)?.id ?? ''
}

/** One record for each thing the rule is counted by, and of what a list of values covers one for each value. */
function tallied(plan: Plan, rule: Rule, { calendar, week, standing }: Owed): TallySheet {
  const { period, subjectId } = standing
  const day = week.teachingDays.find(({ on }) => on >= period.from && on <= period.to)
  if (!day) throw new Error(`nothing is taught in week ${week.number}`)
  const { measure } = rule
  const values = measure.name === 'coverage' && measure.each.every === 'value' ? measure.each.values : [null]
  const credits = talliedFor(rule).flatMap((each) =>
    values.flatMap((value) => {
      const credited = creditedFor(subjectId, creditLevelOf(each.measure))
      const facts = each.by !== null && value !== null ? [{ key: each.by, is: [value] }] : []
      const schoolId =
        credited === OFFICE.id || UNITS.some(({ id }) => id === credited) ? credited : SCHOOL.id
      const record = recordFor(each.measure, { subjectId: credited, schoolId, on: day.on, facts }, plan)
      const found = creditsOf(record, [each], calendar)
      if (found.length === 0) throw new Error('a record counts for nothing')
      return found
    }),
  )
  return TallySheet.ofCredits(calendar, credits)
}

describe.each(TEMPLATES.map(({ file }) => file))('in plans/%s', (file) => {
  const { plan } = readTemplate(file)
  const computed = plan?.rules.filter((rule) => expressedBy(rule) !== 'kept') ?? []

  test.each(computed.map((rule) => [`${rule.id} (${sourceIdsOf(rule.note).join('、')})`, rule] as const))(
    '%s gets its number from records that can be entered',
    (_, rule) => {
      if (!plan) throw new Error('the plan has faults')
      const owed = firstOwed(plan, rule)
      if (!owed) throw new Error('nobody ever owes it')
      const { calendar, week, standing } = owed
      const after = standingsUnder(plan, rule, calendar, week, tallied(plan, rule, owed)).find(
        ({ subjectId }) => subjectId === standing.subjectId,
      )
      // 上期: what there is to compare with comes with the next year.
      const { bound } = rule
      const compares = 'relative' in bound && bound.relative?.to === 'lastTerm'
      expect(['notApplicable', 'notComputed', 'noOccasion']).not.toContain(after?.because)
      expect(after?.because === 'unknown').toBe(compares)
      expect(after?.done).toBeGreaterThan(rule.measure.name === 'points' ? -1 : 0)
    },
  )
})
