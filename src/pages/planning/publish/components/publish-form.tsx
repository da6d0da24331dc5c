import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { useAttention } from '@/components/form/attention'
import { DateField } from '@/components/form/date-field'
import { Form } from '@/components/form/form'
import { TextArea } from '@/components/form/text-area'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { dateInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { schoolToday, useSession } from '@/services/session'
import { Summary } from '../../components/summary'
import { Warnings } from '../../components/warnings'
import { useAccepted } from '../../hooks/accepted'
import type { DraftShown } from '../../hooks/checked'
import { dayToHoldFrom } from '../hooks/default-day'

interface PublishFormProps {
  answer: DraftShown
  onPublished: (version: number) => void
}

const LONGEST_REASON = 500

export function PublishForm({ answer, onPublished }: PublishFormProps) {
  const { meta, revision, title, faults, warnings, misfits } = answer
  const term = useSession()?.term ?? null
  const today = schoolToday()
  const accepted = useAccepted(meta.id, warnings)
  const [from, setFrom] = useState(() => dayToHoldFrom(today, term, answer.effectiveFrom))
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const [asking, setAsking] = useState(false)
  const { attention, drawAttention } = useAttention()
  const publishing = useAction(() =>
    call('plan.publish', {
      draftId: meta.id,
      revision,
      effectiveFrom: from,
      acceptWarnings: accepted.left === 0,
      reason: reason.trim(),
    }),
  )
  const lacksReason = reason.trim() === ''
  const ask = () => {
    setChecked(true)
    if (lacksReason || from === '' || accepted.left > 0) drawAttention()
    else setAsking(true)
  }
  const publish = async () => {
    const outcome = await publishing.run()
    setAsking(false)
    if (!outcome.done) return
    accepted.forget()
    onPublished(outcome.value.version)
  }
  const name = title ?? meta.name
  return (
    <Page
      title="发布计划"
      subtitle={name}
      home={routes.planDraft(meta.id)}
      narrow
      banner={publishing.fault && <Banner tone="bad">{publishing.fault.message}</Banner>}
      footer={
        faults.length === 0 &&
        meta.publishedAs === null && (
          <Button look="primary" busy={publishing.busy} onTap={ask}>
            发布
          </Button>
        )
      }
    >
      {meta.publishedAs !== null && <Banner tone="good">这份草稿已经发布为第 {meta.publishedAs} 版。</Banner>}
      {faults.length > 0 && (
        <Banner
          tone="bad"
          action={
            <Button look="text" compact url={routes.planDraft(meta.id)}>
              去改
            </Button>
          }
        >
          还有 {faults.length} 处要改，改好才能发布。
        </Banner>
      )}
      {misfits.map((misfit) => (
        <Banner key={misfit} tone="warn">
          {misfit}
        </Banner>
      ))}
      <Form label="发布计划" attention={attention}>
        <CellGroup title={`《${name}》`}>
          <DateField
            label="生效日期"
            value={from}
            onChange={setFrom}
            hint={hintOf(from, today)}
            error={checked && from === '' ? '请选择从哪一天起施行' : undefined}
          />
          <TextArea
            label="发布说明"
            hint="为什么改、改了什么；全体教职工在历次版本里看得到。"
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            error={checked && lacksReason ? '请写一句为什么发布' : undefined}
          />
        </CellGroup>
      </Form>
      {checked && accepted.left > 0 && (
        <Banner tone="bad">还有 {accepted.left} 处提醒没有确认，请在下面逐处看一下，或全部确认。</Banner>
      )}
      <Warnings warnings={warnings} accepted={accepted} />
      <Summary draft={answer} />
      <Confirm
        open={asking}
        title={`发布《${name}》？`}
        text={`从 ${from && dateInWords(from, today)}起按这一份计划算，在那以前的周次仍按原来的计划，已经过去的结果不变。发布以后这一版不能再改，要改只能再发新的一版。接下来系统会把本学期已有的记录按新计划算一遍，大约几秒钟。`}
        action="发布"
        busy={publishing.busy}
        onConfirm={() => void publish()}
        onClose={() => setAsking(false)}
      />
    </Page>
  )
}

function hintOf(from: string, today: string): string | undefined {
  if (from === '' || from > today) return undefined
  return from === today
    ? '今天就起施行，本周会有两份计划。'
    : '这一天已经过去。学校的第一份计划可以从过去的日子起，以后的版本最早从今天起。'
}
