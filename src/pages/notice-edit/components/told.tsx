import type { NoticeState } from '#core/notice/state'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import type { Writing } from '../hooks/writing'
import { Overtaken } from './overtaken'
import { Restored } from './restored'

interface ToldProps {
  writing: Writing
  state: NoticeState
  onDiscard: () => void
  /** Out of the queue, to be written on like any draft. */
  onReopen: () => void
}

/** What is to be known before going on writing. */
export function Told({ writing, state, onDiscard, onReopen }: ToldProps) {
  const { trouble, theirs, restoredFrom } = writing
  const held = HELD[state]
  return (
    <>
      {trouble && <Banner tone="warn">{trouble}</Banner>}
      {held && (
        <Banner
          action={
            <Button compact look="text" busy={writing.busy} onTap={onReopen}>
              改回草稿
            </Button>
          }
        >
          {held}
        </Banner>
      )}
      {theirs ? (
        <Overtaken writing={writing} />
      ) : (
        restoredFrom && (
          <Restored from={restoredFrom} isNew={writing.revision === null} onDiscard={onDiscard} />
        )
      )}
    </>
  )
}

const HELD: Partial<Record<NoticeState, string>> = {
  awaiting: '这条公告在等审核。改好文字后重新提交就可以；要换图片和附件，请先改回草稿。',
  scheduled:
    '这条公告到时间会自动发出。改好文字后重新提交就可以；要换图片和附件，请先改回草稿，改回后不会自动发出。',
}
