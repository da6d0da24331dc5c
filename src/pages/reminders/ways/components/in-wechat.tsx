import type { Output } from '#core/contract/contract'
import { REMINDERS } from '#core/reminder/reminder'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { useReminderShelf } from '@/services/reminders/use-shelf'
import { MoreInWechat } from './more-in-wechat'

interface InWechatProps {
  ways: Output<'reminder.ways'>
  onAsked: () => Promise<void>
}

/** How many messages WeChat may still bring: each consent is good for one. */
export function InWechat({ ways, onAsked }: InWechatProps) {
  const consents = useReminderShelf()?.consents ?? []
  const wanted = ways.templates?.filter(({ kind }) => ways.choices[kind]) ?? []
  if (ways.templates === null)
    return (
      <CellGroup title="在哪里提醒">
        <Cell
          icon="bell"
          title="在有据里等您"
          note="您的账号在这里收不到微信消息。提醒都在「我的 › 提醒」里，提要也在首页。"
        />
      </CellGroup>
    )
  if (wanted.length === 0) return null
  return (
    <CellGroup
      title="在微信里"
      note="微信规定同意一次只能发一条。次数用完以后，提醒在「我的 › 提醒」里等您，提要也在首页。"
    >
      {wanted.map(({ kind, consents: known }) => (
        <Cell
          key={kind}
          title={REMINDERS[kind].title}
          note={leftInWords(known + consents.filter(({ accepted }) => accepted.includes(kind)).length)}
        />
      ))}
      <MoreInWechat ways={ways} onAsked={onAsked} />
    </CellGroup>
  )
}

const leftInWords = (times: number) =>
  times > 0 ? `还能在微信里提醒您 ${times} 次` : '现在不会发微信消息，提醒在有据里等您'
