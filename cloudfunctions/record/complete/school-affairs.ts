import type { SignedInContext } from '../../_shared/endpoint/operation'
import { refuseBeyond } from '../../_shared/endpoint/refuse-beyond'
import { type Complete, seenByConcerned } from './completed'
import { nameOfTeacher, nameOfUnit } from './roster'

/** Inspections, showcases and assessments are for those to write down who look at everybody's records. */
function requireChecker({ caller }: SignedInContext): void {
  refuseBeyond('record.sample', caller, 'school')
}

export const completeInspection: Complete<'inspection'> = async (content, context) => {
  requireChecker(context)
  return { content, aboutId: null, ...seenByConcerned }
}

export const completeShowcase: Complete<'showcase'> = async (content, context) => {
  requireChecker(context)
  const { teacherId } = content.payload
  await nameOfTeacher(teacherId, context)
  return { content, aboutId: teacherId, ...seenByConcerned }
}

export const completeAssessment: Complete<'assessment'> = async (content, context) => {
  requireChecker(context)
  const { gradeId, on } = content.payload
  await nameOfUnit(gradeId, 'grade', on, context)
  return { content, aboutId: gradeId, ...seenByConcerned }
}
