import { type CivilDate, isCivilDate } from '#core/calendar/civil-date'
import type { Term } from '#core/calendar/school-calendar'
import type { ProblemBody } from '#core/problem'
import { faultOfDate } from '#core/record/entry'
import type { RecordContent } from '@/services/pending-shelf'
import type { FieldFaults } from './values'

/** What is wrong with the day, in the server's words and before anything is sent. */
export function faultsOfDay(content: RecordContent, term: Term | null, today: CivilDate): FieldFaults {
  if (!isCivilDate(content.payload.on)) return { on: '请选择日期' }
  const fault = term && faultOfDate(content, term, [], { today, time: '24:00' })
  return fault ? { on: fault.body.message } : {}
}

const BESIDE: Partial<Record<ProblemBody['code'], 'on' | 'unitId'>> = {
  outOfTerm: 'on',
  termClosed: 'on',
  noTerm: 'on',
  inFuture: 'on',
  unknownClass: 'unitId',
  unknownUnit: 'unitId',
}

/** A refusal that speaks of the day or the unit, which every entry has besides its form's fields. */
export function faultsBeside({ code, message }: ProblemBody): FieldFaults {
  const key = BESIDE[code]
  return key ? { [key]: message } : {}
}
