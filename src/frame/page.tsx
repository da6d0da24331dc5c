import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { Screen, type ScreenProps } from '@/components/screen'
import { OfflineBanner } from '@/components/states/banner'
import { useOnline } from '@/services/network'
import { useQuery } from '@/services/query'
import { type Me, useSession } from '@/services/session'
import { usePending } from '@/services/use-pending'
import { useWide } from '@/theme/use-wide'
import { rememberAsked } from './asked-page'
import { Consent } from './consent'
import { type NavKey, navItemsFor } from './nav-items'
import { PrivacyAsk } from './privacy-ask'
import { routes } from './routes'
import { sectionOf } from './section'

interface PageProps extends Omit<ScreenProps, 'nav'> {
  /**
   * The place in the navigation. A page below one of those places has none and shows a way back; the rail of a wide screen
   * stays beside it and shows under which it lies, the bar of a phone makes room.
   */
  place?: NavKey | undefined
  /** Unread announcements where the page has just asked; elsewhere the last answer known here is shown. */
  unread?: number | undefined
}

/** The frame of a page for somebody signed in: navigation by rights, and what the network means for their work. */
export function Page({ place, unread, banner, ...screen }: PageProps) {
  const me = useSignedIn()
  const online = useOnline()
  const waiting = usePending().rows.length
  const known = useQuery('notice.list', {}, { when: false }).data?.unread
  const wide = useWide()
  const { path } = useRouter()
  if (!me) return null
  const waits = {
    unsent: waiting,
    returned: me.waiting?.returned ?? 0,
    unread: unread ?? known ?? 0,
    toApprove: me.waiting?.notices ?? 0,
  }
  const items = navItemsFor(me, waits)
  return (
    <Screen
      home={place ? undefined : routes.home()}
      {...screen}
      nav={place || wide ? { items, current: place, within: sectionOf(path, items) } : undefined}
      banner={
        <>
          {!online && <OfflineBanner waiting={waiting} />}
          <Consent me={me} />
          {process.env.TARO_ENV === 'weapp' && <PrivacyAsk />}
          {banner}
        </>
      }
    />
  )
}

/** The person signed in; without one the app goes to the sign-in page. */
function useSignedIn(): Me | null {
  const me = useSession()
  useDidShow(() => {
    if (me) return
    rememberAsked()
    void Taro.reLaunch({ url: routes.login() })
  })
  return me
}
