import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import type { SignIn } from '../hooks/sign-in'

export function WechatLogin({ signIn: { action, tried, run } }: { signIn: SignIn }) {
  const mine = tried === 'wechat'
  return (
    <>
      {mine && action.fault && <Banner tone="bad">{action.fault.message}</Banner>}
      <Button
        look="primary"
        busy={mine && action.busy}
        disabled={action.busy}
        onTap={() => run({ way: 'wechat' })}
      >
        微信登录
      </Button>
    </>
  )
}
