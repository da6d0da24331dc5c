import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { TextField } from '@/components/form/text-field'

export interface Login {
  /** A new login, or one that the parent has already, here or at another school. */
  readonly way: 'password' | 'known'
  readonly login: string
  readonly password: string
}

type Mistakes = { readonly login?: string; readonly password?: string }

const SHORTEST_PASSWORD = 8

export function mistakesIn({ way, login, password }: Login): Mistakes {
  const short = way === 'password' && password.length < SHORTEST_PASSWORD
  return {
    ...(login.trim() === '' && { login: '请填写账号' }),
    ...(short && { password: `密码至少 ${SHORTEST_PASSWORD} 位` }),
    ...(password === '' && { password: '请填写密码' }),
  }
}

interface ByLoginProps {
  login: Login
  onChange: (login: Login) => void
  mistakes: Mistakes
  onEnter: () => void
}

/** How the parent signs in from now on. */
export function ByLogin({ login, onChange, mistakes, onEnter }: ByLoginProps) {
  const isNew = login.way === 'password'
  return (
    <CellGroup title="以后怎样登录">
      <ChipsField
        label="您有这里的账号吗"
        options={[
          { value: 'password', label: '没有，设一个新的' },
          { value: 'known', label: '已经有了' },
        ]}
        value={login.way}
        onChange={(way) => way !== '' && onChange({ ...login, way })}
      />
      <TextField
        label="账号"
        value={login.login}
        onChange={(typed) => onChange({ ...login, login: typed })}
        hint={isNew ? '自己取一个记得住的，字母、数字、汉字都可以' : undefined}
        autoComplete="username"
        error={mistakes.login}
        onEnter={onEnter}
      />
      <TextField
        label="密码"
        kind="password"
        value={login.password}
        onChange={(password) => onChange({ ...login, password })}
        hint={isNew ? `至少 ${SHORTEST_PASSWORD} 位` : undefined}
        maxLength={200}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        error={mistakes.password}
        onEnter={onEnter}
      />
    </CellGroup>
  )
}
