import { REMINDERS } from '#core/reminder/reminder'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { useOffer } from './use-offer'

/** Offers reminders in WeChat where it makes sense, and asks only whoever taps for it. Browsers have no such messages. */
export const ReminderOffer = process.env.TARO_ENV === 'weapp' ? OfferInWechat : () => null

function OfferInWechat() {
  const offer = useOffer()
  if (!offer) return null
  const what = offer.templates.map(({ kind }) => REMINDERS[kind].title).join('、')
  return (
    <CellGroup
      title="要在微信里收到提醒吗？"
      note="同意一次，只收一条。不收也没关系，提醒都在「我的 › 提醒」里。"
    >
      <Cell icon="bell" title="在微信里提醒我" note={what} onTap={offer.accept} />
      <Cell icon="x" title="不用了" onTap={offer.decline} />
    </CellGroup>
  )
}
