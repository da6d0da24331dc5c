import { useState } from 'react'
import type { Form } from '#core/form/form'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Table } from '@/components/table'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useWide } from '@/theme/use-wide'
import { byWeek, type Entry, EVERYTHING, useBook } from '../hooks/book'
import { BookFilters } from './book-filters'
import { columnsOf } from './columns'
import { Print } from './print'

/** The entries of one register, the newest first. */
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
      <Listed
        pages={pages}
        loadingRows={6}
        empty={<Empty icon="clipboard-list" title="还没有登记" text="换一段时间看看，或登记了以后再来。" />}
      >
        {(entries) => <Entries form={form} entries={entries} />}
      </Listed>
    </Page>
  )
}

/** One table on a wide screen and on paper, week by week on a phone. */
function Entries({ form, entries }: { form: Form; entries: readonly Entry[] }) {
  const wide = useWide()
  const parts = wide ? [{ title: '', entries }] : byWeek(entries)
  return parts.map((part) => (
    <CellGroup key={part.title} title={part.title}>
      <Table
        caption={[form.name, part.title].filter(Boolean).join('，')}
        rows={part.entries}
        keyOf={({ id }) => id}
        columns={columnsOf(form, entries)}
        urlOf={({ id }) => routes.record(id)}
        dense
      />
    </CellGroup>
  ))
}
