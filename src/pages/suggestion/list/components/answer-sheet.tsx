import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { TextArea } from '@/components/form/text-area'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { lookWhoIAm } from '@/services/session'
import styles from './said.module.less'

const LONGEST = 2000

export type Suggestion = Output<'suggestion.list'>['items'][number]

interface AnswerSheetProps {
  said: Suggestion
  onClose: () => void
  onDone: () => Promise<void>
}

export function AnswerSheet({ said: { id, text, from, answer }, onClose, onDone }: AnswerSheetProps) {
  const [words, setWords] = useState(answer?.text ?? '')
  const [missing, setMissing] = useState(false)
  const send = useAction(async () => {
    await call('suggestion.answer', { id, text: words.trim() })
    toast('答复已发出')
    onClose()
    await Promise.all([onDone(), lookWhoIAm()])
  })
  const unsaid = words.trim() === ''
  const submit = () => {
    setMissing(unsaid)
    if (!unsaid) void send.run()
  }
  return (
    <Sheet
      open
      title={answer ? '修改答复' : '答复'}
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look="primary" busy={send.busy} onTap={submit}>
            {send.busy ? '正在发出' : '发出'}
          </Button>
        </>
      }
    >
      <View className={styles.text}>{text}</View>
      <TextArea
        label="答复"
        value={words}
        onChange={setWords}
        maxLength={LONGEST}
        rows={4}
        hint={
          from === '匿名'
            ? '写的人会看到您的答复和姓名；您和学校都看不到是谁写的。'
            : '写的人会看到您的答复和姓名。'
        }
        error={send.fault?.message ?? (missing && unsaid ? '请填写答复' : undefined)}
      />
    </Sheet>
  )
}
