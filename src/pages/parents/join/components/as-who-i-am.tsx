import { useState } from 'react'
import { Button } from '@/components/button'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/states/banner'
import { goTo } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { beginSession, type Me } from '@/services/session'
import type { Found } from '../hooks/looking'
import { FoundClass } from './found-class'

/** Somebody signed in asks: in the own school as who they are, in another as a further place of theirs. */
export function AsWhoIAm({ found, me, onOther }: { found: Found; me: Me; onOther: () => void }) {
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const { attention, drawAttention } = useAttention()
  const ask = useAction(async () => {
    const asked = await call('parent.join', { code: found.code, name: name.trim() })
    // What was asked for at another school is looked at there.
    if (asked.school !== me.school.name) {
      await beginSession(await call('session.switch', { accountId: asked.accountId }))
    }
    toast('已提交，等班主任确认')
    await goTo(routes.parentClasses(), 'root')
  })
  const submit = () => {
    const incomplete = name.trim() === ''
    setMissing(incomplete)
    if (incomplete) drawAttention()
    else void ask.run()
  }
  return (
    <Form label="加入班级" attention={attention}>
      {ask.fault && <Banner tone="bad">{ask.fault.message}</Banner>}
      <FoundClass
        found={found}
        onOther={onOther}
        name={name}
        onName={setName}
        error={missing && name.trim() === '' ? '请填写您的称呼' : undefined}
      />
      {found.school !== me.school.name && (
        <Banner>
          您现在登录的是{me.school.name}。提交以后会转到{found.school}，登录方式不变，两边可以随时切换。
        </Banner>
      )}
      <Button look="primary" busy={ask.busy} onTap={submit}>
        {ask.busy ? '正在提交' : '提交申请'}
      </Button>
    </Form>
  )
}
