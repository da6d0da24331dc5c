import { type CivilDate, daysBetween } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import type { PushedKind } from '#core/reminder/reminder'
import type { ReminderShelf } from './shelf'

/** Nobody needs more in store: a digest comes once a week, and whoever comes back is asked again. */
const ENOUGH = 2
const QUIET_DAYS = 30
/** https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html */
const MOST_AT_ONCE = 3

/** What WeChat tells of the person's own settings. */
export interface Subscriptions {
  readonly mainSwitch: boolean
  /** By template, and only where 总是保持以上选择 was ticked: accept, reject or ban. */
  readonly itemSettings?: Readonly<Record<string, string>>
}

/**
 * For which kinds of messages it may be offered to ask WeChat, on `today`: at most once a day, not as long as two consents
 * are left, not for a month after a no, and never against what the person has settled in WeChat or in the app.
 */
export function kindsToAsk(
  { choices, templates }: Output<'reminder.ways'>,
  { mainSwitch, itemSettings = {} }: Subscriptions,
  { askedOn, declinedOn, consents }: Pick<ReminderShelf, 'askedOn' | 'declinedOn' | 'consents'>,
  today: CivilDate,
): PushedKind[] {
  if (!mainSwitch || askedOn === today) return []
  return (templates ?? [])
    .filter(({ kind, templateId, consents: known }) => {
      const left = known + consents.filter(({ accepted }) => accepted.includes(kind)).length
      const declined = declinedOn[kind]
      const quiet = declined !== undefined && daysBetween(declined, today) < QUIET_DAYS
      const settled = itemSettings[templateId] ?? 'accept'
      return choices[kind] && left < ENOUGH && !quiet && settled === 'accept'
    })
    .slice(0, MOST_AT_ONCE)
    .map(({ kind }) => kind)
}
