import { useState } from 'react'
import { addDays } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { MOST_DAYS } from '#core/rights/standing-in'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { DateField } from '@/components/form/date-field'
import { Form } from '@/components/form/form'
import { PickedField } from '@/components/form/picked-field'
import { TextArea } from '@/components/form/text-area'
import { NoPermission } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { PersonSheet } from '@/form/person-sheet'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { type Me, useSession } from '@/services/session'
import { useGiving } from './hooks/giving'

const TITLE = '请人代理'

export default function GivePage() {
  const me = useSession()
  const staff = me?.may.logObservation === true
  const query = useQuery('delegation.list', {}, { when: staff })
  if (!staff) return <StaffPage title={TITLE} />
  const { mine = [] } = query.data ?? {}
  if (mine.length > 0) return <Giving me={me} mine={mine} />
  return (
    <Page title={TITLE} narrow home={routes.standingIn()}>
      <Answered query={query}>{() => <NoPermission />}</Answered>
    </Page>
  )
}

interface GivingProps {
  me: Me
  mine: Output<'delegation.list'>['mine']
}

/** A post, a colleague, the days and the reason. */
function Giving({ me: { today }, mine }: GivingProps) {
  const [choosing, setChoosing] = useState(false)
  const only = mine.length === 1 ? mine[0]?.post : undefined
  const { given, change, send, missing, attention } = useGiving(today, only)
  const submit = async () => {
    if (!(await send.submit())) return
    toast(given.from === today ? '代理从现在起生效' : '到那一天自动生效')
    void goBack(routes.standingIn())
  }
  return (
    <Page
      title={TITLE}
      home={routes.standingIn()}
      narrow
      banner={send.fault && <Banner tone="bad">{send.fault}</Banner>}
      footer={
        <Button look="primary" busy={send.busy} onTap={() => void submit()}>
          {send.busy ? '正在提交' : '确定'}
        </Button>
      }
    >
      <Form label={TITLE} attention={attention}>
        <CellGroup note="代理人能看到、能办理这个职务的事，但不能核查自己的记录，也不能再转给别人；随时可以提前结束。">
          <ChipsField
            label="职务"
            options={mine.map(({ post, label }) => ({ value: post, label }))}
            value={given.post}
            onChange={(post) => change({ post })}
            error={missing.post}
          />
          <PickedField
            label="请谁代理"
            words={given.taker?.name ?? ''}
            onTap={() => setChoosing(true)}
            error={missing.taker}
          />
          <DateField
            label="从"
            value={given.from}
            min={today}
            onChange={(from) => change({ from })}
            error={missing.from}
          />
          <DateField
            label="到"
            hint="含当天"
            value={given.to}
            min={given.from || today}
            max={addDays(given.from || today, MOST_DAYS - 1)}
            onChange={(to) => change({ to })}
            error={missing.to}
          />
          <TextArea
            label="原因"
            value={given.reason}
            onChange={(reason) => change({ reason })}
            placeholder="例如：外出开会"
            hint="同事都看得到"
            maxLength={200}
            rows={2}
            error={missing.reason}
          />
        </CellGroup>
      </Form>
      {choosing && (
        <PersonSheet
          title="请谁代理"
          onChoose={(taker) => {
            change({ taker })
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </Page>
  )
}
