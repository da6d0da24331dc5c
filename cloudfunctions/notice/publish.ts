import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { needsApproval } from './approval'
import { type Content, checkContent, columnsOf, contentIn } from './content'
import { checkedWords, issuing } from './issue'
import { type NoticeRow, savedShape } from './notice-row'
import { findOwn, insertNotice, rewrite } from './write'

export const publish = operation('notice.publish', async (input, context) => {
  const content = contentIn(input)
  const kept = await findOwn(input.id, context)
  if (kept && isReplay(kept, input, columnsOf(content).contentHash)) return savedShape(kept, context.now)
  if (kept && input.revision === undefined) throw problem('idTaken')
  if (!kept && (input.revision ?? null) !== null) throw problem('notFound')
  await checkContent(content, context)
  return (await needsApproval(context))
    ? handIn(input, content, kept, context)
    : issue(input, content, kept, context)
})

/** The reply to the first sending was lost: it was handed in or published with just this content. */
function isReplay(row: NoticeRow, { revision }: Parsed<'notice.publish'>, hash: string): boolean {
  return row.contentHash === hash && row.state !== 'draft' && row.revision !== revision
}

/** To another leader; where a check is set up its author is told at once what it found. */
async function handIn(
  { id, revision = null }: Parsed<'notice.publish'>,
  content: Content,
  kept: NoticeRow | undefined,
  context: SignedInContext,
): Promise<Output<'notice.publish'>> {
  const checked = await checkedWords(content.title, content.text, context)
  const contentCheck = checked === 'passed' ? 'passed' : 'none'
  const awaiting = { ...columnsOf(content), state: 'awaiting', told: '[]', contentCheck } as const
  const row = kept
    ? await rewrite(kept, revision, { ...awaiting, publishedAt: null }, 'handedIn', context)
    : await insertNotice(id, { ...awaiting, publishedAt: null }, 'handedIn', context)
  return savedShape(row, context.now)
}

async function issue(
  { id, revision = null }: Parsed<'notice.publish'>,
  content: Content,
  kept: NoticeRow | undefined,
  context: SignedInContext,
): Promise<Output<'notice.publish'>> {
  const columns = columnsOf(content)
  const issued = await issuing({ ...columns, figures: content.figures, contentCheck: 'none' }, context)
  const written = { ...columns, ...issued }
  const row = kept
    ? await rewrite(kept, revision, written, 'published', context)
    : await insertNotice(id, written, 'published', context)
  return savedShape(row, context.now)
}
