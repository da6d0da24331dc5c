import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { checkContent, columnsOf, contentIn } from './content'
import { type NoticeRow, savedShape } from './notice-row'
import { findOwn, insertNotice, rewrite } from './write'

export const save = operation('notice.save', async (input, context) => {
  const content = contentIn(input)
  const kept = await findOwn(input.id, context)
  if (kept && isReplay(kept, input, columnsOf(content).contentHash)) return savedShape(kept, context.now)
  if (kept && input.revision === null) throw problem('idTaken')
  if (!kept && input.revision !== null) throw problem('notFound')
  await checkContent(content, context)
  const draft = { ...columnsOf(content), state: 'draft', told: '[]', contentCheck: 'none' } as const
  const row = kept
    ? await rewrite(kept, input.revision, { ...draft, publishedAt: null }, 'saved', context)
    : await insertNotice(input.id, { ...draft, publishedAt: null }, 'saved', context)
  return savedShape(row, context.now)
})

/** The reply to the first sending was lost: it is kept as it was sent, and nothing has happened since. */
function isReplay(row: NoticeRow, { revision }: Parsed<'notice.save'>, hash: string): boolean {
  return row.state === 'draft' && row.contentHash === hash && row.revision === (revision ?? 0) + 1
}
