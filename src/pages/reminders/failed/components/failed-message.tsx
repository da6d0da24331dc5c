import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { REMINDERS } from '#core/reminder/reminder'
import { Button } from '@/components/button'
import { Heading2 } from '@/components/elements'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { serverNow } from '@/services/clock'
import { agoInWords } from '@/services/moment'
import styles from './failed-message.module.less'

interface FailedMessageProps {
  failed: Output<'reminder.failed'>['items'][number]
  onRetried: () => Promise<void>
}

/** To whom, why not, and what can be done about it. */
export function FailedMessage({ failed, onRetried }: FailedMessageProps) {
  const { id, kind, person, at, attempts, reason, retryable } = failed
  const retry = useAction(async () => {
    await call('reminder.retry', { id })
    toast('已重新排队，稍后再发')
    await onRetried()
  })
  return (
    <View className={styles.message}>
      <Heading2 className={styles.head}>
        {person.name} · {REMINDERS[kind].title}
      </Heading2>
      <View>{reason}</View>
      <View className={styles.facts}>
        {agoInWords(at, serverNow())}，试过 {attempts} 次
      </View>
      {retry.fault && (
        <View className={styles.fault} ariaRole="alert">
          {retry.fault.message}
        </View>
      )}
      {retryable && (
        <View className={styles.does}>
          <Button
            compact
            icon="rotate-cw"
            busy={retry.busy}
            label={`再发一次给${person.name}`}
            onTap={() => void retry.run()}
          >
            {retry.busy ? '正在排队' : '再发一次'}
          </Button>
        </View>
      )}
    </View>
  )
}
