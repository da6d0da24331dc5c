import type { Parsed } from '#core/contract/contract'
import { type FigureRef, inOrder, type Target } from '#core/notice/notice'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { contentHash } from '../_shared/store/content-hash'
import { checkAudience } from './addressable'

/** What an announcement says, for whom and from when to when, as its author hands it in. */
export interface Content {
  readonly title: string
  readonly text: string
  readonly audience: readonly Target[]
  readonly publishAt: string | null
  readonly lastOn: string | null
  readonly pinnedUntil: string | null
  readonly receipt: boolean
  readonly figures: readonly FigureRef[]
}

/** The input in one form, so that what says the same has the same hash. */
export function contentIn(input: Parsed<'notice.save'> | Parsed<'notice.publish'>): Content {
  const { title, text, audience, publishAt, lastOn, pinnedUntil, receipt, figures } = input
  return {
    title: title.trim(),
    text,
    audience: inOrder(audience),
    publishAt: publishAt ? new Date(publishAt).toISOString() : null,
    lastOn: lastOn ?? null,
    pinnedUntil: pinnedUntil ?? null,
    receipt: receipt ?? false,
    figures: (figures ?? []).map(({ planId, ruleId }) => ({ planId, ruleId })),
  }
}

/** Whom the caller may not address, and results the caller may not publish, are in no draft either. */
export async function checkContent(content: Content, context: SignedInContext): Promise<void> {
  await checkAudience(content.audience, context)
  if (content.figures.length > 0 && !reaches('notice.figures', context.caller.roles, 'school'))
    throw problem('notAllowed')
}

/** The columns that hold it. */
export function columnsOf(content: Content) {
  const { title, text, audience, publishAt, lastOn, pinnedUntil, receipt, figures } = content
  return {
    title,
    body: text,
    audience: JSON.stringify(audience),
    publishAt: publishAt === null ? null : new Date(publishAt),
    lastOn,
    pinnedUntil,
    receiptAsked: receipt,
    figures: JSON.stringify(figures),
    contentHash: contentHash(content),
  }
}
