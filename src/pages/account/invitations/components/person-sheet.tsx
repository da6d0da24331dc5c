import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { SwitchField } from '@/components/form/switch-field'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import type { Inviting } from '../hooks/invite'
import styles from './person-sheet.module.less'

export type Colleague = Output<'account.list'>['items'][number]

interface PersonSheetProps {
  person: Colleague
  inviting: Inviting
  onChanged: () => Promise<void>
  onClose: () => void
}

/** What can be done for one colleague: another invitation, taking one back, closing what a lost phone opens. */
export function PersonSheet({ person, inviting, onChanged, onClose }: PersonSheetProps) {
  const { personId, name, invitationId } = person
  const [waysIn, setWaysIn] = useState(true)
  const [reason, setReason] = useState('')
  const done = async (words: string) => {
    onClose()
    toast(words)
    await onChanged()
  }
  const invite = async () => {
    onClose()
    await inviting.action.run([personId])
  }
  const revoke = useAction(async (id: string) => {
    await call('account.revoke', { invitationId: id })
    await done('邀请码已经收回')
  })
  const close = useAction(async () => {
    const { ended } = await call('account.close', { personId, waysIn, reason: reason.trim() })
    await done(ended > 0 ? `已退出 ${ended} 处登录` : '没有正在登录的设备')
  })
  const fault = revoke.fault ?? close.fault
  return (
    <Sheet open title={name} onClose={onClose}>
      <View className={styles.parts}>
        {fault && <Banner tone="bad">{fault.message}</Banner>}
        <View className={styles.part}>
          <View className={styles.words}>
            {invitationId
              ? '重新发一个邀请码，原来那张纸条作废。'
              : '换了微信、忘了密码：发一个新邀请码。本人一用，原来的登录方式就换掉，旧设备全部退出。'}
          </View>
          <Button look="primary" busy={inviting.action.busy} onTap={() => void invite()}>
            {invitationId ? '重新发邀请码' : '发新的邀请码'}
          </Button>
          {invitationId && (
            <Button busy={revoke.busy} onTap={() => void revoke.run(invitationId)}>
              收回邀请码
            </Button>
          )}
        </View>
        <View className={styles.part}>
          <View className={styles.words}>
            手机丢了：马上让他在本校的登录全部失效。没有提交的记录会留在那台设备上。
          </View>
          <SwitchField
            label="登录方式也停用"
            hint="捡到手机的人也不能再登录；本人要用新邀请码加入"
            value={waysIn}
            onChange={setWaysIn}
          />
          <TextField
            label="原因"
            value={reason}
            onChange={setReason}
            maxLength={200}
            placeholder="手机丢了"
          />
          <Button
            look="danger"
            busy={close.busy}
            disabled={reason.trim() === ''}
            onTap={() => void close.run()}
          >
            停用
          </Button>
        </View>
      </View>
    </Sheet>
  )
}
