import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { sceneIn } from '#core/scene/scanned'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Screen } from '@/components/screen'
import { Banner, OfflineBanner } from '@/components/states/banner'
import { Loading } from '@/components/states/loading'
import { goTo } from '@/components/tap/navigate'
import { momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { codeIn, type Invitation } from '@/services/join'
import { useOnline } from '@/services/network'
import { useSession } from '@/services/session'
import { useSilentLogin } from '@/services/silent-login'
import { AddHere } from './components/add-here'
import { CodeForm } from './components/code-form'
import { JoinForm } from './components/join-form'

/** Where the slip of an invitation leads: says for whom it is, and only then asks how one wants to sign in. */
export default function Join() {
  const me = useSession()
  const silent = useSilentLogin()
  const online = useOnline()
  const { params } = useRouter()
  const [code, setCode] = useState(() => codeIn(params, 'invitation'))
  useClassElsewhere(params)
  const [invitation, setInvitation] = useState<Invitation>()
  const [asAnother, setAsAnother] = useState(false)
  const look = useAction(async () => setInvitation(await call('session.invitation', { code })))
  const home = me ? routes.me() : routes.login()
  return (
    <Screen
      title="用邀请码加入"
      narrow
      home={home}
      banner={!online && <OfflineBanner waiting={0} signedOut />}
    >
      {!invitation && (
        <CodeForm
          code={code}
          onChange={setCode}
          look={look}
          /** A code that came with the link is looked at without being asked to. */
          atOnce={codeIn(params, 'invitation') !== ''}
        />
      )}
      {invitation && (
        <>
          <CellGroup title="请先核对，这是发给您的吗？">
            <Cell title={invitation.school} note="学校" />
            <Cell title={invitation.person} note="姓名（只显示姓）" />
          </CellGroup>
          <Banner tone="info">
            邀请码只能用一次，{momentInWords(invitation.expiresAt)}
            前有效。不是您的请不要继续，交还给学校教务员。以前的登录方式会换成新的。
          </Banner>
          {silent === 'trying' ? (
            <Loading rows={2} />
          ) : me && !asAnother ? (
            <AddHere code={code} me={me} onAnother={() => setAsAnother(true)} />
          ) : (
            <JoinForm code={code} />
          )}
        </>
      )}
    </Screen>
  )
}

/** All links of a school begin alike, so WeChat opens this page for those of classes too. */
function useClassElsewhere({ q = '' }: Readonly<Record<string, string | undefined>>) {
  useEffect(() => {
    const scanned = sceneIn(q)
    if (scanned?.for === 'class') void goTo(routes.joinClass(scanned.code), 'replace')
  }, [q])
}
