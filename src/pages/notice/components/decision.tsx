import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { TextArea } from '@/components/form/text-area'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import type { Notice } from '../notice'

interface DecisionProps {
  notice: Notice
  onDecided: () => Promise<void>
}

const LONGEST_REASON = 200

/** The last look of a second pair of eyes: out with it, or back with a word why. */
export function Decision({ notice: { id, revision, audience }, onDecided }: DecisionProps) {
  const [asked, ask] = useState<'approve' | 'return' | null>(null)
  const [reason, setReason] = useState('')
  const deciding = useAction((decision: 'approve' | 'return') =>
    call('notice.decide', { id, revision, decision, reason: reason.trim() }),
  )
  const decide = async (decision: 'approve' | 'return') => {
    const outcome = await deciding.run(decision)
    if (!outcome.done) return
    ask(null)
    toast(OUTCOMES[outcome.value.state] ?? '已处理')
    await onDecided()
  }
  const fault = deciding.fault && <Banner tone="bad">{deciding.fault.message}</Banner>
  return (
    <>
      <Button onTap={() => ask('return')}>退回修改</Button>
      <Button look="primary" onTap={() => ask('approve')}>
        通过
      </Button>
      {asked === 'approve' && (
        <Sheet
          open
          title="通过这条公告？"
          onClose={() => ask(null)}
          footer={
            <>
              <Button onTap={() => ask(null)}>取消</Button>
              <Button look="primary" busy={deciding.busy} onTap={() => void decide('approve')}>
                通过
              </Button>
            </>
          }
        >
          {fault}
          通过后就发给{audience}；定了时间的，到时间发出。
        </Sheet>
      )}
      {asked === 'return' && (
        <Sheet
          open
          title="退回修改"
          onClose={() => ask(null)}
          footer={
            <Button
              look="primary"
              busy={deciding.busy}
              disabled={reason.trim() === ''}
              onTap={() => void decide('return')}
            >
              退回
            </Button>
          }
        >
          {fault}
          <CellGroup>
            <TextArea
              label="哪里要改"
              hint="写的人会看到这段话"
              value={reason}
              maxLength={LONGEST_REASON}
              onChange={setReason}
            />
          </CellGroup>
        </Sheet>
      )}
    </>
  )
}

const OUTCOMES: Partial<Record<Notice['state'], string>> = {
  published: '已通过，公告发出了',
  scheduled: '已通过，到时间自动发出',
  returned: '已退回',
}
