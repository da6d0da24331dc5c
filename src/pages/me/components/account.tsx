import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import type { Me } from '@/services/session'

/** How one signs in, where, and for whom one opens the door. */
export function Account({ me: { may, places = 0 } }: { me: Me }) {
  return (
    <CellGroup title="账号">
      <Cell icon="lock" title="登录方式" note="账号密码、微信" url={routes.waysIn()} />
      <Cell icon="log-out" title="登录的设备" note="手机丢了可以在这里让它退出" url={routes.devices()} />
      <Cell
        icon="map"
        title="换学校"
        note={places > 0 ? `还有 ${places} 处，同一个账号` : '在别的学校也任教，或孩子在别的学校'}
        url={routes.places()}
      />
      {may.keepRoster && (
        <Cell icon="users" title="邀请教职工" note="发邀请码，手机丢了停用登录" url={routes.invitations()} />
      )}
    </CellGroup>
  )
}
