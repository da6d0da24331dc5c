import { useDidShow } from '@tarojs/taro'
import { lookWhoIAm, type Me, useSession } from '@/services/session'

const NOTHING = { returned: 0, awaiting: 0 }

/** How many records wait for this person; asked anew whenever the page is shown. */
export function useWaiting(): NonNullable<Me['waiting']> {
  const me = useSession()
  useDidShow(() => void lookWhoIAm())
  return me?.waiting ?? NOTHING
}
