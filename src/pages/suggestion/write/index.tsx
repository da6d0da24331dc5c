import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { Form } from '@/components/form/form'
import { SwitchField } from '@/components/form/switch-field'
import { TextArea } from '@/components/form/text-area'
import { Banner } from '@/components/states/banner'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { isOfficer } from '@/frame/nav-items'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'
import { KINDS, LONGEST, useWriting, WHOM } from './hooks/writing'

/** A suggestion or a complaint, to the school or, about it, to the district. */
export default function WriteSuggestion() {
  const me = useSession()
  const { said, change, send, missing, attention } = useWriting()
  const office = me !== null && isOfficer(me)
  const submit = async () => {
    if (!(await send.submit())) return
    toast('已提交，一般 5 个工作日内答复')
    void goBack(routes.suggestions())
  }
  return (
    <Page
      title="写意见"
      home={routes.suggestions()}
      narrow
      banner={send.fault && <Banner tone="bad">{send.fault}</Banner>}
      footer={
        <Button look="primary" busy={send.busy} onTap={() => void submit()}>
          {send.busy ? '正在提交' : '提交'}
        </Button>
      }
    >
      <Form label="写意见" attention={attention}>
        <CellGroup>
          <ChipsField
            label="类别"
            options={KINDS}
            value={said.kind}
            onChange={(kind) => change({ kind })}
            error={missing.kind}
          />
          {!office && (
            <ChipsField
              label="写给谁"
              options={WHOM}
              value={said.to}
              onChange={(to) => to !== '' && change({ to })}
              hint={
                said.to === 'district'
                  ? '由学区教研员答复，学校看不到内容，也不知道有这条意见。'
                  : '由校领导答复。对学校不满意的，可以写给学区。'
              }
            />
          )}
          <TextArea
            label="内容"
            value={said.text}
            onChange={(text) => change({ text })}
            placeholder="什么事、什么时候、希望怎么改"
            hint="请不要写孩子的姓名、电话等信息"
            maxLength={LONGEST}
            rows={6}
            error={missing.text}
          />
          <SwitchField
            label="匿名"
            hint="答复的人看不到您是谁，也看不到具体时间；答复照样能送到您这里"
            value={said.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
        </CellGroup>
      </Form>
    </Page>
  )
}
