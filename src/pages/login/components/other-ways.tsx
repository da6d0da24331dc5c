import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

/** For those who have no account here yet. */
export function OtherWays() {
  return (
    <CellGroup title="第一次来">
      <Cell icon="link" title="有邀请码" note="教职工：学校发的 12 位邀请码" url={routes.join()} />
      <Cell icon="users" title="家长用班级码加入" note="班主任发的班级码" url={routes.joinClass()} />
    </CellGroup>
  )
}
