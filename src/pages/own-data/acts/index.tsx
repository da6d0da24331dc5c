import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { LongList } from '@/components/long-list'
import { Empty } from '@/components/states'
import { momentInWords } from '@/frame/in-words'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'

/** What one did, and what others did to one's records. */
export default function OwnActs() {
  const pages = usePages('journal.mine', {}, (answer) => answer)
  return (
    <Page title="操作记录" home={routes.ownData()} narrow onRefresh={pages.query.reload}>
      <Listed
        pages={pages}
        loadingRows={6}
        empty={<Empty icon="clock" title="还没有操作记录" text="提交、修改、处理过的都会出现在这里。" />}
      >
        {(acts) => (
          <CellGroup note="记下以后不能修改。">
            <LongList items={acts}>
              {({ seq, at, actor, words, reason, mine, recordId }) => (
                <Cell
                  key={seq}
                  title={`${mine ? '我' : actor}${words}`}
                  note={[momentInWords(at), reason].filter(Boolean).join(' · ')}
                  url={recordId ? routes.record(recordId) : undefined}
                />
              )}
            </LongList>
          </CellGroup>
        )}
      </Listed>
    </Page>
  )
}
