import { View } from '@tarojs/components'
import { useState } from 'react'
import { SETTINGS } from '#core/setting/setting'
import { Button } from '@/components/button'
import { TextArea } from '@/components/form/text-area'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import type { Setting } from './rule'

interface ChangeSheetProps {
  setting: Setting
  onClose: () => void
  onDone: () => Promise<void>
}

export function ChangeSheet({ setting: { key, on }, onClose, onDone }: ChangeSheetProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const unsaid = reason.trim() === ''
  const verb = on ? '关闭' : '打开'
  const change = useAction(async () => {
    await call('setting.change', { key, on: !on, reason: reason.trim() })
    toast(`已${verb}`)
    onClose()
    await onDone()
  })
  const submit = () => {
    setMissing(unsaid)
    if (!unsaid) void change.run()
  }
  return (
    <Sheet
      open
      title={`${verb}「${SETTINGS[key].title}」`}
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look="primary" busy={change.busy} onTap={submit}>
            {`确认${verb}`}
          </Button>
        </>
      }
    >
      <View>{SETTINGS[key].words}</View>
      <TextArea
        label="原因"
        value={reason}
        onChange={setReason}
        maxLength={200}
        rows={3}
        hint="全校教职工都看得到，并记入操作日志"
        error={change.fault?.message ?? (missing && unsaid ? '请写明原因' : undefined)}
      />
    </Sheet>
  )
}
