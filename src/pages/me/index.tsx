import { toast } from '@/components/toast/store'
import { Page } from '@/frame/page'
import { UnsentList } from '@/frame/unsent-list'
import { isFault } from '@/services/faults'
import { refreshMe, useSession } from '@/services/session'
import { About } from './components/about'
import { Account } from './components/account'
import { Comfort } from './components/comfort'
import { Keeping } from './components/keeping'
import { Parents } from './components/parents'
import { Reminders } from './components/reminders'
import { Rules } from './components/rules'
import { SignOut } from './components/sign-out'
import { WhoIAm } from './components/who-i-am'

export default function MePage() {
  const me = useSession()
  const refresh = () =>
    refreshMe().catch((fault: unknown) => {
      if (!isFault(fault)) throw fault
      toast(fault.message, 'bad')
    })
  if (!me) return <Page title="我的">{null}</Page>
  return (
    <Page place="me" title="我的" narrow onRefresh={refresh}>
      <WhoIAm me={me} />
      {me.may.logObservation && <UnsentList />}
      {me.may.logObservation && <Reminders me={me} />}
      <Comfort />
      <Keeping me={me} />
      <Parents me={me} />
      <Account me={me} />
      <About
        staff={me.may.logObservation}
        heard={me.posts.length > 0}
        toAnswer={me.waiting?.suggestions ?? 0}
      />
      <Rules me={me} />
      <SignOut me={me} />
    </Page>
  )
}
