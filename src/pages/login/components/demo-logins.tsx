import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import type { SignIn } from '../hooks/sign-in'

interface DemoLoginsProps {
  logins: Output<'session.ways'>['demo']
  signIn: SignIn
}

export function DemoLogins({ logins, signIn: { action, tried, run } }: DemoLoginsProps) {
  const failed = logins.some(({ key }) => key === tried) && action.fault
  return (
    <>
      {failed && <Banner tone="bad">{failed.message}</Banner>}
      <CellGroup title="演示学校：点一个身份就能进去" note="人名、班级和记录都是虚构的，可以放心试。">
        {logins.map(({ key, name, post, hint }) => (
          <Cell
            key={key}
            icon="user"
            title={`${post} ${name}`}
            note={action.busy && tried === key ? '正在登录' : hint}
            disabled={action.busy}
            onTap={() => run({ way: 'demo', key })}
          />
        ))}
      </CellGroup>
    </>
  )
}
