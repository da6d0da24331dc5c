import { CellGroup } from '@/components/cell/group'
import { LongList } from '@/components/long-list'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import type { Pages } from '@/services/pages'
import { useSession } from '@/services/session'
import { byWeek, type Summary } from '../hooks/records'
import { TABS, type Whose } from '../hooks/tabs'
import { RecordCell } from './record-cell'

interface RecordListProps {
  whose: Whose
  pages: Pages<'record.list', Summary>
}

export function RecordList({ whose, pages }: RecordListProps) {
  const term = useSession()?.term ?? null
  const none = TABS.find(({ key }) => key === whose)?.none
  return (
    <Answered query={pages.query} loadingRows={6}>
      {() => (
        <>
          {pages.items.length === 0 && none && <Empty icon="clipboard-list" {...none} />}
          {byWeek(pages.items, term).map(({ title, records }) => (
            <CellGroup key={title} title={title}>
              <LongList items={records} outOf={pages.items.length}>
                {(record) => (
                  <RecordCell
                    key={record.id}
                    record={record}
                    mine={whose === 'mine' || whose === 'returned' || whose === 'toAnswer'}
                  />
                )}
              </LongList>
            </CellGroup>
          ))}
          <More pages={pages} />
        </>
      )}
    </Answered>
  )
}
