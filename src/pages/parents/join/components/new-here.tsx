import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { useQuery } from '@/services/query'
import { useJoining } from '../hooks/joining'
import type { Found } from '../hooks/looking'
import styles from '../index.module.less'
import { ByLogin, type Login, mistakesIn } from './by-login'
import { FoundClass } from './found-class'

const BLANK: Login = { way: 'password', login: '', password: '' }

/** Somebody who is not signed in: says how they will sign in from now on, and asks. */
export function NewHere({ found, onOther }: { found: Found; onOther: () => void }) {
  const ways = useQuery('session.ways', {})
  const join = useJoining(found)
  const [name, setName] = useState('')
  const [login, setLogin] = useState(BLANK)
  const [tried, setTried] = useState<'wechat' | 'login' | null>(null)
  const { attention, drawAttention } = useAttention()
  const nameless = name.trim() === ''
  const submit = (by: 'wechat' | 'login') => {
    setTried(by)
    if (nameless || (by === 'login' && Object.keys(mistakesIn(login)).length > 0)) drawAttention()
    else void join.run(name, by === 'wechat' ? { way: 'wechat' } : { ...login, login: login.login.trim() })
  }
  return (
    <Form label="加入班级" attention={attention}>
      {join.fault && <Banner tone="bad">{join.fault.message}</Banner>}
      <FoundClass
        found={found}
        onOther={onOther}
        name={name}
        onName={setName}
        error={tried && nameless ? '请填写您的称呼' : undefined}
      />
      <Answered query={ways} loadingRows={2}>
        {({ wechat }) => (
          <>
            {process.env.TARO_ENV === 'weapp' && wechat && (
              <View className={styles.wechat}>
                <Button
                  look="primary"
                  busy={join.busy && tried === 'wechat'}
                  disabled={join.busy}
                  onTap={() => submit('wechat')}
                >
                  用微信登录并提交申请
                </Button>
              </View>
            )}
            <ByLogin
              login={login}
              onChange={setLogin}
              mistakes={tried === 'login' ? mistakesIn(login) : {}}
              onEnter={() => submit('login')}
            />
            <Button
              look={process.env.TARO_ENV === 'weapp' && wechat ? 'default' : 'primary'}
              busy={join.busy && tried === 'login'}
              disabled={join.busy}
              onTap={() => submit('login')}
            >
              提交申请
            </Button>
          </>
        )}
      </Answered>
    </Form>
  )
}
