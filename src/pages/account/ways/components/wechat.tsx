import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { wechatCode } from '@/services/wechat'
import { Submit } from '../../components/submit'

interface WechatProps {
  bound: boolean
  password: boolean
  onChanged: () => Promise<void>
}

const inWechat = process.env.TARO_ENV === 'weapp'

/** Which WeChat signs in is asked of WeChat itself, so only the mini-program can bind one. */
export function Wechat({ bound, password, onChanged }: WechatProps) {
  const [asked, setAsked] = useState(false)
  const bind = useAction(async () => {
    await call('account.bindWechat', await wechatCode())
    toast('以后用这个微信就能登录')
    await onChanged()
  })
  const unbind = useAction(async () => {
    await call('account.unbindWechat', {})
    toast('微信已经解绑')
    await onChanged()
  })
  const fault = bind.fault ?? unbind.fault
  return (
    <>
      {fault && <Banner tone="bad">{fault.message}</Banner>}
      <CellGroup
        title="微信"
        note={
          inWechat
            ? '换了微信：在新的微信里用账号密码登录，再来这里绑定。'
            : '绑定微信请在微信小程序里打开这一页。'
        }
      >
        <Cell
          title={bound ? '已经绑定，可以用微信登录' : '没有绑定'}
          note={bound && !password ? '微信是您唯一的登录方式，先设好密码才能解绑。' : undefined}
        />
        {(inWechat || bound) && (
          <Submit>
            {inWechat && (
              <Button look={bound ? 'default' : 'primary'} busy={bind.busy} onTap={() => void bind.run()}>
                {bound ? '换成现在这个微信' : '绑定现在这个微信'}
              </Button>
            )}
            {bound && (
              <Button look="danger" disabled={!password} onTap={() => setAsked(true)}>
                解绑微信
              </Button>
            )}
          </Submit>
        )}
      </CellGroup>
      <Confirm
        open={asked}
        title="解绑微信？"
        text="以后只能用账号和密码登录，可以随时再绑定。"
        action="解绑"
        danger
        busy={unbind.busy}
        onConfirm={() => void unbind.run().then(() => setAsked(false))}
        onClose={() => setAsked(false)}
      />
    </>
  )
}
