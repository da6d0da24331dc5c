import { View } from '@tarojs/components'
import { StatusChip } from '@/components/status'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'
import { amountInWords, expectedTitle } from '@/frame/amounts'
import { seenOf } from '@/frame/promises/promised'
import { routes } from '@/frame/routes'
import type { Subject } from '../hooks/choice'
import { prorationOf, type RowsProps } from './rows'
import styles from './subject-table.module.less'

const NAMES = {
  person: '姓名',
  group: '组',
  grade: '年级',
  class: '班级',
  club: '社团',
  school: '范围',
  cluster: '片区',
  office: '机构',
} as const

/** On a wide screen and on paper. */
export function SubjectTable({ detail, rows, seen }: RowsProps) {
  const { rule, week } = detail
  const columns: [Column<Subject>, ...Column<Subject>[]] = [
    { key: 'name', title: NAMES[rule.level], render: ({ subjectName }) => <Name words={subjectName} /> },
    ...(rule.level === 'person'
      ? [{ key: 'group', title: '教研组', render: ({ groupName }: Subject) => <Name words={groupName} /> }]
      : []),
    {
      key: 'done',
      title: rule.unit === '%' ? '目前' : '完成/目标',
      numeric: true,
      render: (subject) => <Done subject={subject} unit={rule.unit} />,
    },
    ...(rule.unit === '%' ? [] : [expectedColumn(detail)]),
    { key: 'status', title: '状态', render: ({ status }) => <StatusChip status={status} /> },
    { key: 'words', title: '说明', render: (subject) => <Words subject={subject} /> },
  ]
  return (
    <Table
      caption={`${rule.name}，第 ${week.number} 周`}
      rows={rows}
      keyOf={({ subjectId }) => subjectId}
      urlOf={({ subjectId }) =>
        routes.proof(rule.id, subjectId, seenOf(rule, { ...seen, week: week.number }))
      }
      columns={columns}
    />
  )
}

function expectedColumn({ rule, asOf }: RowsProps['detail']): Column<Subject> {
  return {
    key: 'expected',
    title: expectedTitle(asOf),
    numeric: true,
    render: ({ target, expected }) => (target ? `${expected} ${rule.unit}` : '不设'),
  }
}

function Name({ words }: { words: string }) {
  return <View className={styles.name}>{words}</View>
}

function Words({ subject: { words, forecast } }: { subject: Subject }) {
  return (
    <>
      <View>{words}</View>
      {forecast && <View className={styles.forecast}>{forecast.words}</View>}
    </>
  )
}

function Done({ subject, unit }: { subject: Subject; unit: string }) {
  const proration = prorationOf(subject, unit)
  return (
    <>
      <View>{amountInWords(subject.done, subject.target, unit)}</View>
      {proration && <View className={styles.proration}>{proration}</View>}
    </>
  )
}
