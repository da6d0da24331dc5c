import { problem } from '#core/problem'
import type { Observation } from '#core/record/observation'
import type { RecordContent } from '#core/record/record'
import type { SignedInContext } from '../_shared/endpoint/operation'

export interface Completed {
  readonly content: RecordContent
  /** The observed teacher, or the group or grade it is about. */
  readonly aboutId: string | null
}

/** Checks the people and units a record names, whether the caller may write about them, and fills in their names. */
export async function complete(content: RecordContent, context: SignedInContext): Promise<Completed> {
  const { rights, posts } = context.caller
  switch (content.kind) {
    case 'observation':
      return completeObservation(content.payload, context)
    case 'research': {
      const { groupId } = content.payload
      await requireUnit(groupId, 'group', context)
      const leads = posts.some((held) => held.post === 'groupLead' && held.unitId === groupId)
      if (!leads && !rights.checkRecords) throw problem('notAllowed')
      return { content, aboutId: groupId }
    }
    case 'assessment':
      if (!rights.checkRecords) throw problem('notAllowed')
      await requireUnit(content.payload.gradeId, 'grade', context)
      return { content, aboutId: content.payload.gradeId }
    case 'showcase':
      if (!rights.checkRecords) throw problem('notAllowed')
      await nameOfTeacher(content.payload.teacherId, context)
      return { content, aboutId: content.payload.teacherId }
    case 'inspection':
      if (!rights.checkRecords) throw problem('notAllowed')
      return { content, aboutId: null }
  }
}

async function completeObservation(payload: Observation, context: SignedInContext): Promise<Completed> {
  const periods = [...payload.periods].sort((a, b) => a - b)
  if (payload.hostSchool.trim() !== '') {
    if (payload.hostSchool.trim() === (await nameOfSchool(context))) throw problem('ownSchool')
    if (payload.teacherName.trim() === context.caller.name) throw problem('ownLesson')
    if (payload.classId !== null) throw problem('unknownClass')
    if (payload.teacherId !== null) throw problem('unknownTeacher')
    return { content: { kind: 'observation', payload: { ...payload, periods } }, aboutId: null }
  }
  if (payload.teacherId === context.caller.personId) throw problem('ownLesson')
  if (payload.teacherId === null) throw problem('unknownTeacher')
  if (payload.classId === null) throw problem('unknownClass')
  const teacherName = await nameOfTeacher(payload.teacherId, context)
  const className = await requireUnit(payload.classId, 'class', context)
  return {
    content: {
      kind: 'observation',
      payload: { ...payload, hostSchool: '', periods, className, teacherName },
    },
    aboutId: payload.teacherId,
  }
}

async function nameOfSchool({ tx, caller }: SignedInContext): Promise<string | undefined> {
  const row = await tx
    .selectFrom('orgUnit')
    .select('name')
    .where('districtId', '=', caller.districtId)
    .where('id', '=', caller.schoolId)
    .executeTakeFirst()
  return row?.name
}

async function nameOfTeacher(id: string, { tx, caller }: SignedInContext): Promise<string> {
  const row = await tx
    .selectFrom('person')
    .select('name')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('unknownTeacher')
  return row.name
}

async function requireUnit(
  id: string,
  kind: 'class' | 'group' | 'grade',
  { tx, caller }: SignedInContext,
): Promise<string> {
  const row = await tx
    .selectFrom('orgUnit')
    .select('name')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem(kind === 'class' ? 'unknownClass' : 'unknownUnit')
  return row.name
}
