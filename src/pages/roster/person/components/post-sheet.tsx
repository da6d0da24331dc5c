import { useState } from 'react'
import { Button } from '@/components/button'
import { DateField } from '@/components/form/date-field'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import { ReasonField } from './reason-field'
import type { SheetFor } from './sender'
import { sender } from './sender'
import { type Held, titleOf } from './timeline'

/** A post's last day; or it was begun by mistake, and nothing was recorded in it. */
export function PostSheet({ post, ...sheet }: SheetFor & { post: Held }) {
  const [to, setTo] = useState(post.to ?? schoolToday())
  const [reason, setReason] = useState('')
  const send = sender(sheet)
  const undo = useAction(() => send({ what: 'undo', appointmentId: post.id }, reason))
  const takeBack = async () => {
    const outcome = await undo.run()
    if (!outcome.done) return
    toast(outcome.value)
    sheet.onClose()
  }
  return (
    <ChangeSheet
      title={titleOf(post)}
      action={to === '' ? '一直任下去' : '保存最后一天'}
      ready
      note="任职有头有尾，不会被覆盖。清空最后一天，就表示还在任。"
      run={() => send({ what: 'end', appointmentId: post.id, to: to || null }, reason)}
      onClose={sheet.onClose}
    >
      {undo.fault && <Banner tone="bad">{undo.fault.message}</Banner>}
      <DateField label="最后一天" optional value={to} min={post.from} onChange={setTo} />
      <ReasonField value={reason} onChange={setReason} />
      <Button look="text" busy={undo.busy} onTap={() => void takeBack()}>
        填错了，撤销这一条
      </Button>
    </ChangeSheet>
  )
}
