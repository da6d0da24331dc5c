import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { isOfficer } from '@/frame/nav-items'
import { routes } from '@/frame/routes'
import { useWaiting } from '@/frame/use-waiting'
import type { Me } from '@/services/session'

/** Parents of the classes that one looks after, and the classes of one's own children. */
export function Parents({ me }: { me: Me }) {
  const { parents = 0 } = useWaiting()
  if (isOfficer(me)) return null
  return (
    <CellGroup>
      {me.may.admitParents && (
        <Cell
          icon="users"
          title="班级家长"
          note="班级码，确认和查看家长"
          value={parents > 0 ? `${parents} 位等待确认` : undefined}
          url={routes.classParents()}
        />
      )}
      <Cell
        icon="house"
        title="孩子的班级"
        note={me.may.logObservation ? '您也是家长的，用班级码加入' : '查看、加入或退出班级'}
        url={routes.parentClasses()}
      />
    </CellGroup>
  )
}
