import { useState } from 'react'
import { Button } from '@/components/button'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { writesNotices } from '@/frame/writes-notices'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { Published } from './components/published'
import { Unfinished } from './components/unfinished'
import { isUnread } from './marks'

type Part = 'published' | 'unfinished'

/** Announcements for whoever is signed in; for who writes them, also what is not out yet. */
export default function NoticesPage() {
  const me = useSession()
  const writes = writesNotices(me)
  const [part, choose] = useState<Part>('published')
  const pages = usePages('notice.list', {}, (answer) => answer.notices)
  const { unread = 0 } = pages.query.data ?? {}
  const beyond = unread > pages.items.filter(isUnread).length
  const older = usePages('notice.list', { show: 'unread' }, (answer) => answer.notices, { when: beyond })
  const unfinished = usePages('notice.list', { show: 'unfinished' }, (answer) => answer.notices, {
    when: writes,
  })
  const waiting =
    unfinished.items.length > 0 ? ` ${unfinished.items.length}${unfinished.hasMore ? '+' : ''}` : ''
  const refresh = () =>
    Promise.all([pages.query.reload(), writes && unfinished.query.reload(), beyond && older.query.reload()])
  return (
    <Page
      place="notices"
      title="公告"
      unread={pages.query.data?.unread}
      subtitle={me?.school.name}
      narrow
      onRefresh={refresh}
      actions={
        writes && (
          <Button compact look="primary" icon="pen-line" url={routes.noticeEdit()}>
            写公告
          </Button>
        )
      }
    >
      {writes && (
        <Tabs
          label="哪些公告"
          tabs={[
            { key: 'published', label: '已发布' },
            { key: 'unfinished', label: `未发布${waiting}` },
          ]}
          current={part}
          onChange={choose}
        />
      )}
      {part === 'unfinished' && me ? (
        <Answered query={unfinished.query}>{() => <Unfinished pages={unfinished} me={me} />}</Answered>
      ) : (
        <Answered query={pages.query}>
          {() => (
            <Published pages={pages} unread={older} staff={me?.may.logObservation === true} writes={writes} />
          )}
        </Answered>
      )}
    </Page>
  )
}
