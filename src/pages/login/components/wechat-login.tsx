import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import type { SignIn } from '../hooks/sign-in'

interface WechatLoginProps {
  signIn: SignIn
  /** Signing in without being asked came to nothing: WeChat or the server did not answer. */
  failed: boolean
}

export function WechatLogin({ signIn: { action, tried, run }, failed }: WechatLoginProps) {
  const mine = tried === 'wechat'
  return (
    <>
      {mine && action.fault && <Banner tone="bad">{action.fault.message}</Banner>}
      {!mine && failed && <Banner>微信或服务器暂时没有回应，可以再试一次，也可以用账号和密码登录。</Banner>}
      <Button
        look="primary"
        busy={mine && action.busy}
        disabled={action.busy}
        onTap={() => run({ way: 'wechat' })}
      >
        {failed ? '再试一次微信登录' : '微信登录'}
      </Button>
    </>
  )
}
