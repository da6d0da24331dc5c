import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { useSession } from '@/services/session'
import { type Period, PeriodFields } from '../../components/period-fields'

export function Place({ notice: { id, pinnedUntil, lastOn } }: { notice: Output<'notice.read'> }) {
  const today = useSession()?.today ?? ''
  const [period, setPeriod] = useState<Period>({ pinnedUntil, lastOn })
  const placing = useAction(() => call('notice.place', { id, ...period }))
  const changed = period.pinnedUntil !== pinnedUntil || period.lastOn !== lastOn
  const place = async () => {
    const { done } = await placing.run()
    if (!done) return
    toast('已保存')
    await goBack(routes.notice(id))
  }
  return (
    <>
      {placing.fault && <Banner tone="bad">{placing.fault.message}</Banner>}
      <CellGroup>
        <PeriodFields
          period={period}
          today={today}
          onChange={(change) => setPeriod({ ...period, ...change })}
        />
      </CellGroup>
      <CellGroup bare>
        <Button look="primary" disabled={!changed} busy={placing.busy} onTap={() => void place()}>
          保存
        </Button>
      </CellGroup>
    </>
  )
}
