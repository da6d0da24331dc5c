import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { Submit } from '../../components/submit'

interface PasswordFormProps {
  login: string | null
  /** Whether there is a password to be asked for. */
  has: boolean
  onChanged: () => Promise<void>
}

const SHORTEST = 8

export function PasswordForm({ login: before, has, onChanged }: PasswordFormProps) {
  const [login, setLogin] = useState(before ?? '')
  const [old, setOld] = useState('')
  const [wanted, setWanted] = useState('')
  const [refused, setRefused] = useState(false)
  const { attention, drawAttention } = useAttention()
  const set = useAction(async () => {
    await call('account.setPassword', { login: login.trim(), ...(has && { old }), new: wanted })
    setOld('')
    setWanted('')
    toast('密码已经设好，其他设备要重新登录')
    await onChanged()
  })
  const faults = {
    login: login.trim() === '' ? '请填写账号' : undefined,
    old: has && old === '' ? '请填写旧密码' : undefined,
    wanted: wanted.length < SHORTEST ? `密码至少 ${SHORTEST} 位` : undefined,
  }
  const submit = () => {
    const faulty = Object.values(faults).some(Boolean)
    setRefused(faulty)
    if (faulty) drawAttention()
    else void set.run()
  }
  return (
    <Form label="账号和密码" attention={attention}>
      {set.fault && <Banner tone="bad">{set.fault.message}</Banner>}
      <CellGroup
        title="账号和密码"
        note="在电脑上登录用，账号不分大小写。忘了旧密码，请教务员再发一个邀请码，重新设一次。"
      >
        <TextField
          label="账号"
          value={login}
          onChange={setLogin}
          autoComplete="username"
          error={refused ? faults.login : undefined}
        />
        {has && (
          <TextField
            label="旧密码"
            kind="password"
            value={old}
            onChange={setOld}
            maxLength={200}
            autoComplete="current-password"
            error={refused ? faults.old : undefined}
          />
        )}
        <TextField
          label={has ? '新密码' : '密码'}
          kind="password"
          value={wanted}
          onChange={setWanted}
          maxLength={200}
          placeholder="至少 8 位"
          autoComplete="new-password"
          error={refused ? faults.wanted : undefined}
          onEnter={submit}
        />
        <Submit>
          <Button look="primary" busy={set.busy} onTap={submit}>
            {has ? '修改' : '设置'}
          </Button>
        </Submit>
      </CellGroup>
    </Form>
  )
}
