import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { appoint, edited, type KeptPost } from '#core/org/keeping'
import { Problem, problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { contentHash } from '../_shared/store/content-hash'
import { actOf, earliestDay, waitForTurn } from '../_shared/store/keeping'
import { inItsUnit, keepFacts, keepPosts, requireOwnStaffNo } from './keeping/person'

export const addPerson = operation('roster.addPerson', async (asked, context) => {
  const { id, from, posts, ...said } = asked
  await waitForTurn(context)
  const hash = contentHash(asked)
  const taken = await hashUnder(id, context)
  if (taken === hash) return { id }
  if (taken !== undefined) throw problem('idTaken')
  const facts = {
    ...said,
    name: said.name.trim(),
    staffNo: said.staffNo.trim(),
    subject: said.subject.trim(),
  }
  await requireOwnStaffNo(id, facts.staffNo, context)
  const earliest = await earliestDay(context)
  let held: KeptPost[] = []
  for (const { post, unitId } of posts) {
    const begun = await inItsUnit({ id: uuidv7(), post, unitId, from, to: null }, context)
    const edit = appoint({ held, earliest, today: context.today }, begun)
    if (edit instanceof Problem) throw edit
    held = edited(held, edit)
  }
  await keepFacts(id, facts, hash, actOf('added', '', context), context)
  await keepPosts(id, { set: held, drop: [] }, 'appointed', '', context)
  return { id }
})

async function hashUnder(id: string, { tx }: SignedInContext): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string | null }>`select youju.added_hash(${id}::uuid) as hash`.execute(
    tx,
  )
  return rows[0]?.hash ?? undefined
}
