import { isCivilDate } from '#core/calendar/civil-date'
import type { FieldFault } from '#core/field-fault'
import type { ProblemBody } from '#core/problem'
import type { ClubForm } from './form'

export type Field = Exclude<keyof ClubForm, 'names' | 'revision'>
export type Faults = Readonly<Partial<Record<Field, string>>>

const WHOLE = /^\d{1,4}$/

/** What the server would refuse, before anything is sent. */
export function faultsOf(form: ClubForm): Faults {
  const timed = form.meetings.every(
    ({ period, startsAt, endsAt }) => period !== null || (startsAt !== '' && startsAt < endsAt),
  )
  return {
    ...(form.name.trim() === '' && { name: '请填写社团名称' }),
    ...(form.category.trim() === '' && { category: '请选择类别' }),
    ...(!timed && { meetings: '结束的时间应晚于开始的时间' }),
    ...(form.meetings.length === 0 && { meetings: '请选择活动时间' }),
    ...(!WHOLE.test(form.enrolled.trim()) && { enrolled: '请填写社团现在有多少人' }),
    ...(form.capacity.trim() !== '' && !WHOLE.test(form.capacity.trim()) && { capacity: '名额应为整数' }),
    ...(form.instructorIds.length === 0 && { instructorIds: '请选择指导教师' }),
    ...(form.termIds.length === 0 && { termIds: '请选择学期' }),
    ...(!isCivilDate(form.from) && { from: '请选择日期' }),
    ...(form.rollOptIn && form.rollBecause.trim() === '' && { rollBecause: '请写明为什么要记学生姓名' }),
  }
}

const FIELD_OF: Partial<Record<ProblemBody['code'], Field>> = {
  clubNameTaken: 'name',
  unknownTeacher: 'instructorIds',
}

/** The server's refusal at the fields it speaks of; empty when it speaks of none. */
export function faultsIn({ code, message, details }: ProblemBody, form: ClubForm): Faults {
  if (code !== 'badInput') return FIELD_OF[code] ? { [FIELD_OF[code]]: message } : {}
  const fields = (details.fields ?? []) as readonly FieldFault[]
  return Object.fromEntries(
    fields.flatMap(({ path, message: words }) => {
      const field = path.split('/').find((part) => Object.hasOwn(form, part))
      return field ? [[field, words]] : []
    }),
  )
}
