import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Parsed } from '#core/contract/contract'
import {
  appoint,
  comeBack,
  depart,
  edited,
  endPost,
  type Keeping,
  leave,
  type PostEdit,
  undoPost,
} from '#core/org/keeping'
import { Problem, problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { actOf, earliestDay, waitForTurn } from '../_shared/store/keeping'
import { changeTags } from './keeping/change-tags'
import {
  inItsUnit,
  keepFacts,
  keepPosts,
  postsHeld,
  requireKeeper,
  requireOwnStaffNo,
  requireStaff,
} from './keeping/person'
import { changesInWords, lessonsInWords } from './keeping/words'

type Asked = Parsed<'roster.changePerson'>
type Change = Asked['change']
type PostChange = Exclude<Change, { what: 'facts' | 'tag' | 'untag' }>

export const changePerson = operation('roster.changePerson', async ({ id, change, reason }, context) => {
  await waitForTurn(context)
  await requireStaff(id, context)
  switch (change.what) {
    case 'facts':
      return { changed: await changeFacts(id, change, reason, context) }
    case 'tag':
    case 'untag':
      return { changed: await changeTags(id, change, reason, context) }
    default:
      return { changed: await changePosts(id, change, reason, context) }
  }
})

async function changeFacts(
  id: string,
  { what: _, ...said }: Extract<Change, { what: 'facts' }>,
  reason: string,
  context: SignedInContext,
): Promise<string[]> {
  const facts = {
    ...said,
    name: said.name.trim(),
    staffNo: said.staffNo.trim(),
    subject: said.subject.trim(),
  }
  await requireOwnStaffNo(id, facts.staffNo, context)
  await keepFacts(id, facts, null, actOf('corrected', reason, context), context)
  return ['基本信息已更新']
}

async function changePosts(
  id: string,
  change: PostChange,
  reason: string,
  context: SignedInContext,
): Promise<string[]> {
  const held = await postsHeld(id, context)
  const keeping = { held, earliest: await earliestDay(context), today: context.today }
  const edit = await editFor(change, keeping, context)
  if (edit instanceof Problem) throw edit
  if (change.what === 'undo') await requireUnused(id, change.appointmentId, keeping, context)
  await requireKeeper(id, held, edited(held, edit), context)
  const changed = await changesInWords(held, edit, context)
  if (edit.set.length + edit.drop.length > 0) await keepPosts(id, edit, DID[change.what], reason, context)
  if (change.what === 'transfer') changed.push(...(await transfer(id, change, reason, context)))
  if (change.what === 'depart' || change.what === 'transfer')
    changed.push(...(await lessonsInWords(id, change.lastOn, context)))
  return changed
}

const DID: Readonly<Record<PostChange['what'], string>> = {
  appoint: 'appointed',
  end: 'ended',
  undo: 'undone',
  leave: 'wentAway',
  return: 'cameBack',
  depart: 'departed',
  transfer: 'transferred',
}

async function editFor(
  change: PostChange,
  keeping: Keeping,
  context: SignedInContext,
): Promise<PostEdit | Problem> {
  switch (change.what) {
    case 'appoint': {
      const { post, unitId, from, to } = change
      return appoint(keeping, await inItsUnit({ id: uuidv7(), post, unitId, from, to }, context))
    }
    case 'end': {
      const ended = keeping.held.find((post) => post.id === change.appointmentId)
      if (change.to === null && ended) await requireUnitLasts(ended.unitId, context)
      return endPost(keeping, change.appointmentId, change.to)
    }
    case 'undo':
      return undoPost(keeping, change.appointmentId)
    case 'leave': {
      const { absence, from, to } = change
      return leave(keeping, { id: uuidv7(), post: absence, unitId: context.caller.schoolId, from, to })
    }
    case 'return':
      return comeBack(keeping, change.on)
    case 'transfer':
      await requireSchoolBeside(change.schoolId, context)
      return depart(keeping, change.lastOn)
    case 'depart':
      return depart(keeping, change.lastOn)
  }
}

/** In a unit that has ended nothing lasts. */
async function requireUnitLasts(unitId: string, { tx, caller }: SignedInContext): Promise<void> {
  const unit = await tx
    .selectFrom('orgUnit')
    .select(['fromOn', 'toOn'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (unit && unit.toOn !== null) throw problem('unitNotThere', { from: unit.fromOn, to: unit.toOn })
}

/** What a post was used for cannot be as if it had never been held. */
async function requireUnused(
  personId: string,
  appointmentId: string,
  { held }: Keeping,
  { tx, caller }: SignedInContext,
): Promise<void> {
  const post = held.find(({ id }) => id === appointmentId)
  if (!post) return
  let records = tx
    .selectFrom('record')
    .select((count) => count.fn.countAll<number>().as('records'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('authorId', '=', personId)
    .where('state', '<>', 'withdrawn')
    .where('happenedOn', '>=', post.from)
  if (post.to !== null) records = records.where('happenedOn', '<=', post.to)
  if (post.unitId !== caller.schoolId) records = records.where('aboutId', '=', post.unitId)
  const row = await records.executeTakeFirst()
  const kept = Number(row?.records ?? 0)
  if (kept > 0) throw problem('postUsed', { records: kept })
}

async function requireSchoolBeside(schoolId: string, { tx }: SignedInContext): Promise<void> {
  const { rows } = await sql`select id from youju.schools_beside() where id = ${schoolId}::uuid`.execute(tx)
  if (rows.length === 0) throw problem('notFound')
}

/** Asked for twice, the other school has the person once. */
async function transfer(
  id: string,
  { schoolId, lastOn }: Extract<Change, { what: 'transfer' }>,
  reason: string,
  context: SignedInContext,
): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`
    select youju.transfer_person(${id}::uuid, ${schoolId}::uuid, ${lastOn}::date,
                                 ${actOf('transferred', reason, context)}::jsonb) as id`.execute(context.tx)
  return rows[0]?.id ? ['对方学校的名册里已有这位老师，等待安排任职；登录由对方学校另发邀请'] : []
}
