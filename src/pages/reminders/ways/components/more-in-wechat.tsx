import Taro from '@tarojs/taro'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { thank, useSubscriptions } from '@/frame/reminders/use-offer'
import { askWechat } from '@/services/reminders/ask-wechat'
import { kindsToAsk } from '@/services/reminders/kinds-to-ask'
import { tellReminders } from '@/services/reminders/send'
import { useReminderShelf } from '@/services/reminders/use-shelf'
import { schoolToday } from '@/services/session'

interface MoreInWechatProps {
  ways: Output<'reminder.ways'>
  onAsked: () => Promise<void>
}

/** Who comes here of their own accord may ask for more on any day; what is settled in WeChat is changed there. */
export const MoreInWechat = process.env.TARO_ENV === 'weapp' ? AskForMore : WhereToAsk

function WhereToAsk(_: MoreInWechatProps) {
  return <Cell icon="info" title="想在微信里收到" note="请用微信打开有据小程序，在这一页同意。" />
}

function AskForMore({ ways, onAsked }: MoreInWechatProps) {
  const settings = useSubscriptions(true)
  const shelf = useReminderShelf()
  if (!settings || !shelf) return null
  const ask = (allowed: typeof settings) =>
    kindsToAsk(ways, allowed, { ...shelf, askedOn: null, declinedOn: {} }, schoolToday())
  const kinds = ask(settings)
  if (kinds.length > 0) {
    const templates = (ways.templates ?? []).filter(({ kind }) => kinds.includes(kind))
    const accept = async () => {
      thank(await askWechat(templates))
      await tellReminders()
      await onAsked()
    }
    return <Cell icon="bell" title="在微信里再提醒我一次" onTap={() => void accept()} />
  }
  // Not asked for want of leave in WeChat's settings, rather than because there is enough.
  if (ask({ mainSwitch: true }).length > 0)
    return (
      <Cell
        icon="info"
        title="微信里关掉了有据的消息"
        note="点这里打开设置，在「订阅消息」里允许后再回来"
        onTap={() => void Taro.openSetting({ withSubscriptions: true })}
      />
    )
  return null
}
