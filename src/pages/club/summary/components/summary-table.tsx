import { shareInWords } from '#core/club/participation'
import type { Output } from '#core/contract/contract'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'
import { dateInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { schoolToday } from '@/services/session'

export type SummedClub = Output<'club.summary'>['clubs']['items'][number]

const KEPT_BACK = '不足 5 人'

const COLUMNS: readonly [Column<SummedClub>, ...Column<SummedClub>[]] = [
  { key: 'name', title: '社团', render: ({ name, to }) => (to === null ? name : `${name}（已停办）`) },
  { key: 'category', title: '类别', render: ({ category }) => category },
  { key: 'instructors', title: '指导教师', render: ({ instructors }) => instructors.join('、') },
  { key: 'when', title: '时间', render: ({ meets }) => meets },
  { key: 'place', title: '地点', render: ({ place }) => place || '—' },
  { key: 'enrolled', title: '人数', numeric: true, render: ({ enrolled }) => enrolled ?? KEPT_BACK },
  { key: 'held', title: '开展/计划', numeric: true, render: heldOf },
  {
    key: 'share',
    title: '参与率',
    numeric: true,
    render: ({ participation }) => (participation ? shareInWords(participation) : KEPT_BACK),
  },
  { key: 'note', title: '备注', render: noteOf },
]

export function SummaryTable({ clubs }: { clubs: readonly SummedClub[] }) {
  return (
    <Table
      caption="本学期社团"
      dense
      rows={clubs}
      keyOf={({ id }) => id}
      columns={COLUMNS}
      urlOf={({ id }) => routes.club(id)}
    />
  )
}

/** Against what has been planned by now. */
function heldOf({ progress: { held, moved, extra, planned, toCome } }: SummedClub): string {
  const added = extra > 0 ? `+${extra}` : ''
  return `${held + moved}${added}/${planned - toCome}`
}

function noteOf({ progress, to, closedBecause }: SummedClub): string {
  const { moved, extra, waived } = progress
  const notes = [
    moved > 0 && `调整 ${moved} 次`,
    extra > 0 && `另加 ${extra} 次`,
    waived > 0 && `放假免除 ${waived} 次`,
    to !== null && `${dateInWords(to, schoolToday())}停办：${closedBecause}`,
  ]
  return notes.filter(Boolean).join('，') || '—'
}
