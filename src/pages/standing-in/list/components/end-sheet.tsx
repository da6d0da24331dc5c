import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { TextArea } from '@/components/form/text-area'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { refreshMe } from '@/services/session'

export type Delegation = Output<'delegation.list'>['delegations'][number]

interface EndSheetProps {
  delegation: Delegation
  onEnded: () => Promise<unknown>
  onClose: () => void
}

/** Ends a delegation before its last day; the taker's next call is refused. */
export function EndSheet({ delegation: { id, giver, taker, label }, onEnded, onClose }: EndSheetProps) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const ending = useAction(async () => {
    await call('delegation.end', { id, reason: reason.trim() })
    toast('代理已经结束')
    onClose()
    await Promise.all([onEnded(), refreshMe()])
  })
  const end = () => {
    setTried(true)
    if (reason.trim() !== '') void ending.run()
  }
  return (
    <Sheet
      open
      title={`结束${taker}代理${giver}的${label}？`}
      onClose={onClose}
      footer={
        <Button look="danger" busy={ending.busy} onTap={end}>
          结束代理
        </Button>
      }
    >
      {ending.fault && <Banner tone="bad">{ending.fault.message}</Banner>}
      <CellGroup note="马上生效；代理期间已经办好的事不变。">
        <TextArea
          label="原因"
          value={reason}
          onChange={setReason}
          placeholder="例如：提前回来"
          maxLength={200}
          rows={2}
          error={tried && reason.trim() === '' ? '请填写原因' : undefined}
        />
      </CellGroup>
    </Sheet>
  )
}
