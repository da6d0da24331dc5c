import { useState } from 'react'
import type { Form } from '#core/form/form'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { type Column, Table } from '@/components/table'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { RecordChips } from '@/frame/record-chips'
import { routes } from '@/frame/routes'
import { schoolToday } from '@/services/session'
import { byWeek, type Entry, EVERYTHING, useBook } from '../hooks/book'
import { BookFilters } from './book-filters'
import { Print } from './print'

/** The entries of one register, week by week. */
export function Book({ form }: { form: Form }) {
  const [filter, setFilter] = useState(EVERYTHING)
  const pages = useBook(form.name, filter)
  return (
    <Page
      title={form.name}
      subtitle={filter.unit?.name}
      onRefresh={pages.query.reload}
      actions={<Print hasMore={pages.hasMore} />}
    >
      <BookFilters form={form} filter={filter} onChange={setFilter} />
      <Answered query={pages.query} loadingRows={6}>
        {() => (
          <>
            {pages.items.length === 0 && (
              <Empty icon="clipboard-list" title="还没有登记" text="换一段时间看看，或登记了以后再来。" />
            )}
            {byWeek(pages.items).map(({ title, entries }) => (
              <CellGroup key={title} title={title}>
                <Table
                  caption={`${form.name}，${title}`}
                  rows={entries}
                  keyOf={({ id }) => id}
                  columns={columnsOf(form)}
                  urlOf={({ id }) => routes.record(id)}
                  dense
                />
              </CellGroup>
            ))}
            <More pages={pages} />
          </>
        )}
      </Answered>
    </Page>
  )
}

/** The day, whom it is about, the form's own fields, and who wrote it. */
function columnsOf({ name, about, byException, fields }: Form): [Column<Entry>, ...Column<Entry>[]] {
  const whom: Column<Entry> = {
    key: 'about',
    title: '对象',
    render: ({ title }) => title.replace(`${name} · `, '').replace(name, ''),
  }
  const order: Column<Entry> = {
    key: 'normal',
    title: '情况',
    render: ({ answers, detail }) => (Object.keys(answers ?? {}).length === 0 ? detail : '有情况'),
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
    {
      key: 'state',
      title: '状态',
      render: ({ state, late, recording }) => <RecordChips {...{ state, late, recording }} />,
    },
  ]
}
