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

interface WithdrawSheetProps {
  notice: Output<'notice.read'>
  onWithdrawn: () => Promise<unknown>
  onClose: () => void
}

const LONGEST_REASON = 200

/** Taking back what is out, or giving up what is not. */
export function WithdrawSheet({ notice, onWithdrawn, onClose }: WithdrawSheetProps) {
  const [reason, setReason] = useState('')
  const isOut = notice.state === 'published'
  const withdrawal = useAction(() =>
    call('notice.withdraw', { id: notice.id, ...(reason.trim() && { reason: reason.trim() }) }),
  )
  const withdraw = async () => {
    const { done } = await withdrawal.run()
    if (!done) return
    toast(isOut ? '已撤回，家长和老师不再看到它。' : '已删除')
    await onWithdrawn()
  }
  return (
    <Sheet
      open
      title={isOut ? '撤回这条公告？' : '删除这条没有发出的公告？'}
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look="danger" busy={withdrawal.busy} onTap={() => void withdraw()}>
            {isOut ? '撤回' : '删除'}
          </Button>
        </>
      }
    >
      {withdrawal.fault && <Banner tone="bad">{withdrawal.fault.message}</Banner>}
      {isOut
        ? '撤回以后，收到的人不再看到它，也不能恢复。已经看过的人不会收到提醒。只是写错了字，用“更正”就可以。'
        : '删除以后不能恢复。'}
      {isOut && (
        <CellGroup>
          <TextArea
            label="为什么撤回"
            optional
            hint="只有发布公告的人看得到"
            value={reason}
            maxLength={LONGEST_REASON}
            rows={2}
            onChange={setReason}
          />
        </CellGroup>
      )}
    </Sheet>
  )
}
