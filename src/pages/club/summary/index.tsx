import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useWide } from '@/theme/use-wide'
import { Highlights } from './components/highlights'
import { SummaryTable } from './components/summary-table'
import { Totals } from './components/totals'

const READERS = [
  { key: 'school', label: '校内用' },
  { key: 'outside', label: '上报用' },
] as const

type Readers = (typeof READERS)[number]['key']

/** The term's clubs on paper: for the school, or without what tells of fewer than five children. */
export default function ClubSummary() {
  const [readers, setReaders] = useState<Readers>('school')
  const pages = usePages('club.summary', { readers }, (data) => data.clubs)
  const { data } = pages.query
  const wide = useWide()
  const { hasMore, busy, fault, more } = pages
  // Paper has no button to go on with: all of it is fetched.
  useEffect(() => {
    if (hasMore && !busy && !fault) more()
  }, [hasMore, busy, fault, more])
  return (
    <Page
      title="社团学期小结"
      subtitle={data && [data.school, data.term.name].join(' ')}
      home={routes.clubs()}
      onRefresh={pages.query.reload}
      actions={wide && data && <Print />}
    >
      <Tabs label="给谁看" tabs={READERS} current={readers} onChange={setReaders} />
      {!wide && <Banner icon="printer">要打印的话，请在电脑上打开这一页。</Banner>}
      <Answered query={pages.query}>
        {(summary) => (
          <>
            <Totals summary={summary} />
            <CellGroup bare>
              <SummaryTable clubs={pages.items} />
            </CellGroup>
            <Highlights clubs={pages.items} outside={readers === 'outside'} />
            {fault && <More pages={pages} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

/** On wide screens only, and those are browsers. */
function Print() {
  return (
    <Button compact icon="printer" onTap={() => window.print()}>
      打印
    </Button>
  )
}
