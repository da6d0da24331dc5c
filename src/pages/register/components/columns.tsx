import type { Form } from '#core/form/form'
import type { Column } from '@/components/table/columns'
import { dateInWords } from '@/frame/in-words'
import { RecordChips } from '@/frame/record-chips'
import { schoolToday } from '@/services/session'
import type { Entry } from '../hooks/book'

const IN_ORDER = '一切正常'

/** The day, whom it is about, the form's own fields, who wrote it, and its state where that is worth a word. */
export function columnsOf(
  { name, about, byException, fields }: Form,
  entries: readonly Entry[],
): [Column<Entry>, ...Column<Entry>[]] {
  const whom: Column<Entry> = {
    key: 'about',
    title: '对象',
    render: ({ title }) => title.replace(`${name} · `, '').replace(name, ''),
  }
  const order: Column<Entry> = {
    key: 'normal',
    title: '是否正常',
    render: ({ answers = {}, detail }) =>
      Object.keys(answers).length === 0 && detail === IN_ORDER ? IN_ORDER : '有情况',
  }
  const state: Column<Entry> = {
    key: 'state',
    title: '状态',
    render: (entry) =>
      isPlain(entry) ? '' : <RecordChips state={entry.state} late={entry.late} recording={false} />,
  }
  return [
    { key: 'on', title: '日期', render: ({ on }) => dateInWords(on, schoolToday()) },
    ...(about === 'school' || about === 'person' ? [] : [whom]),
    ...(byException ? [order] : []),
    ...fields.map(
      ({ key, label, type }): Column<Entry> => ({
        key: `field ${key}`,
        title: label,
        numeric: type === 'number',
        render: ({ answers }) => answers?.[key] ?? '',
      }),
    ),
    { key: 'who', title: '记录人', render: ({ authorName }) => authorName },
    ...(entries.every(isPlain) ? [] : [state]),
  ]
}

/** Came in time and stands: as most do. */
const isPlain = ({ state, late }: Entry) => state === 'counted' && !late
