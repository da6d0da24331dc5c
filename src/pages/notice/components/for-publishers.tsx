import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import styles from './for-publishers.module.less'

interface ForPublishersProps {
  notice: Output<'notice.read'>
  onWithdrawn: () => Promise<void>
}

export function ForPublishers({ notice, onWithdrawn }: ForPublishersProps) {
  const [asked, ask] = useState(false)
  const withdraw = useAction(() => call('notice.withdraw', { id: notice.id }))
  const confirm = async () => {
    const { done } = await withdraw.run()
    ask(false)
    if (!done) return
    toast('已撤回，家长和老师不再看到它。')
    await onWithdrawn()
  }
  return (
    <View className={styles.publishers}>
      <View className={styles.readers}>{notice.readers ? `${notice.readers} 人看过` : '还没有人看过'}</View>
      {withdraw.fault && <Banner tone="bad">{withdraw.fault.message}</Banner>}
      {notice.mayWithdraw && (
        <Button look="danger" compact onTap={() => ask(true)}>
          撤回
        </Button>
      )}
      <Confirm
        open={asked}
        title="撤回这条公告？"
        text="撤回以后，收到的人不再看到它，也不能恢复。已经看过的人不会收到提醒。"
        action="撤回"
        danger
        busy={withdraw.busy}
        onConfirm={() => void confirm()}
        onClose={() => ask(false)}
      />
    </View>
  )
}
