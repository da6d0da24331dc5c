import { lessonRubrics } from '#core/plan/rubric'
import { problem } from '#core/problem'
import { faultOfScores } from '#core/record/scores'
import { type Complete, seenByConcerned } from './completed'
import { knownOfLesson } from './known-of-lesson'
import { nameOfSchool, nameOfTeacher, nameOfUnit } from './roster'

export const completeObservation: Complete<'observation'> = async ({ kind, payload }, context, { plan }) => {
  const fault = faultOfScores(payload.scores, lessonRubrics(plan))
  if (fault) throw fault
  const periods = [...payload.periods].sort((a, b) => a - b)
  if (payload.hostSchool.trim() !== '') {
    if (payload.hostSchool.trim() === (await nameOfSchool(context))) throw problem('ownSchool')
    if (payload.teacherName.trim() === context.caller.name) throw problem('ownLesson')
    if (payload.classId !== null) throw problem('unknownClass')
    if (payload.teacherId !== null) throw problem('unknownTeacher')
    const known = { subject: context.caller.subject, observed: [] }
    return { content: { kind, payload: { ...payload, periods, known } }, aboutId: null, ...seenByConcerned }
  }
  const { teacherId, classId } = payload
  if (teacherId === context.caller.personId) throw problem('ownLesson')
  if (teacherId === null) throw problem('unknownTeacher')
  if (classId === null) throw problem('unknownClass')
  const teacherName = await nameOfTeacher(teacherId, context)
  const className = await nameOfUnit(classId, 'class', payload.on, context)
  const known = await knownOfLesson(teacherId, payload.on, context)
  const completed = { ...payload, hostSchool: '', periods, className, teacherName, known }
  return { content: { kind, payload: completed }, aboutId: teacherId, ...seenByConcerned }
}
