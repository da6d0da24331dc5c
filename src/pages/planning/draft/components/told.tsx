import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { agoInWords } from '@/services/moment'
import type { DraftShown } from '../../hooks/checked'
import type { Writing } from '../hooks/writing'

/** What became of what was typed: kept here only, refused, or overtaken. */
export function Told({ writing, answer: { meta } }: { writing: Writing; answer: DraftShown }) {
  return (
    <>
      {writing.trouble && <Banner tone="bad">{writing.trouble}</Banner>}
      {meta.publishedAs !== null && (
        <Banner tone="good">
          这份草稿已经发布为第 {meta.publishedAs} 版，不再修改；要改请从那一版另写一份。
        </Banner>
      )}
      {writing.outdated && (
        <Banner
          tone="warn"
          action={
            <>
              <Button look="text" compact onTap={writing.takeTheirs}>
                用新保存的
              </Button>
              <Button look="text" compact onTap={writing.keepMine}>
                以我的为准
              </Button>
            </>
          }
        >
          {meta.savedBy}刚刚保存过这份草稿，下面是您改了一半的内容。
        </Banner>
      )}
      {!writing.outdated && writing.restoredFrom && (
        <Banner
          action={
            <Button look="text" compact onTap={writing.takeTheirs}>
              不要了
            </Button>
          }
        >
          {agoInWords(writing.restoredFrom)}改的内容还在本机，没有保存。
        </Banner>
      )}
    </>
  )
}
