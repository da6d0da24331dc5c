import { useState } from 'react'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { GUARDIAN_STATES } from '#core/parent/guardian-state'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { Confirm } from '@/components/sheet/confirm'
import { toast } from '@/components/toast/store'
import { dayInWords } from '@/frame/in-words'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { lookWhoIAm, schoolToday } from '@/services/session'

const WHAT = {
  ...GUARDIAN_STATES,
  asked: `申请，${GUARDIAN_STATES.asked}`,
  joined: '加入',
}

type Joined = Output<'parent.classes'>['classes'][number]

interface ClassRowProps {
  joined: Joined
  onChange: () => Promise<void>
}

export function ClassRow({ joined: { id, class: title, name, state, at }, onChange }: ClassRowProps) {
  const [asking, setAsking] = useState(false)
  const isIn = state === 'joined'
  const leave = useAction(async () => {
    await call('parent.leave', { id })
    setAsking(false)
    toast(isIn ? `已退出${title}` : '申请已撤回')
    await Promise.all([onChange(), lookWhoIAm()])
  })
  const day = dayInWords(civilDateAt(Date.parse(at)), schoolToday())
  const living = isIn || state === 'asked'
  return (
    <>
      <Cell
        icon={isIn ? 'circle-check' : state === 'asked' ? 'clock' : 'circle-minus'}
        title={title}
        note={`${name} · ${day}${WHAT[state]}`}
        value={
          living && (
            <Button
              look="text"
              compact
              label={`${isIn ? '退出' : '撤回'}${title}`}
              onTap={() => setAsking(true)}
            >
              {isIn ? '退出' : '撤回'}
            </Button>
          )
        }
      />
      <Confirm
        open={asking}
        title={isIn ? `退出${title}？` : '撤回申请？'}
        text={
          leave.fault?.message ??
          (isIn
            ? '退出后马上看不到发给这个班级的公告。以后想再加入，要用班级码重新申请。'
            : '班主任不会再看到您的申请，以后可以重新申请。')
        }
        action={isIn ? '退出' : '撤回'}
        danger
        busy={leave.busy}
        onConfirm={() => void leave.run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
