import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { NoticeRow } from './components/notice-row'

/** Announcements for whoever is signed in, what they have not read yet first. */
export default function NoticesPage() {
  const me = useSession()
  const pages = usePages('notice.list', {}, (answer) => answer.notices)
  const publishes = me?.may.publishNotice === true
  const isNew = (notice: (typeof pages.items)[number]) => !notice.read && !notice.withdrawn
  const unread = pages.items.filter(isNew)
  const others = pages.items.filter((notice) => !isNew(notice))
  const row = (notice: (typeof pages.items)[number]) => (
    <NoticeRow
      key={notice.id}
      notice={notice}
      unread={isNew(notice)}
      staff={me?.may.logObservation === true}
    />
  )
  return (
    <Page
      place="notices"
      title="公告"
      unread={pages.query.data?.unread}
      subtitle={me?.school.name}
      narrow
      onRefresh={pages.query.reload}
      actions={
        publishes && (
          <Button compact look="primary" icon="pen-line" url={routes.noticeEdit()}>
            写公告
          </Button>
        )
      }
    >
      <Answered query={pages.query}>
        {(answer) => (
          <>
            {pages.items.length === 0 && (
              <Empty
                icon="megaphone"
                title="还没有公告"
                text={publishes ? '写一条，发给老师或家长。' : '学校发布以后，会出现在这里。'}
              />
            )}
            {unread.length > 0 && (
              <CellGroup title={`未读 · ${Math.max(answer.unread, unread.length)} 条`}>
                {unread.map(row)}
              </CellGroup>
            )}
            {others.length > 0 && (
              <CellGroup title={unread.length > 0 ? '看过的' : undefined}>{others.map(row)}</CellGroup>
            )}
            <More pages={pages} />
          </>
        )}
      </Answered>
    </Page>
  )
}
