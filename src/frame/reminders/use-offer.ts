import { useEffect, useState } from 'react'
import type { Output } from '#core/contract/contract'
import { toast } from '@/components/toast/store'
import { useQuery } from '@/services/query'
import { askWechat, declineMessages, subscriptions } from '@/services/reminders/ask-wechat'
import { kindsToAsk, type Subscriptions } from '@/services/reminders/kinds-to-ask'
import { useReminderShelf } from '@/services/reminders/use-shelf'
import { schoolToday } from '@/services/session'

type Ways = Output<'reminder.ways'>

export interface Offer {
  readonly templates: NonNullable<Ways['templates']>
  /** To be called from within a tap. */
  accept(): void
  decline(): void
}

/** Whether reminders in WeChat are to be offered now; all that it takes is known before, for the tap itself waits for nothing. */
export function useOffer(): Offer | null {
  const ways = useQuery('reminder.ways', {})
  const shelf = useReminderShelf()
  const settings = useSubscriptions(Boolean(ways.data?.templates))
  const fresh = !ways.asking && !ways.unreachable && !ways.problem
  if (!ways.data || !fresh || !settings || !shelf) return null
  const kinds = kindsToAsk(ways.data, settings, shelf, schoolToday())
  if (kinds.length === 0) return null
  const templates = (ways.data.templates ?? []).filter(({ kind }) => kinds.includes(kind))
  return {
    templates,
    accept: () => void askWechat(templates).then(thank),
    decline: () => declineMessages(kinds),
  }
}

/** WeChat's settings are looked up where the server sends messages at all. */
export function useSubscriptions(when: boolean): Subscriptions | null {
  const [settings, setSettings] = useState<Subscriptions | null>(null)
  useEffect(() => {
    if (when) void subscriptions().then(setSettings)
  }, [when])
  return settings
}

/** A no is answered with silence. */
export function thank(accepted: number | null): void {
  if (accepted === null) toast('微信这次没有询问，提醒会在「我的 › 提醒」里等您', 'info')
  else if (accepted > 0) toast('好的，会在微信里提醒您')
}
