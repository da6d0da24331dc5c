import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { PRIVACY_VERSION } from '#core/privacy/version'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { Sheet } from '@/components/sheet'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { closeSession, type Me, refreshMe } from '@/services/session'
import { routes } from './routes'

/**
 * Asked once a version, at the first page after signing in. The whole text can be read before; who does not agree is signed
 * out, and what is on the device stays. Offline nobody is asked: the answer could not be kept.
 */
export function Consent({ me: { consented, school } }: { me: Me }) {
  const [declining, setDeclining] = useState(false)
  // While the text is open on top, this page must not keep the focus.
  const [inSight, setInSight] = useState(true)
  useDidShow(() => setInSight(true))
  useDidHide(() => setInSight(false))
  const agree = useAction(async () => {
    await call('privacy.consent', { version: PRIVACY_VERSION })
    await refreshMe()
  })
  const leave = useAction(closeSession)
  // Servers before this one do not say, and do not ask.
  if (consented === undefined || consented === PRIVACY_VERSION || !inSight) return null
  if (declining)
    return (
      <Sheet
        open
        title="先不同意"
        onClose={() => setDeclining(false)}
        footer={
          <>
            <Button onTap={() => setDeclining(false)}>再看看</Button>
            <Button look="primary" busy={leave.busy} onTap={() => void leave.run()}>
              退出登录
            </Button>
          </>
        }
      >
        <View>没有关系。不同意就先退出登录，本机上的草稿会留着；有疑问可以问教务员，想用的时候再登录。</View>
      </Sheet>
    )
  return (
    <Sheet
      open
      title={consented === null ? '隐私说明' : '隐私说明更新了'}
      onClose={() => setDeclining(true)}
      footer={
        <>
          <Button onTap={() => setDeclining(true)}>不同意</Button>
          <Button look="primary" busy={agree.busy} onTap={() => void agree.run()}>
            同意并继续
          </Button>
        </>
      }
    >
      <View>
        {school.name}
        用有据保存工作计划、工作记录和公告。只收办事要用的信息，不定位、不打卡、不排名；您可以随时下载自己的信息，离开后可以删除。
      </View>
      <Cell icon="file-text" title="看全文" note="保存什么、谁能看到、保存多久" url={routes.privacy()} />
      {agree.fault && <View ariaRole="alert">{agree.fault.message}</View>}
    </Sheet>
  )
}
