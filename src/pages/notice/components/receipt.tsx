import { useState } from 'react'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import type { Notice } from '../notice'

interface ReceiptProps {
  notice: Notice
  onGiven: () => Promise<void>
}

/** Saying that one has taken notice, which is said once and for all. */
export function Receipt({ notice: { id }, onGiven }: ReceiptProps) {
  const [asked, ask] = useState(false)
  const giving = useAction(() => call('notice.acknowledge', { id }))
  const give = async () => {
    const { done } = await giving.run()
    if (!done) return
    ask(false)
    await onGiven()
  }
  return (
    <>
      <Button look="primary" icon="check" onTap={() => ask(true)}>
        我已知晓
      </Button>
      <Confirm
        open={asked}
        title="回复“我已知晓”？"
        text={
          <>
            {giving.fault && <Banner tone="bad">{giving.fault.message}还没有回复成功，请再点一次。</Banner>}
            发布人会看到您已经知道这件事，以及回复的时间。这不是签字，也不表示同意；回复后不能收回。
          </>
        }
        action="回复"
        busy={giving.busy}
        onConfirm={() => void give()}
        onClose={() => ask(false)}
      />
    </>
  )
}

/** Whether the caller still has to say so. */
export const owesReceipt = ({ receipt, state }: Notice) =>
  state === 'published' && receipt.asked && receipt.given === null && receipt.owed !== false
