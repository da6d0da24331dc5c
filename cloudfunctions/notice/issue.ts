import { sql } from 'kysely'
import { civilDateAt } from '#core/calendar/civil-date'
import type { ContentChecked, FigureRef } from '#core/notice/notice'
import { partsOf } from '#core/notice/parts'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Finding } from '../_shared/endpoint/platform'
import type { Tx } from '../_shared/store/store'
import { figuresToTell } from './figures-told'

interface ToIssue {
  readonly title: string
  readonly body: string
  readonly publishAt: Date | null
  readonly lastOn: string | null
  readonly figures: readonly FigureRef[]
  readonly contentCheck: ContentChecked
}

/**
 * What becomes of an announcement that comes out now or at its time: its moment, and its figures as they are now, for
 * nothing runs at that time. Never unchecked where a check is set up: without an answer nothing is published.
 */
export async function issuing(notice: ToIssue, context: SignedInContext) {
  const at = Math.max(notice.publishAt?.getTime() ?? 0, context.now)
  if (notice.lastOn !== null && notice.lastOn < civilDateAt(at)) {
    const message = '最后一天早于发布的那一天，发布了也没有人看得到，请改一下。'
    throw problem('badInput', { fields: [{ path: '/lastOn', message }] })
  }
  const told = await figuresToTell(notice.figures, context)
  const checked =
    notice.contentCheck === 'passed' ? 'passed' : await checkedWords(notice.title, notice.body, context)
  if (checked === 'unavailable' || checked === 'authorAway') throw unchecked(checked)
  return {
    state: 'issued' as const,
    publishedAt: new Date(at),
    told: JSON.stringify(told),
    contentCheck: checked,
  }
}

type Unchecked = Extract<Finding, 'unavailable' | 'authorAway'>

export const unchecked = (why: Unchecked) =>
  problem(why === 'authorAway' ? 'contentAuthorAway' : 'contentUnchecked')

/** Throws where something is found, and says where; 'none' where no check is set up. */
export async function checkedWords(
  title: string,
  text: string,
  { platform: { content }, openId, tx }: SignedInContext,
): Promise<ContentChecked | Unchecked> {
  if (!content) return 'none'
  const author = openId ?? (await ownOpenId(tx))
  const parts = [
    { part: 'title' as const, words: title, from: 1, to: title.length },
    ...partsOf(text).map((each) => ({ part: 'text' as const, ...each })),
  ]
  for (const { part, words, from, to } of parts) {
    const finding = await content.text(words, author)
    if (finding === 'risky') throw problem('contentRisky', { part, from, to })
    // What is not answered now is not for the next part either, and the author waits.
    if (finding !== 'passed') return finding === 'authorAway' ? finding : 'unavailable'
  }
  return 'passed'
}

/** Who publishes from a browser is vouched for by nobody, but may have a WeChat that signs in as them. */
async function ownOpenId(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ openId: string | null }>`select youju.own_openid() as open_id`.execute(tx)
  return rows[0]?.openId ?? undefined
}
