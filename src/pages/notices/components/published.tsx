import { CellGroup } from '@/components/cell/group'
import { LongList } from '@/components/long-list'
import { Empty } from '@/components/states'
import { More } from '@/frame/more'
import type { Pages } from '@/services/pages'
import { isUnread, type Listed } from '../marks'
import { NoticeRow } from './notice-row'

interface PublishedProps {
  pages: Pages<'notice.list', Listed>
  /** All that are unread, where the first page of `pages` does not hold them; they may be from months ago. */
  unread: Pages<'notice.list', Listed>
  staff: boolean
  writes: boolean
}

/** What is out: unread ones first, then pinned ones and the others, the newest first. */
export function Published({ pages, unread, staff, writes }: PublishedProps) {
  const row = (notice: Listed) => <NoticeRow key={notice.id} notice={notice} staff={staff} />
  const others = pages.items.filter((notice) => !isUnread(notice))
  const here = pages.items.filter(isUnread)
  const beyond = unread.items.length > here.length
  const news = beyond ? unread.items.filter(isUnread) : here
  const count = pages.query.data?.unread ?? 0
  return (
    <>
      {news.length + others.length === 0 && (
        <Empty
          icon="megaphone"
          title="还没有公告"
          text={writes ? '写一条，发给老师或家长。' : '学校发布以后，会出现在这里。'}
        />
      )}
      {news.length > 0 && (
        <CellGroup title={`未读 · ${Math.max(count, news.length)} 条`}>
          <LongList items={news}>{row}</LongList>
        </CellGroup>
      )}
      {beyond && <More pages={unread} />}
      {others.length > 0 && (
        <CellGroup title={news.length > 0 ? '看过的' : undefined}>
          <LongList items={others}>{row}</LongList>
        </CellGroup>
      )}
      <More pages={pages} />
    </>
  )
}
