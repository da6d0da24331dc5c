import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useSession } from '../session'
import { tellReminders } from './send'
import { type ReminderShelf, reminderShelf, subscribeReminders } from './shelf'

/** What this device knows; what the server does not know yet is told whenever the page is shown. */
export function useReminderShelf(): ReminderShelf | null {
  const personId = useSession()?.person.id ?? null
  const look = () => (personId === null ? null : reminderShelf(personId))
  const [shelf, setShelf] = useState(look)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` is of this person
  useEffect(() => {
    setShelf(look())
    return subscribeReminders(() => setShelf(look()))
  }, [personId])
  useDidShow(() => void tellReminders())
  return shelf
}
