import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { ChangeSheet } from './components/change-sheet'
import { Rule, type Setting } from './components/rule'

/** What spares people work and protects them: whether it is on, what it rests on, and who changed it why. */
export default function GroundRules() {
  const me = useSession()
  if (me?.may.logObservation) return <Rules />
  return <StaffPage title="减负和设置" />
}

function Rules() {
  const me = useSession()
  const query = useQuery('setting.list', {})
  const [changing, setChanging] = useState<Setting>()
  const readsJournal = query.data?.mayChange === true || me?.posts.some(({ post }) => post === 'officer')
  return (
    <Page title="减负和设置" subtitle={me?.school.name} home={routes.me()} narrow onRefresh={query.reload}>
      <Answered query={query} loadingRows={7}>
        {({ settings, mayChange }) => (
          <>
            <CellGroup title="减负" bare note="关闭任何一项都要写明原因，全校教职工都看得到。">
              {settings
                .filter(({ switchedIn }) => switchedIn !== 'here')
                .map((setting) => (
                  <Rule key={setting.key} setting={setting} />
                ))}
            </CellGroup>
            <CellGroup title="学校自定" bare>
              {settings
                .filter(({ switchedIn }) => switchedIn === 'here')
                .map((setting) => (
                  <Rule
                    key={setting.key}
                    setting={setting}
                    onChange={mayChange ? () => setChanging(setting) : undefined}
                  />
                ))}
            </CellGroup>
          </>
        )}
      </Answered>
      {(readsJournal || me?.may.keepRoster) && (
        <CellGroup>
          {readsJournal && (
            <Cell
              icon="clock"
              title="操作日志"
              note="谁在什么时候做了什么，不能修改"
              url={routes.journal()}
            />
          )}
          {me?.may.keepRoster && (
            <Cell
              icon="chart-column"
              title="填写用时"
              note="每张表要填多久，不看个人"
              url={routes.burden()}
            />
          )}
        </CellGroup>
      )}
      {changing && (
        <ChangeSheet setting={changing} onClose={() => setChanging(undefined)} onDone={query.reload} />
      )}
    </Page>
  )
}
