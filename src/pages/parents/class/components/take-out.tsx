import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import type { Member } from '../../components/deciding'
import styles from './take-out.module.less'

interface TakeOutProps {
  member: Member
  onClose: () => void
  onDone: () => Promise<unknown>
}

/** Takes a parent out of the class, with the reason that stays in the journal. */
export function TakeOut({ member: { id, name }, onClose, onDone }: TakeOutProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const remove = useAction(async () => {
    await call('parent.remove', { id, reason: reason.trim() })
    toast(`${name}已移出`)
    onClose()
    await onDone()
  })
  const unsaid = reason.trim() === ''
  const submit = () => {
    setMissing(unsaid)
    if (!unsaid) void remove.run()
  }
  return (
    <Sheet
      open
      title={`移出${name}？`}
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look="danger" busy={remove.busy} onTap={submit}>
            移出
          </Button>
        </>
      }
    >
      <View className={styles.words}>移出后，对方马上看不到发给这个班级的公告。</View>
      <TextField
        label="原因"
        value={reason}
        onChange={setReason}
        placeholder="例如 孩子已转学"
        maxLength={200}
        error={remove.fault?.message ?? (missing && unsaid ? '请填写原因' : undefined)}
        onEnter={submit}
      />
    </Sheet>
  )
}
