import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { DECLARED_INTERFACES } from '#core/privacy/interfaces'
import { Button } from '@/components/button'
import { AgreeButton } from '@/components/button/agree'
import { Cell } from '@/components/cell'
import { Sheet } from '@/components/sheet'
import {
  agreeToPrivacy,
  declinePrivacy,
  openPrivacyGuide,
  privacyAsked,
  privacyGuide,
  subscribePrivacy,
} from '@/services/privacy'

const AGREE = 'agree-to-privacy'

/** Before the first use of what WeChat guards: what for, and the guide; without agreeing, everything else works. */
export function PrivacyAsk() {
  const asked = useSyncExternalStore(subscribePrivacy, privacyAsked)
  // Pages below this one are drawn too, and must not ask in its place.
  const [inSight, setInSight] = useState(true)
  useDidShow(() => setInSight(true))
  useDidHide(() => setInSight(false))
  if (!asked || !inSight) return null
  return <Asking about={asked} />
}

function Asking({ about }: { about: string }) {
  const [guide, setGuide] = useState('《小程序隐私保护指引》')
  useEffect(() => {
    void privacyGuide().then((name) => name && setGuide(name))
  }, [])
  return (
    <Sheet
      open
      title="先征得您同意"
      onClose={declinePrivacy}
      footer={
        <>
          <Button onTap={declinePrivacy}>不同意</Button>
          <AgreeButton id={AGREE} onAgree={() => agreeToPrivacy(AGREE)}>
            同意
          </AgreeButton>
        </>
      }
    >
      <View>这一步要用到微信的功能。{Reflect.get(DECLARED_INTERFACES, about)}</View>
      <View>不同意也可以继续用有据，只是用不了这一项；需要时再点一次就行。</View>
      <Cell
        icon="file-text"
        title={guide}
        note="收集什么、用来做什么"
        onTap={() => void openPrivacyGuide()}
      />
    </Sheet>
  )
}
