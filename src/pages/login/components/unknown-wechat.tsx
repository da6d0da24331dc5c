import { Banner } from '@/components/states/banner'
import { OtherWays } from './other-ways'

/** No fault of anybody's: most people are here for the first time, and have something from the school in their hand. */
export function UnknownWechat() {
  return (
    <>
      <Banner>
        这个微信还没有和学校里的人对应。第一次来，请用学校发的邀请码或班级码；已经有账号的，用账号密码登录，再到「我的
        › 登录方式」绑定这个微信，以后打开就直接进来。
      </Banner>
      <OtherWays />
    </>
  )
}
