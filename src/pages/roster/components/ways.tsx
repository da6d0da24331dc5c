import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

/** The other pages of those who keep the roster. */
export function Ways() {
  return (
    <CellGroup title="班级和校历">
      <Cell
        icon="file-text"
        title="导入和导出"
        note="用表格一次改好名册、班级和课表，先看再做，可以撤销"
        url={routes.rosterImport()}
      />
      <Cell
        icon="users"
        title="年级、班级和组"
        note="新建、改名、结束；各由谁负责"
        url={routes.structure()}
      />
      <Cell
        icon="trending-up"
        title="新学年"
        note="班级升一级，家长跟着走，先看再做"
        url={routes.promote()}
      />
      <Cell icon="calendar" title="学期和校历" note="起止日期、作息时间、放假和调休" url={routes.terms()} />
    </CellGroup>
  )
}
