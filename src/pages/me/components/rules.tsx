import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import type { Me } from '@/services/session'

/** What protects people: the defaults of the school, and what is kept about oneself. */
export function Rules({ me: { may } }: { me: Me }) {
  return (
    <CellGroup>
      {may.logObservation && (
        <Cell
          icon="circle-check"
          title="减负和设置"
          note="不打卡、不排名、照片自愿；谁改过、为什么"
          url={routes.groundRules()}
        />
      )}
      <Cell icon="lock" title="个人信息" note="隐私说明、下载、操作记录、删除" url={routes.ownData()} />
    </CellGroup>
  )
}
