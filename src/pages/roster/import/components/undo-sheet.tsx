import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { useAction } from '@/services/action'
import { call } from '@/services/call'

export type EarlierImport = Output<'roster.imports'>['imports'][number]

interface UndoSheetProps {
  undoing: EarlierImport
  onClose: () => void
  onDone: () => Promise<void>
}

/** Takes an import back with a reason, and names what had to stay. */
export function UndoSheet({ undoing, onClose, onDone }: UndoSheetProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const undo = useAction(async () => {
    const { undone, kept } = await call('roster.undo', { id: undoing.id, reason })
    await onDone()
    return { undone, kept }
  })
  const [outcome, setOutcome] = useState<{ undone: number; kept: readonly string[] } | null>(null)
  const run = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    const ran = await undo.run()
    if (ran.done) setOutcome(ran.value)
  }
  if (outcome) {
    return (
      <Sheet open title="已经撤销" onClose={onClose} footer={<Button onTap={onClose}>知道了</Button>}>
        <Banner tone={outcome.kept.length > 0 ? 'warn' : 'good'}>
          退回了 {outcome.undone} 处改动
          {outcome.kept.length > 0 ? `，有 ${outcome.kept.length} 处保留：` : '，名册和导入以前一样。'}
        </Banner>
        {outcome.kept.map((words) => (
          <View key={words}>{words}</View>
        ))}
      </Sheet>
    )
  }
  return (
    <Sheet
      open
      title="撤销这次导入"
      onClose={onClose}
      footer={
        <>
          <Button onTap={onClose}>取消</Button>
          <Button look="danger" busy={undo.busy} onTap={() => void run()}>
            确认撤销
          </Button>
        </>
      }
    >
      <View>
        {undoing.changes} 处改动退回到导入以前。已经有记录、账号，或者后来又改过的，会保留并告诉您。
      </View>
      <TextField
        label="原因"
        placeholder="例如：选错了文件"
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={missing ? '请写明原因' : undefined}
      />
      {undo.fault && <Banner tone="bad">{undo.fault.message}</Banner>}
    </Sheet>
  )
}
