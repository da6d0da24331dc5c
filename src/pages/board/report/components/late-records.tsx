import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { More } from '@/frame/more'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'

const WHAT = { added: '补录', changed: '更正', removed: '撤回或退回' } as const

/** The records that came, changed or fell away after the report was frozen, the latest first. */
export function LateRecords({ id }: { id: string }) {
  const pages = usePages('report.later', { id }, (data) => data)
  return (
    <Answered query={pages.query} loadingRows={3}>
      {() => (
        <>
          <CellGroup title="定稿以后补录和更正的记录">
            {pages.items.map(({ record, what, at }) => (
              <Cell
                key={`${record.id} ${what}`}
                title={record.title}
                note={`${record.authorName} · ${momentInWords(at)} ${WHAT[what]}`}
                url={routes.record(record.id)}
              />
            ))}
          </CellGroup>
          <More pages={pages} />
        </>
      )}
    </Answered>
  )
}
