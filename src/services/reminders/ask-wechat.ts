import Taro from '@tarojs/taro'
import type { Output } from '#core/contract/contract'
import type { PushedKind } from '#core/reminder/reminder'
import { newId } from '../new-id'
import { schoolToday } from '../session'
import { personIdNow } from '../session-state'
import type { Subscriptions } from './kinds-to-ask'
import { tellReminders } from './send'
import { changeReminderShelf } from './shelf'

type Templates = NonNullable<Output<'reminder.ways'>['templates']>

/** The person's settings in WeChat. Where it does not tell, its own question is the place to say no. */
export async function subscriptions(): Promise<Subscriptions> {
  try {
    // WeChat before 2.10.1 leaves the setting out.
    const { subscriptionsSetting } = (await Taro.getSetting({ withSubscriptions: true })) as Partial<
      Awaited<ReturnType<typeof Taro.getSetting>>
    >
    return subscriptionsSetting ?? { mainSwitch: true }
  } catch (fault) {
    console.warn('settings not told', fault)
    return { mainSwitch: true }
  }
}

/**
 * Puts WeChat's own question. It opens from within a tap only, so nothing may be waited for between the tap and this.
 * Answers how many kinds were accepted; null when WeChat did not put the question.
 */
export async function askWechat(templates: Templates): Promise<number | null> {
  const asking = Taro.requestSubscribeMessage({
    tmplIds: templates.map(({ templateId }) => templateId),
  } as Taro.requestSubscribeMessage.Option)
  const personId = personIdNow()
  const today = schoolToday()
  try {
    const answer: Readonly<Record<string, unknown>> = { ...(await asking) }
    const accepted = templates.filter(({ templateId }) => answer[templateId] === 'accept')
    const declined = templates.filter((each) => !accepted.includes(each))
    if (personId !== null) keep(personId, kindsOf(accepted), kindsOf(declined))
    return accepted.length
  } catch (fault) {
    // Not put: there is no network, or all messages of the app are switched off (20004).
    console.warn('not asked', fault)
    if (personId !== null) changeReminderShelf(personId, () => ({ askedOn: today }))
    return null
  }
}

/** A no before WeChat's question is a no. */
export function declineMessages(kinds: readonly PushedKind[]): void {
  const personId = personIdNow()
  if (personId !== null) keep(personId, [], kinds)
}

/** Kept before it is told, under the id that it counts once by. */
function keep(personId: string, accepted: readonly PushedKind[], declined: readonly PushedKind[]): void {
  const today = schoolToday()
  const consent = { id: newId(), accepted: [...accepted] }
  changeReminderShelf(personId, ({ declinedOn, consents }) => ({
    askedOn: today,
    declinedOn: { ...declinedOn, ...Object.fromEntries(declined.map((kind) => [kind, today])) },
    consents: accepted.length > 0 ? [...consents, consent] : consents,
  }))
  void tellReminders()
}

const kindsOf = (templates: Templates) => templates.map(({ kind }) => kind)
