import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { goTo } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { routes } from '@/frame/routes'
import { scan } from '@/services/scan'

/** Scanned from the organiser's screen; on h5 the phone's own camera opens the link in it. */
export function ScanToSignIn() {
  if (process.env.TARO_ENV === 'h5') return null
  const scanCode = async () => {
    const scanned = await scan({ onlyFromCamera: true })
    if (!scanned) return
    const signIn = codeIn(scanned)
    if (!signIn) return toast('这不是签到码，请扫组织人屏幕上的码', 'bad')
    await goTo(routes.researchSignIn(signIn.id, signIn.token))
  }
  return (
    <CellGroup bare>
      <Button icon="search" onTap={() => void scanCode()}>
        扫码签到
      </Button>
    </CellGroup>
  )
}

/** Of our own scheme, or the link that a browser shows. */
function codeIn(text: string): { id: string; token: string } | undefined {
  const [, id, token] = /sign-in(?:\/index)?\?id=([0-9a-f-]{36})&token=([0-9a-f]{32})$/.exec(text) ?? []
  return id && token ? { id, token } : undefined
}
