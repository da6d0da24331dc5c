import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { QrCode } from '@/components/qr-code'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { schoolToday } from '@/services/session'
import { useCode } from '../hooks/code'
import type { Session } from '../hooks/session'
import styles from './sign-in-code.module.less'

interface SignInCodeProps {
  session: Session
  signedIn: readonly string[]
  onSignedIn: (people: readonly string[]) => void
}

/** Signing in by a code on the screen, where the school has switched it on. The organiser confirms all the same. */
export function SignInCode({ session: { query, draft, expected }, signedIn, onSignedIn }: SignInCodeProps) {
  const [id, setId] = useState<string | null>(null)
  const open = useAction(async () => {
    if (draft.groupId) setId((await call('research.openCode', { groupId: draft.groupId })).id)
  })
  if (!query.data?.signInCode || !expected || draft.on !== schoolToday()) return null
  const start = async () => {
    const outcome = await open.run()
    if (!outcome.done && open.fault) toast(open.fault.message, 'bad')
  }
  const there = expected.filter((who) => signedIn.includes(who.id)).length
  return (
    <View className={styles.row}>
      <Button look="text" compact busy={open.busy} onTap={() => void start()}>
        打开扫码签到
      </Button>
      {signedIn.length > 0 && <View className={styles.count}>{`已签到 ${there} 人`}</View>}
      {id && (
        <CodeSheet
          id={id}
          words={`已签到 ${there} 人，应到 ${expected.length} 人`}
          onSignedIn={onSignedIn}
          onClose={() => setId(null)}
        />
      )}
    </View>
  )
}

interface CodeSheetProps {
  id: string
  words: string
  onSignedIn: (people: readonly string[]) => void
  onClose: () => void
}

function CodeSheet({ id, words, onSignedIn, onClose }: CodeSheetProps) {
  const { text, trouble } = useCode(id, onSignedIn)
  return (
    <Sheet
      open
      title="扫码签到"
      onClose={onClose}
      footer={<Button onTap={onClose}>收起，回去核对出勤</Button>}
    >
      <View className={styles.code}>
        {text === null ? (
          <View className={styles.hint}>{trouble ?? '正在取签到码'}</View>
        ) : (
          <QrCode text={text} label="签到码" />
        )}
        <View className={styles.count} ariaLive="polite">
          {words}
        </View>
        <View className={styles.hint}>
          签到码每 15 秒换一次，只用来方便登记，不取位置；没有扫的，由您登记。
        </View>
      </View>
    </Sheet>
  )
}
