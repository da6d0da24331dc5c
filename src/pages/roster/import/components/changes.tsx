import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Loading } from '@/components/states/loading'
import { Table } from '@/components/table'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { type Pages, usePages } from '@/services/pages'

type Line = Output<'roster.changes'>['items'][number]

const WHAT = { add: '新增', change: '变更', end: '结束' } as const

/** What an import would do or did, line by line. */
export function Changes({ id }: { id: string }) {
  const pages: Pages<'roster.changes', Line> = usePages('roster.changes', { id }, (data) => data)
  return (
    <CellGroup title="改动">
      {pages.query.asking ? (
        <Loading rows={3} />
      ) : (
        <Answered query={pages.query}>
          {() =>
            pages.items.length === 0 ? (
              <Empty title="没有明细" text="明细里有姓名，只保留到可以撤销的最后一天。" />
            ) : (
              <Table
                caption="这次导入的改动"
                rows={pages.items}
                keyOf={({ what, sheet, who, words }) => `${what} ${sheet} ${who} ${words}`}
                columns={[
                  { key: 'who', title: '谁', render: ({ who }) => who },
                  { key: 'what', title: '怎样', render: ({ what, sheet }) => `${WHAT[what]} · ${sheet}` },
                  { key: 'words', title: '改动', render: ({ words }) => words },
                ]}
              />
            )
          }
        </Answered>
      )}
      <More pages={pages} />
    </CellGroup>
  )
}
