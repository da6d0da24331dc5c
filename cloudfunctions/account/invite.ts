import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { makeInvitations } from './make-invitations'

export const invite = operation('account.invite', async (input, context) => {
  const { tx, caller } = context
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('id', 'in', [...input.people])
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (people.length < new Set(input.people).size) throw problem('notFound')
  return { invitations: await makeInvitations(tx, people, context) }
})
