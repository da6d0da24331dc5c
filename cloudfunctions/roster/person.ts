import { labelOfPost } from '#core/org/post-words'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { operation } from '../_shared/endpoint/operation'
import { postsInUnits } from './keeping/in-units'
import { requireStaff } from './keeping/person'

export const person = operation('roster.person', async ({ id }, context) => {
  const { tx, caller } = context
  const mayChange = reaches('roster.changePerson', caller.roles, 'school')
  if (!reaches('roster.person', caller.roles, 'school') && id !== caller.personId) throw problem('notFound')
  const { name, staffNo, subject } = await requireStaff(id, context)
  const known = await tx
    .selectFrom('personPrivate')
    .select(['birthDate', 'teachingSince'])
    .where('districtId', '=', caller.districtId)
    .where('personId', '=', id)
    .executeTakeFirst()
  const tags = await tx
    .selectFrom('tag')
    .select(['tag', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', caller.districtId)
    .where('subjectId', '=', id)
    .orderBy('fromOn')
    .orderBy('tag')
    .execute()
  const posts = (await postsInUnits([id], context)).get(id) ?? []
  return {
    id,
    name,
    staffNo,
    subject,
    birthDate: known?.birthDate ?? null,
    teachingSince: known?.teachingSince ?? null,
    posts: posts.map(({ unitKind: _, ...held }) => ({ ...held, label: labelOfPost(held.post) })),
    tags,
    mayChange,
  }
})
