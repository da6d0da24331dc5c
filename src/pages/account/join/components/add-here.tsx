import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { goTo } from '@/components/tap/navigate'
import { startOf } from '@/frame/nav-items'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { switchTo } from '@/services/join'
import type { Me } from '@/services/session'
import { Submit } from '../../components/submit'

interface AddHereProps {
  code: string
  me: Me
  onAnother: () => void
}

/** Somebody who is signed in already gets the place under the same ways in, unless the invitation is somebody else's. */
export function AddHere({ code, me, onAnother }: AddHereProps) {
  const add = useAction(async () => {
    const { accountId } = await call('account.addPlace', { code })
    return switchTo(accountId)
  })
  const run = async () => {
    const outcome = await add.run()
    if (outcome.done) await goTo(startOf(outcome.value), 'root')
  }
  return (
    <CellGroup
      title={`这台设备上登录的是 ${me.person.name}`}
      note="加到现在的账号：以后用同样的方式登录，在「我的 › 换学校」里切换。"
    >
      {add.fault && <Banner tone="bad">{add.fault.message}</Banner>}
      <Submit>
        <Button look="primary" busy={add.busy} onTap={() => void run()}>
          这也是我，加到现在的账号
        </Button>
        <Button disabled={add.busy} onTap={onAnother}>
          是另一个人，另设登录方式
        </Button>
      </Submit>
    </CellGroup>
  )
}
