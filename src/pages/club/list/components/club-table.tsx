import { View } from '@tarojs/components'
import { shareInWords } from '#core/club/participation'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'
import { routes } from '@/frame/routes'
import type { ListedClub } from '../hooks/clubs'
import styles from './club-row.module.less'
import { Marks } from './marks'

type Columns = readonly [Column<ListedClub>, ...Column<ListedClub>[]]

const REGISTER: Columns = [
  {
    key: 'name',
    title: '社团',
    render: (club) => (
      <View className={styles.title}>
        <View>{club.name}</View>
        <Marks club={club} />
      </View>
    ),
  },
  { key: 'category', title: '类别', render: ({ category }) => category },
  { key: 'when', title: '时间', render: ({ meets }) => meets },
  { key: 'place', title: '地点', render: ({ place }) => place || '—' },
  { key: 'instructors', title: '指导教师', render: ({ instructors }) => instructors.join('、') },
  { key: 'enrolled', title: '人数', numeric: true, render: ({ enrolled }) => enrolled },
]

const NUMBERS: readonly Column<ListedClub>[] = [
  {
    key: 'held',
    title: '已开展',
    numeric: true,
    render: ({ numbers }) =>
      numbers ? `${numbers.progress.held + numbers.progress.moved + numbers.progress.extra} 次` : '—',
  },
  {
    key: 'missed',
    title: '没有记录',
    numeric: true,
    render: ({ numbers }) => (numbers && numbers.progress.missed > 0 ? `${numbers.progress.missed} 次` : '—'),
  },
  {
    key: 'share',
    title: '参与率',
    numeric: true,
    render: ({ numbers }) => (numbers ? shareInWords(numbers.participation) : '—'),
  },
]

/** The register on a wide screen; numbers where the reader is shown any. */
export function ClubTable({ clubs }: { clubs: readonly ListedClub[] }) {
  const columns: Columns = clubs.some(({ numbers }) => numbers) ? [...REGISTER, ...NUMBERS] : REGISTER
  return (
    <Table
      caption="社团"
      dense
      rows={clubs}
      keyOf={({ id }) => id}
      columns={columns}
      urlOf={({ id }) => routes.club(id)}
    />
  )
}
