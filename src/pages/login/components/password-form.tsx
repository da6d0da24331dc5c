import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/states/banner'
import type { SignIn } from '../hooks/sign-in'
import styles from '../index.module.less'

interface PasswordFormProps {
  signIn: SignIn
  /** Beside the demo logins it is the second choice. */
  demo: boolean
}

export function PasswordForm({ signIn: { action, tried, run }, demo }: PasswordFormProps) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const { attention, drawAttention } = useAttention()
  const mine = tried === 'password'

  const submit = () => {
    const incomplete = login.trim() === '' || password === ''
    setMissing(incomplete)
    if (incomplete) drawAttention()
    else run({ way: 'password', login: login.trim(), password })
  }
  return (
    <Form label="账号登录" attention={attention}>
      {mine && action.fault && <Banner tone="bad">{action.fault.message}</Banner>}
      <CellGroup title="账号登录" note="账号由学校教务员开通；忘记密码请找教务员重设。">
        <TextField
          label="账号"
          value={login}
          onChange={setLogin}
          autoComplete="username"
          error={missing && login.trim() === '' ? '请填写账号' : undefined}
          onEnter={submit}
        />
        <TextField
          label="密码"
          kind="password"
          value={password}
          onChange={setPassword}
          maxLength={200}
          autoComplete="current-password"
          error={missing && password === '' ? '请填写密码' : undefined}
          onEnter={submit}
        />
        <View className={styles.submit}>
          <Button
            look={demo ? 'default' : 'primary'}
            busy={mine && action.busy}
            disabled={action.busy}
            onTap={submit}
          >
            登录
          </Button>
        </View>
      </CellGroup>
    </Form>
  )
}
