import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'

type Line = Output<'roster.promote'>['classes'][number]

const COLUMNS: readonly [Column<Line>, ...Column<Line>[]] = [
  { key: 'before', title: '现在', render: ({ before }) => before ?? '新班' },
  { key: 'after', title: '新学年', render: ({ after }) => after ?? '离校' },
  { key: 'teacher', title: '班主任', render: ({ classTeacher }) => classTeacher ?? '—' },
  { key: 'parents', title: '家长', numeric: true, render: ({ parents }) => parents },
  { key: 'note', title: '请核对', render: ({ note }) => note || '—' },
]

/** What becomes of each class; what is doubtful says so. */
export function Preview({ classes }: Pick<Output<'roster.promote'>, 'classes'>) {
  const doubtful = classes.filter(({ note }) => note !== '').length
  return (
    <CellGroup
      bare
      title={`${classes.length} 个班`}
      note={doubtful > 0 ? `有 ${doubtful} 个班的名称要核对，升级后可以改名。` : undefined}
    >
      <Table
        caption="各班在新学年"
        dense
        rows={classes}
        keyOf={({ before, after }) => `${before ?? ''}/${after ?? ''}`}
        columns={COLUMNS}
      />
    </CellGroup>
  )
}
