import { sql } from 'kysely'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { Parsed } from '#core/contract/contract'
import { overlap } from '#core/org/keeping'
import { holdsOn, type Tag } from '#core/org/person'
import { problem } from '#core/problem'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { actOf, earliestDay } from '../../_shared/store/keeping'

type TagChange = Extract<Parsed<'roster.changePerson'>['change'], { what: 'tag' | 'untag' }>

/** Titles and ranks are dated like posts, and what is closed stays as it was. */
export async function changeTags(
  id: string,
  change: TagChange,
  reason: string,
  context: SignedInContext,
): Promise<string[]> {
  const name = change.tag.trim()
  const tags = await tagsOf(id, name, context)
  const earliest = await earliestDay(context)
  if (earliest !== null && change.from < earliest) throw problem('rosterClosed', { earliest })
  if (change.what === 'tag') {
    const tag = { tag: name, from: change.from, to: change.to }
    if (tags.some(({ from, to }) => from === tag.from && to === tag.to)) return []
    if (tag.to !== null && tag.to < tag.from) throw fault('to', '最后一天不能早于开始的那天')
    const other = tags.find((each) => overlap(each, tag))
    if (other) throw problem('postHeldAlready', { from: other.from, to: other.to })
    await keepTags(id, [tag], [], 'tagged', reason, context)
    return [`已加上标签「${name}」`]
  }
  const running = tags.find((each) => holdsOn(each, change.from))
  if (!running) {
    if (tags.some(({ to }) => to !== null && addDays(to, 1) === change.from)) return []
    throw fault('from', '这一天没有这个标签，请核对日期')
  }
  if (running.from === change.from) await keepTags(id, [], [running], 'untagged', reason, context)
  else {
    const ended = { ...running, to: addDays(change.from, -1) }
    await keepTags(id, [ended], [], 'untagged', reason, context)
  }
  return [`已去掉标签「${name}」`]
}

async function tagsOf(id: string, tag: string, { tx, caller }: SignedInContext): Promise<Tag[]> {
  return tx
    .selectFrom('tag')
    .select(['tag', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', caller.districtId)
    .where('subjectId', '=', id)
    .where('tag', '=', tag)
    .execute()
}

async function keepTags(
  id: string,
  set: readonly Tag[],
  drop: readonly { tag: string; from: CivilDate }[],
  did: string,
  reason: string,
  context: SignedInContext,
): Promise<void> {
  await sql`select youju.keep_tags(${id}::uuid, ${JSON.stringify(set)}::jsonb, ${JSON.stringify(drop)}::jsonb,
    ${actOf(did, reason, context)}::jsonb)`.execute(context.tx)
}

function fault(field: 'from' | 'to', message: string) {
  return problem('badInput', { fields: [{ path: `/change/${field}`, message }] })
}
