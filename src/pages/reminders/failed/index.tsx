import { CellGroup } from '@/components/cell/group'
import { Empty, NoPermission } from '@/components/states'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { FailedMessage } from './components/failed-message'

/** Messages to WeChat that were given up, for those who can mend it. Nothing is lost: the reminders wait in the app. */
export default function RemindersFailed() {
  const me = useSession()
  const may = me?.may.keepRoster === true
  const pages = usePages('reminder.failed', {}, (answer) => answer, { when: may })
  if (!may)
    return (
      <Page title="没有发出的提醒" home={routes.me()}>
        {me && <NoPermission />}
      </Page>
    )
  return (
    <Page
      title="没有发出的提醒"
      subtitle={me.school.name}
      home={routes.me()}
      narrow
      onRefresh={pages.query.reload}
    >
      <Listed
        pages={pages}
        empty={<Empty icon="circle-check" title="都发出了" text="微信没有收下的提醒会列在这里，写明原因。" />}
      >
        {(items) => (
          <CellGroup bare note="这些提醒没有丢：老师在「我的 › 提醒」里都能看到，只是没有发到微信。">
            {items.map((failed) => (
              <FailedMessage key={failed.id} failed={failed} onRetried={pages.query.reload} />
            ))}
          </CellGroup>
        )}
      </Listed>
    </Page>
  )
}
