import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import styles from '../index.module.less'
import { WithReason } from './with-reason'

interface ActionsProps {
  record: Output<'record.show'>
  reload: () => Promise<void>
  /** In a sample: goes on to the next record. */
  onChecked?: (() => void) | undefined
}

type Deed = 'withdraw' | 'return' | 'approve' | 'pass' | 'accept'

const DONE = {
  withdraw: '已撤回，不再计入',
  return: '已退回',
  approve: '已核准，现在计入',
  pass: '抽查通过',
  accept: '已受理',
} as const satisfies Record<Deed, string>

/** What the person may do with the record, on the revision they see. */
export function Actions({ record, reload, onChecked }: ActionsProps) {
  const { id, revision, may, content } = record
  const [open, setOpen] = useState<'withdraw' | 'return' | null>(null)
  const act = useAction(async (deed: Deed, reason: string) => {
    if (deed === 'withdraw') return call('record.withdraw', { id, revision, reason })
    const decision = deed === 'return' ? ({ decision: deed, reason } as const) : ({ decision: deed } as const)
    return call('record.decide', { id, revision, ...decision })
  })
  const run = async (deed: Deed, reason = '') => {
    const { done } = await act.run(deed, reason)
    if (done) {
      setOpen(null)
      toast(DONE[deed])
      if (onChecked) return onChecked()
    }
    await reload()
  }
  const correction = routes.entry(content.kind, { record: id })
  const close = () => {
    act.clear()
    setOpen(null)
  }
  const sheet = { busy: act.busy, fault: act.fault?.message, onClose: close }
  const busy = act.busy && open === null
  return (
    <View className={styles.actions}>
      {may.withdraw && <Button onTap={() => setOpen('withdraw')}>撤回</Button>}
      {may.correct && correction && (
        <Button look="primary" url={correction}>
          修改
        </Button>
      )}
      {may.return && <Button onTap={() => setOpen('return')}>退回</Button>}
      {may.accept && (
        <Button look="primary" busy={busy} onTap={() => void run('accept')}>
          受理
        </Button>
      )}
      {may.approve && !may.accept && (
        <Button look="primary" busy={busy} onTap={() => void run('approve')}>
          核准
        </Button>
      )}
      {may.pass && !may.accept && (
        <Button look={onChecked ? 'primary' : 'default'} busy={busy} onTap={() => void run('pass')}>
          {onChecked ? '通过' : '抽查通过'}
        </Button>
      )}
      {open === 'withdraw' && (
        <WithReason
          {...sheet}
          title="撤回这条记录？"
          text="撤回后不再计入，也不能恢复；需要时可以重新记一条。"
          label="撤回原因"
          optional
          action="撤回"
          onConfirm={(reason) => void run('withdraw', reason)}
        />
      )}
      {open === 'return' && (
        <WithReason
          {...sheet}
          title="退回这条记录？"
          text="退回后不再计入，记录人会看到原因，改好后可以再提交。"
          label="退回原因"
          action="退回"
          onConfirm={(reason) => void run('return', reason)}
        />
      )}
    </View>
  )
}
