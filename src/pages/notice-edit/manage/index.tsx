import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { NoPermission } from '@/components/states'
import { goBack } from '@/components/tap/navigate'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { Place } from './components/place'
import { WithdrawSheet } from './components/withdraw-sheet'

/** Where an announcement that is out stands, and taking it back, or giving up one that is not out. */
export default function NoticeManage() {
  const { id = '' } = useRouter().params
  const query = useQuery('notice.read', { id })
  const [asked, ask] = useState(false)
  return (
    <Page title="置顶、期限和撤回" subtitle={query.data?.title} home={routes.notice(id)} narrow>
      <Answered query={query}>
        {(notice) => {
          const { may, state } = notice
          const isOut = state === 'published'
          if (!may.correct && !may.withdraw)
            return <NoPermission text="这条公告不是您负责的，或者已经撤回。" />
          return (
            <>
              {may.correct && isOut && <Place key={notice.revision} notice={notice} />}
              {may.withdraw && (
                <CellGroup>
                  <Cell
                    icon="circle-minus"
                    title={isOut ? '撤回' : '不发了，删除'}
                    note={isOut ? '收到的人不再看到它' : undefined}
                    onTap={() => ask(true)}
                  />
                </CellGroup>
              )}
              {asked && (
                <WithdrawSheet
                  notice={notice}
                  onWithdrawn={() => goBack(routes.notices())}
                  onClose={() => ask(false)}
                />
              )}
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
