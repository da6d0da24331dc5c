import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Week } from '#core/calendar/school-calendar'
import { content } from '#core/contract/record'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { Plan } from '#core/plan/plan'
import { measuresOf } from '#core/plan/rules'
import { creditsOf } from '#core/record/credits'
import { isLate, stateOnEntry } from '#core/record/entry'
import type { CountableRecord, RecordContent } from '#core/record/record'
import type { Status } from '#core/standing/judge'
import { standSchool } from '#core/standing/school-sheet'
import { TallySheet } from '#core/standing/tally'
import type { Content, Deed } from '../../../local/demo/history/deed'
import type { DemoSchool } from '../../../local/demo/school/school'

export const SEED = 7

export function templatePlan(): Plan {
  const file = path.join(import.meta.dirname, '../../../plans/primary-school-term.md')
  const { plan, faults } = parsePlan(readFileSync(file, 'utf8'))
  if (!plan) throw new Error(JSON.stringify(faults))
  return plan
}

/** The records as the operations leave them once the history has been told. */
export function recordsAfter(deeds: readonly Deed[], school: DemoSchool, plan: Plan): CountableRecord[] {
  const records = new Map<string, CountableRecord>()
  for (const step of deeds.flat()) {
    const id = 'id' in step.input ? step.input.id : ''
    const kept = records.get(id)
    switch (step.operation) {
      case 'record.submit': {
        const told = inFull(step.input.content)
        const late = isLate(told.payload.on, civilDateAt(step.at), plan.settings.lateEntryDays)
        const state = stateOnEntry(late)
        records.set(id, { ...told, id, authorId: step.by, schoolId: school.units.school.id, state })
        break
      }
      case 'record.correct':
        if (kept) records.set(id, { ...kept, ...inFull(step.input.content) } as CountableRecord)
        break
      case 'record.withdraw':
        if (kept) records.set(id, { ...kept, state: 'withdrawn' })
        break
      case 'record.decide':
        if (kept && step.input.decision !== 'pass')
          records.set(id, { ...kept, state: step.input.decision === 'return' ? 'returned' : 'counted' })
    }
  }
  return [...records.values()]
}

/** With the fields that a submission may leave out. */
function inFull(submitted: Content): RecordContent {
  return z.parse(content, submitted) as RecordContent
}

/** How many standings of each status the school's page shows in a week. */
export function statusesIn(
  week: Week,
  records: readonly CountableRecord[],
  school: DemoSchool,
  plan: Plan,
): Map<Status, number> {
  const { calendar, units, staff, today } = school
  const measures = measuresOf(plan)
  const tallies = TallySheet.ofCredits(
    calendar,
    records.flatMap((record) => creditsOf(record, measures, calendar)),
  )
  const state = { plan, calendar, school: units.school, units: units.all, people: staff, tallies }
  const counts = new Map<Status, number>()
  for (const { standings } of standSchool(state, week, today)) {
    for (const { status } of standings) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return counts
}
