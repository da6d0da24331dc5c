import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { Form } from '@/components/form/form'
import { SwitchField } from '@/components/form/switch-field'
import { TextArea } from '@/components/form/text-area'
import { Banner } from '@/components/states/banner'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { LONGEST } from '../../hooks/content'
import { useCorrecting } from '../hooks/correcting'

interface CorrectFormProps {
  notice: Output<'notice.read'>
  /** Looks what it says by now. */
  onNews: () => Promise<void>
}

export function CorrectForm({ notice, onNews }: CorrectFormProps) {
  const form = useCorrecting(notice)
  const { attention, drawAttention } = useAttention()
  const { draft, faults, fault, outdated } = form
  const { content } = draft
  const send = async () => {
    if (!(await form.send())) {
      drawAttention()
      return onNews()
    }
    toast('已更正，收到的人看到的是新的内容。')
    await goBack(routes.notice(notice.id))
  }
  return (
    <Page
      title="更正公告"
      home={routes.notice(notice.id)}
      narrow
      footer={
        <Button look="primary" busy={form.busy} disabled={outdated} onTap={() => void send()}>
          {form.busy ? '正在更正' : '发布更正'}
        </Button>
      }
    >
      {draft.trouble && <Banner tone="warn">{draft.trouble}</Banner>}
      {outdated ? (
        <Banner
          tone="warn"
          action={
            <Button compact look="text" onTap={form.beginAnew}>
              看最新的
            </Button>
          }
        >
          这条公告刚刚被别人更正过，请在最新的内容上改。
        </Banner>
      ) : (
        fault && <Banner tone="bad">{fault.message}</Banner>
      )}
      <Form label="更正" attention={attention}>
        <CellGroup note="改动前后的内容学校都留有记录；发给谁不能改，要改请撤回后重发。">
          <TextArea
            label="标题"
            rows={2}
            value={content.title}
            maxLength={LONGEST.title}
            error={faults.title}
            onChange={(title) => form.change({ title: title.replace(/\n/g, '') })}
          />
          <TextArea
            label="正文"
            rows={8}
            value={content.text}
            maxLength={LONGEST.text}
            error={faults.text}
            onChange={(text) => form.change({ text })}
          />
        </CellGroup>
        <CellGroup>
          <TextArea
            label="更正说明"
            hint="改了什么、为什么，会显示在公告上面。例如：时间写错了，应为周五下午。"
            rows={2}
            value={content.because}
            maxLength={LONGEST.because}
            error={faults.because}
            onChange={(because) => form.change({ because })}
          />
          <SwitchField
            label="请看过的人再看一遍"
            hint="看过的人会重新显示为未读。只改错别字时可以关掉。"
            value={content.tellAgain}
            onChange={(tellAgain) => form.change({ tellAgain })}
          />
        </CellGroup>
      </Form>
    </Page>
  )
}
