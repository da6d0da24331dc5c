import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/states/banner'
import { Tabs } from '@/components/tabs'
import { goTo } from '@/components/tap/navigate'
import { startOf } from '@/frame/nav-items'
import { useAction } from '@/services/action'
import { type JoinBy, joinBy } from '@/services/join'
import { useQuery } from '@/services/query'
import { Submit } from '../../components/submit'

type Way = JoinBy['way']

const SHORTEST = 8

const NOTES: Readonly<Record<Way, string>> = {
  wechat: '以后在这个微信里打开就能登录，不用记密码。',
  password: '账号用手机号或姓名拼音都可以，自己记得住就行。密码至少 8 位，建议用一句话。',
  known: '已经用有据的老师（比如在另一所学校），或孩子在用的家长，填原来的账号，以后一个账号进两边。',
}

/** How the person wants to sign in from now on. */
export function JoinForm({ code }: { code: string }) {
  const inWechat = useQuery('session.ways', {}).data?.wechat === true && process.env.TARO_ENV === 'weapp'
  const [chosen, setChosen] = useState<Way>()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState(false)
  const { attention, drawAttention } = useAttention()
  const join = useAction(joinBy)
  const way = chosen ?? (inWechat ? 'wechat' : 'password')

  const faults = {
    login: login.trim() === '' ? '请填写账号' : undefined,
    password:
      way === 'password' && password.length < SHORTEST
        ? `密码至少 ${SHORTEST} 位`
        : password === ''
          ? '请填写密码'
          : undefined,
  }
  const submit = async () => {
    const faulty = way !== 'wechat' && Boolean(faults.login ?? faults.password)
    setRefused(faulty)
    if (faulty) return drawAttention()
    const outcome = await join.run(code, way === 'wechat' ? { way } : { way, login: login.trim(), password })
    if (outcome.done) await goTo(startOf(outcome.value), 'root')
  }
  const tabs = [
    ...(inWechat ? [{ key: 'wechat' as const, label: '用微信' }] : []),
    { key: 'password' as const, label: '新设账号' },
    { key: 'known' as const, label: '我已经有账号' },
  ]
  return (
    <Form label="登录方式" attention={attention}>
      <CellGroup title="以后怎么登录" note={NOTES[way]} bare>
        <Tabs label="登录方式" tabs={tabs} current={way} onChange={setChosen} />
      </CellGroup>
      {join.fault && <Banner tone="bad">{join.fault.message}</Banner>}
      <CellGroup>
        {way !== 'wechat' && (
          <>
            <TextField
              label="账号"
              value={login}
              onChange={setLogin}
              autoComplete="username"
              error={refused ? faults.login : undefined}
            />
            <TextField
              label="密码"
              kind="password"
              value={password}
              onChange={setPassword}
              maxLength={200}
              autoComplete={way === 'known' ? 'current-password' : 'new-password'}
              error={refused ? faults.password : undefined}
              onEnter={() => void submit()}
            />
          </>
        )}
        <Submit>
          <Button look="primary" busy={join.busy} onTap={() => void submit()}>
            {way === 'wechat' ? '用这个微信加入' : '加入'}
          </Button>
        </Submit>
      </CellGroup>
    </Form>
  )
}
