import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

/** What an observed teacher has objected to waits for the observer's word. */
export function Objections({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <CellGroup>
      <Cell
        icon="circle-alert"
        title={`您的 ${count} 条听课记录，授课教师有异议`}
        note="点开看看说了什么，改好或答复都可以"
        url={routes.records('toAnswer')}
      />
    </CellGroup>
  )
}
