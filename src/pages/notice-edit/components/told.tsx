import type { NoticeState } from '#core/notice/state'
import { Banner } from '@/components/states/banner'
import type { Writing } from '../hooks/writing'
import { Overtaken } from './overtaken'
import { Restored } from './restored'

interface ToldProps {
  writing: Writing
  state: NoticeState
  onDiscard: () => void
}

/** What is to be known before going on writing. */
export function Told({ writing, state, onDiscard }: ToldProps) {
  const { trouble, theirs, restoredFrom } = writing
  return (
    <>
      {trouble && <Banner tone="warn">{trouble}</Banner>}
      {state === 'awaiting' && <Banner>这条公告在等审核。改好后请重新提交，审核的人看到的就是新的。</Banner>}
      {state === 'scheduled' && (
        <Banner>这条公告定好了时间发出。改好后请重新提交，不提交就照原来的发。</Banner>
      )}
      {theirs ? (
        <Overtaken writing={writing} />
      ) : (
        restoredFrom && <Restored from={restoredFrom} onDiscard={onDiscard} />
      )}
    </>
  )
}
