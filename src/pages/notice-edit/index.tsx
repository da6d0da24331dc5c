import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isUnfinished } from '#core/notice/notice'
import { Button } from '@/components/button'
import { Empty, NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { writesNotices } from '@/frame/writes-notices'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Editor } from './components/editor'
import { ANEW, type Begun, begunFrom } from './hooks/begun'

/** Writing an announcement, a new one or one that is not out yet. */
export default function NoticeEditPage() {
  const me = useSession()
  const { id } = useRouter().params
  const query = useQuery('notice.draft', { id: id ?? '' }, { when: id !== undefined && writesNotices(me) })
  // What is begun anew is another announcement, with an id of its own.
  const [attempt, begin] = useState<{ number: number; begun: Begun | null }>({ number: 1, begun: null })
  const begun = attempt.begun ?? (id === undefined ? ANEW : query.data && begunFrom(query.data))
  if (me && !writesNotices(me)) {
    return (
      <Page title="写公告" home={routes.notices()} narrow>
        <NoPermission text="发布公告由校领导、组长和班主任负责。如果需要发布，请联系他们。" />
      </Page>
    )
  }
  if (begun && !isUnfinished(begun.state)) {
    return (
      <Page title="修改公告" home={routes.notices()} narrow>
        <Empty
          icon="megaphone"
          title="这条公告已经不是草稿"
          text="它已经发布或撤回。需要改正的，请在公告下面用“更正”。"
          action={
            <Button compact url={routes.notice(id ?? '')}>
              看这条公告
            </Button>
          }
        />
      </Page>
    )
  }
  if (begun) {
    return (
      <Editor
        key={attempt.number}
        begun={begun}
        onAnew={(anew) => begin({ number: attempt.number + 1, begun: anew })}
      />
    )
  }
  return (
    <Page title="修改公告" home={routes.notices()} narrow>
      <Answered query={query}>{() => null}</Answered>
    </Page>
  )
}
