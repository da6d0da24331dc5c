import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Heading2 } from '@/components/elements'
import { Screen } from '@/components/screen'
import { Banner, OfflineBanner } from '@/components/states/banner'
import { goTo } from '@/components/tap/navigate'
import { Answered } from '@/frame/answered'
import { startOf } from '@/frame/nav-items'
import { useOnline } from '@/services/network'
import { useQuery } from '@/services/query'
import { current, lastEnding } from '@/services/session'
import { DemoLogins } from './components/demo-logins'
import { LeftHere } from './components/left-here'
import { OtherWays } from './components/other-ways'
import { PasswordForm } from './components/password-form'
import { WechatLogin } from './components/wechat-login'
import { useSignIn } from './hooks/sign-in'
import styles from './index.module.less'

export default function Login() {
  const ways = useQuery('session.ways', {})
  const signIn = useSignIn()
  const online = useOnline()
  // Reached by the browser's back button or a bookmark: whoever is signed in has nothing to do here.
  useDidShow(() => {
    const me = current()
    if (me) void goTo(startOf(me), 'root')
  })
  return (
    <Screen title="登录" narrow banner={!online && <OfflineBanner waiting={0} signedOut />}>
      <View className={styles.hero}>
        <Heading2 className={styles.name}>有据</Heading2>
        <View className={styles.what}>学校工作计划，条条有据：随手记一笔，进度一看就清楚。</View>
      </View>
      {lastEnding() === 'expired' && (
        <Banner tone="warn">登录已过期，请重新登录。没有提交的内容还在本机。</Banner>
      )}
      <LeftHere />
      <Answered query={ways} loadingRows={3}>
        {({ password, wechat, demo }) => (
          <>
            {process.env.TARO_ENV === 'weapp' && wechat && (
              <View className={styles.wechat}>
                <WechatLogin signIn={signIn} />
              </View>
            )}
            {demo.length > 0 && <DemoLogins logins={demo} signIn={signIn} />}
            {password && <PasswordForm signIn={signIn} demo={demo.length > 0} />}
          </>
        )}
      </Answered>
      <OtherWays />
    </Screen>
  )
}
