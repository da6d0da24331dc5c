import { useEffect, useState } from 'react'
import { plainJoinCode } from '#core/join-code'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/states/banner'
import { Loading } from '@/components/states/loading'
import type { Action } from '@/services/action'
import { Submit } from '../../components/submit'

interface CodeFormProps {
  code: string
  onChange: (code: string) => void
  look: Action<[], void>
  atOnce: boolean
}

const LENGTH = 12

export function CodeForm({ code, onChange, look, atOnce }: CodeFormProps) {
  const [incomplete, setIncomplete] = useState(false)
  const { attention, drawAttention } = useAttention()
  const submit = () => {
    const wrong = plainJoinCode(code).length !== LENGTH
    setIncomplete(wrong)
    if (wrong) drawAttention()
    else void look.run()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (atOnce) submit()
  }, [])
  if (atOnce && look.busy) return <Loading rows={3} />
  return (
    <Form label="邀请码" attention={attention}>
      {look.fault && <Banner tone="bad">{look.fault.message}</Banner>}
      <CellGroup
        title="请输入邀请码"
        note="邀请码由学校教务员发给您，是 12 位字母和数字；大小写都可以，中间的横线可以不写。"
      >
        <TextField
          label="邀请码"
          value={code}
          onChange={onChange}
          maxLength={40}
          placeholder="XXXX-XXXX-XXXX"
          error={incomplete ? '邀请码是 12 位，请核对有没有漏写' : undefined}
          onEnter={submit}
        />
        <Submit>
          <Button look="primary" busy={look.busy} onTap={submit}>
            下一步
          </Button>
        </Submit>
      </CellGroup>
    </Form>
  )
}
