import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Screen } from '@/components/screen'
import { Banner, OfflineBanner } from '@/components/states/banner'
import { momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { codeIn, type Invitation } from '@/services/join'
import { useOnline } from '@/services/network'
import { useSession } from '@/services/session'
import { AddHere } from './components/add-here'
import { CodeForm } from './components/code-form'
import { JoinForm } from './components/join-form'

/** Where the slip of an invitation leads: says for whom it is, and only then asks how one wants to sign in. */
export default function Join() {
  const me = useSession()
  const online = useOnline()
  const { params } = useRouter()
  const [code, setCode] = useState(() => codeIn(params))
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
          atOnce={codeIn(params) !== ''}
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
          {me && !asAnother ? (
            <AddHere code={code} me={me} onAnother={() => setAsAnother(true)} />
          ) : (
            <JoinForm code={code} />
          )}
        </>
      )}
    </Screen>
  )
}
