import { useState } from 'react'
import type { Stance } from '#core/record/statement'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'
import { WithReason } from './with-reason'

interface RespondProps {
  recordId: string
  stance: Stance
  onDone: () => void
  onClose: () => void
}

const WORDS = {
  confirm: {
    title: '确认这条听课记录属实？',
    text: '确认以后听课人和负责人都能看到。之后有不同意见，还可以再提出。',
    label: '想说的话',
    action: '确认',
    done: '已确认',
  },
  object: {
    title: '对这条听课记录有异议？',
    text: '听课人会看到并答复，双方的话都会留下。负责人也能看到还没有答复的异议。',
    label: '异议',
    action: '提交',
    done: '已提出，等听课人答复',
  },
  reply: {
    title: '答复授课教师的异议',
    text: '记错了可以先修改记录，再在这里说明。',
    label: '答复',
    action: '答复',
    done: '已答复',
  },
} as const satisfies Record<Stance, object>

export function Respond({ recordId, stance, onDone, onClose }: RespondProps) {
  const words = WORDS[stance]
  // Kept over tries, so that a lost reply does not make it two statements.
  const [id] = useState(newId)
  const respond = useAction((said: string) => call('record.respond', { id, recordId, stance, words: said }))
  const run = async (said: string) => {
    const { done } = await respond.run(said)
    if (!done) return
    toast(words.done)
    onDone()
  }
  return (
    <WithReason
      title={words.title}
      text={words.text}
      label={words.label}
      optional={stance === 'confirm'}
      danger={false}
      maxLength={500}
      action={words.action}
      busy={respond.busy}
      fault={respond.fault?.message}
      onConfirm={(said) => void run(said)}
      onClose={onClose}
    />
  )
}
