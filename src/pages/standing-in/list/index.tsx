import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { goTo } from '@/components/tap/navigate'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { DelegationCell } from './components/delegation-cell'
import { type Delegation, EndSheet } from './components/end-sheet'

const TITLE = '代理'

/** Who stands in for whom; those who hold a post hand it over for some days. */
export default function StandingIn() {
  const me = useSession()
  const staff = me?.may.logObservation === true
  const query = useQuery('delegation.list', {}, { when: staff })
  const [ending, setEnding] = useState<Delegation>()
  if (!staff) return <StaffPage title={TITLE} />
  return (
    <Page
      title={TITLE}
      narrow
      onRefresh={query.reload}
      footer={
        (query.data?.mine.length ?? 0) > 0 && (
          <Button look="primary" onTap={() => void goTo(routes.standIn())}>
            请人代理
          </Button>
        )
      }
    >
      <Answered query={query} loadingRows={3}>
        {({ delegations }) =>
          delegations.length === 0 ? (
            <Empty
              icon="users"
              title="没有代理"
              text="校长、主任、组长、班主任、教务员外出时，可以请一位同事代理几天。"
            />
          ) : (
            <CellGroup note="代理期间可以办理这个职务的事，不增加自己的任务；做的每件事都记着是谁、代谁做的。">
              {delegations.map((each) => (
                <DelegationCell
                  key={each.id}
                  delegation={each}
                  onTap={each.mayEnd ? () => setEnding(each) : undefined}
                />
              ))}
            </CellGroup>
          )
        }
      </Answered>
      {ending && <EndSheet delegation={ending} onEnded={query.reload} onClose={() => setEnding(undefined)} />}
    </Page>
  )
}
