import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'
import { Download } from './components/download'
import { EraseMyself } from './components/erase-myself'

/** What is kept about oneself: to read about, to take along, to erase. */
export default function OwnData() {
  const me = useSession()
  return (
    <Page title="个人信息" home={routes.me()} narrow>
      {me && (
        <>
          <CellGroup>
            <Cell
              icon="file-text"
              title="隐私说明"
              note={me.consented ? `您同意的是 ${me.consented} 版` : '保存什么、谁能看到、保存多久'}
              url={routes.privacy()}
            />
            <Cell
              icon="clock"
              title="操作记录"
              note="我做过什么，别人对我的记录做过什么"
              url={routes.ownActs()}
            />
            {me.may.keepRoster && (
              <Cell
                icon="calendar"
                title="保存期限"
                note="各类信息保存多久，有多少到期"
                url={routes.retention()}
              />
            )}
          </CellGroup>
          <Download />
          <EraseMyself me={me} />
        </>
      )}
    </Page>
  )
}
