import { useState } from 'react'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { Post } from '#core/org/post'
import { faultOfDays } from '#core/rights/standing-in'
import { useAttention } from '@/components/form/attention'
import type { Person } from '@/form/person-sheet'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'

interface Given {
  readonly post: Post | ''
  readonly taker: Person | undefined
  readonly from: CivilDate | ''
  readonly to: CivilDate | ''
  readonly reason: string
}

type Missing = Partial<Record<keyof Given, string>>

/** What is being handed over, under one id until it is sent: sent twice it is one. */
export function useGiving(today: CivilDate, only: Post | undefined) {
  const [id] = useState(newId)
  const [kept, setGiven] = useState<Given>({
    ...{ post: '', taker: undefined, reason: '' },
    ...{ from: today, to: addDays(today, 2) },
  })
  const [tried, setTried] = useState(false)
  const { attention, drawAttention } = useAttention()
  const given: Given = kept.post === '' && only ? { ...kept, post: only } : kept
  const missing = mistakesIn(given, today)
  const sending = useAction(async ({ post, taker, from, to, reason }: Given) => {
    if (post === '' || !taker || from === '' || to === '') return
    await call('delegation.give', { id, post, takerId: taker.id, from, to, reason: reason.trim() })
  })
  const submit = async (): Promise<boolean> => {
    setTried(true)
    if (Object.keys(missing).length > 0) {
      drawAttention()
      return false
    }
    return (await sending.run(given)).done
  }
  const change = (part: Partial<Given>) => setGiven({ ...given, ...part })
  const send = { submit, busy: sending.busy, fault: sending.fault?.message ?? null }
  return { given, change, send, missing: tried ? missing : {}, attention }
}

function mistakesIn({ post, taker, from, to, reason }: Given, today: CivilDate): Missing {
  const days = from === '' || to === '' ? undefined : faultOfDays(from, to, today)
  return {
    ...(post === '' && { post: '请选择职务' }),
    ...(!taker && { taker: '请选择请谁代理' }),
    ...(from === '' && { from: '请选择开始日期' }),
    ...(to === '' && { to: '请选择结束日期' }),
    ...(days && { [days.path === '/from' ? 'from' : 'to']: days.message }),
    ...(reason.trim() === '' && { reason: '请填写原因' }),
  }
}
