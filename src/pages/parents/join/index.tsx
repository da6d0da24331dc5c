import { useRouter } from '@tarojs/taro'
import { Screen } from '@/components/screen'
import { OfflineBanner } from '@/components/states/banner'
import { Loading } from '@/components/states/loading'
import { Page } from '@/frame/page'
import { PrivacyAsk } from '@/frame/privacy-ask'
import { routes } from '@/frame/routes'
import { codeIn } from '@/services/join'
import { useOnline } from '@/services/network'
import { useSession } from '@/services/session'
import { useSilentLogin } from '@/services/silent-login'
import { AsWhoIAm } from './components/as-who-i-am'
import { CodeForm } from './components/code-form'
import { NewHere } from './components/new-here'
import { useLooking } from './hooks/looking'

const TITLE = '加入孩子的班级'

/** Where a class's link and code lead, for parents who are nobody here yet and for those who are. */
export default function JoinClass() {
  const me = useSession()
  const online = useOnline()
  const silent = useSilentLogin()
  const looking = useLooking(codeIn(useRouter().params, 'class'))
  const { found } = looking
  const content = found ? (
    silent === 'trying' ? (
      <Loading rows={2} />
    ) : me ? (
      <AsWhoIAm found={found} me={me} onOther={looking.forget} />
    ) : (
      <NewHere found={found} onOther={looking.forget} />
    )
  ) : (
    <CodeForm looking={looking} />
  )
  if (me) {
    return (
      <Page title={TITLE} home={routes.parentClasses()} narrow>
        {content}
      </Page>
    )
  }
  return (
    <Screen
      title={TITLE}
      home={routes.login()}
      narrow
      banner={
        <>
          {!online && <OfflineBanner waiting={0} signedOut />}
          {process.env.TARO_ENV === 'weapp' && <PrivacyAsk />}
        </>
      }
    >
      {content}
    </Screen>
  )
}
