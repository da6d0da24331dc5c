import { useState } from 'react'
import { NoPermission } from '@/components/states'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'
import { Editor } from './components/editor'
import { EMPTY } from './hooks/notice-form'

/** Writing an announcement. A new attempt is a new announcement with an id of its own. */
export default function NoticeEditPage() {
  const me = useSession()
  const [attempt, begin] = useState({ number: 1, start: EMPTY })
  if (me && !me.may.publishNotice) {
    return (
      <Page title="写公告" home={routes.notices()} narrow>
        <NoPermission text="发布公告由校长和教导主任负责。如果需要发布，请联系他们。" />
      </Page>
    )
  }
  return (
    <Editor
      key={attempt.number}
      start={attempt.start}
      onAnew={(start) => begin({ number: attempt.number + 1, start })}
    />
  )
}
