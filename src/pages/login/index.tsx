import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { Heading2 } from '@/components/elements'
import { Screen } from '@/components/screen'
import { Banner, OfflineBanner } from '@/components/states/banner'
import { goTo } from '@/components/tap/navigate'
import { Answered } from '@/frame/answered'
import { firstPageOf } from '@/frame/asked-page'
import { useOnline } from '@/services/network'
import { useQuery } from '@/services/query'
import { current, lastEnding } from '@/services/session'
import { giveUpSilentLogin, useSilentLogin } from '@/services/silent-login'
import { DemoLogins } from './components/demo-logins'
import { LeftHere } from './components/left-here'
import { OtherWays } from './components/other-ways'
import { PasswordForm } from './components/password-form'
import { SigningIn } from './components/signing-in'
import { UnknownWechat } from './components/unknown-wechat'
import { WechatLogin } from './components/wechat-login'
import { useSignIn } from './hooks/sign-in'
import styles from './index.module.less'

export default function Login() {
  const silent = useSilentLogin()
  const ways = useQuery('session.ways', {})
  const signIn = useSignIn()
  const online = useOnline()
  // Reached by the browser's back button or a bookmark: whoever is signed in has nothing to do here.
  useDidShow(enter)
  useEffect(() => {
    if (silent === 'in') enter()
  }, [silent])
  const unknown = silent === 'unknown' || signIn.unknownWechat
  return (
    <Screen title="登录" narrow banner={!online && <OfflineBanner waiting={0} signedOut />}>
      <View className={styles.hero}>
        <Heading2 className={styles.name}>有据</Heading2>
        <View className={styles.what}>学校工作计划，条条有据：随手记一笔，进度一看就清楚。</View>
      </View>
      {silent === 'trying' || silent === 'in' ? (
        <SigningIn onOther={giveUpSilentLogin} />
      ) : (
        <>
          {['expired', 'ended'].includes(lastEnding() ?? '') && (
            <Banner tone="warn">登录已过期，请重新登录。没有提交的内容还在本机。</Banner>
          )}
          <LeftHere />
          {unknown && <UnknownWechat />}
          <Answered query={ways} loadingRows={3}>
            {({ password, wechat, demo }) => (
              <>
                {process.env.TARO_ENV === 'weapp' && wechat && !unknown && (
                  <View className={styles.wechat}>
                    <WechatLogin signIn={signIn} failed={silent === 'failed'} />
                  </View>
                )}
                {demo.length > 0 && <DemoLogins logins={demo} signIn={signIn} />}
                {password && <PasswordForm signIn={signIn} demo={demo.length > 0} />}
              </>
            )}
          </Answered>
          {!unknown && <OtherWays />}
        </>
      )}
    </Screen>
  )
}

function enter() {
  const me = current()
  if (me) void goTo(firstPageOf(me), 'root')
}
