import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { More } from '@/frame/more'
import type { Pages } from '@/services/pages'
import type { Me } from '@/services/session'
import { byTurn, type Listed } from '../marks'
import { NoticeRow } from './notice-row'

interface UnfinishedProps {
  pages: Pages<'notice.list', Listed>
  me: Me
}

/** For who writes announcements: what is not out yet, by whose turn it is. */
export function Unfinished({ pages, me }: UnfinishedProps) {
  const groups = byTurn(pages.items, { name: me.person.name, approves: me.may.approveNotice === true })
  if (groups.length === 0) {
    return <Empty icon="inbox" title="没有待发的公告" text="草稿、等审核的和定时发布的公告会在这里。" />
  }
  return (
    <>
      {groups.map(({ title, notices }) => (
        <CellGroup key={title} title={`${title} · ${notices.length} 条`}>
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} staff />
          ))}
        </CellGroup>
      ))}
      <More pages={pages} />
    </>
  )
}
