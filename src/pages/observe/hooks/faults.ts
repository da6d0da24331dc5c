import { type CivilDate, isCivilDate } from '#core/calendar/civil-date'
import type { FieldFault } from '#core/field-fault'
import { type Problem, type ProblemBody, problem } from '#core/problem'
import { faultOfDate } from '#core/record/entry'
import type { Me } from '@/services/session'
import type { Day } from './day'
import { type ObservationForm, payloadOf } from './form'
import { recordedAt } from './recorded'
import { missingIn } from './score-draft'

export type Field =
  | 'on'
  | 'periods'
  | 'lesson'
  | 'hostSchool'
  | 'classId'
  | 'teacherId'
  | 'subject'
  | 'topic'
  | 'note'
  | 'timeline'
  | 'strengths'
  | 'advice'
  | 'scores'

export type Faults = Readonly<Partial<Record<Field, string>>>

const messageOf = ({ body }: Problem) => body.message

/** What the server would refuse, in its own words and before anything is sent. */
export function faultsOf(form: ObservationForm, me: Me, today: CivilDate, day: Day): Faults {
  return { ...faultsOfTime(form, me, today, day), ...faultsOfLesson(form, me), ...faultsOfScores(form) }
}

function faultsOfTime(form: ObservationForm, me: Me, today: CivilDate, day: Day): Faults {
  const { on, periods, source } = form
  if (!isCivilDate(on)) return { on: '请选择日期' }
  const payload = { ...payloadOf(form), periods: [] }
  const faultOfDay = me.term && faultOfDate({ payload }, me.term, [], { today, time: '24:00' })
  if (faultOfDay) return { on: messageOf(faultOfDay) }
  if (periods.length === 0) return { periods: '请选择节次' }
  for (const period of periods) {
    const twice = recordedAt(day, period)
    if (twice) {
      const { recordId } = twice
      return { periods: messageOf(problem('samePeriodTwice', { on, period, recordId })) }
    }
  }
  const isToCome = source !== 'elsewhere' && periods.some((period) => day.toCome.includes(period))
  return isToCome ? { periods: messageOf(problem('inFuture')) } : {}
}

function faultsOfLesson(form: ObservationForm, me: Me): Faults {
  const { source, classId, teacherId, subject, hostSchool } = form
  if (source === 'elsewhere') {
    return {
      ...(hostSchool.trim() === '' && { hostSchool: '请填写学校名称' }),
      ...(subject.trim() === '' && { subject: '请填写学科' }),
    }
  }
  if (teacherId === me.person.id) {
    const own = messageOf(problem('ownLesson'))
    return source === 'timetable' ? { lesson: own } : { teacherId: own }
  }
  if (source === 'timetable') return classId && teacherId ? {} : { lesson: '请选择听的是哪一节课' }
  return {
    ...(classId === null && { classId: '请选择班级' }),
    ...(teacherId === null && { teacherId: '请选择授课教师' }),
    ...(subject.trim() === '' && { subject: '请填写学科' }),
  }
}

function faultsOfScores({ scores }: ObservationForm): Faults {
  const missing = scores ? missingIn(scores) : 0
  return missing === 0 ? {} : { scores: `还有 ${missing} 项没有打分，打完再提交，或者不打分。` }
}

const FIELD_OF: Partial<Record<ProblemBody['code'], Field>> = {
  outOfTerm: 'on',
  termClosed: 'on',
  noTerm: 'on',
  inFuture: 'periods',
  unknownPeriod: 'periods',
  samePeriodTwice: 'periods',
  notAdjacent: 'periods',
  ownLesson: 'lesson',
  unknownClass: 'lesson',
  unknownTeacher: 'lesson',
  ownSchool: 'hostSchool',
  unknownRubric: 'scores',
  otherRubric: 'scores',
}

const FIELDS: readonly string[] = [
  'on',
  'periods',
  'hostSchool',
  'classId',
  'teacherId',
  'subject',
  'topic',
  'note',
  'timeline',
  'strengths',
  'advice',
  'scores',
]

/** The server's refusal at the fields it speaks of; empty when it speaks of none. */
export function faultsIn({ code, message, details }: ProblemBody): Faults {
  if (code !== 'badInput') return FIELD_OF[code] ? { [FIELD_OF[code]]: message } : {}
  const fields = (details.fields ?? []) as readonly FieldFault[]
  return Object.fromEntries(
    fields.flatMap(({ path, message: words }) => {
      const field = path.split('/').find((part) => FIELDS.includes(part))
      return field ? [[field, words]] : []
    }),
  )
}
