import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { type Pages, usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { NotForYou } from '../components/not-for-you'
import { type Draft, DraftCell } from './components/draft-cell'
import { InForce } from './components/in-force'

/** What is being written, and what is in force. */
export default function Planning() {
  const me = useSession()
  const pages: Pages<'plan.drafts', Draft> = usePages('plan.drafts', {}, (data) => data)
  if (!me?.may.preparePlan) return <NotForYou title="计划管理" />
  return (
    <Page
      title="计划管理"
      subtitle={me.school.name}
      home={routes.plan()}
      narrow
      onRefresh={pages.query.reload}
      footer={
        <Button look="primary" icon="plus" url={routes.planStart()}>
          写一份计划
        </Button>
      }
    >
      <InForce />
      <Answered query={pages.query}>
        {() => {
          const open = pages.items.filter(({ publishedAs }) => publishedAs === null)
          const published = pages.items.filter(({ publishedAs }) => publishedAs !== null)
          return (
            <>
              {open.length === 0 && (
                <Empty
                  icon="pen-line"
                  title="没有正在写的草稿"
                  text="可以从现行的计划改起，也可以从样例或文件开始。草稿不影响现行的计划。"
                />
              )}
              {open.length > 0 && (
                <CellGroup title={`草稿 · ${open.length} 份`}>
                  {open.map((draft) => (
                    <DraftCell key={draft.id} draft={draft} />
                  ))}
                </CellGroup>
              )}
              {published.length > 0 && (
                <CellGroup title="已经发布的草稿">
                  {published.map((draft) => (
                    <DraftCell key={draft.id} draft={draft} />
                  ))}
                </CellGroup>
              )}
              <More pages={pages} />
            </>
          )
        }}
      </Answered>
      <CellGroup>
        <Cell icon="file-text" title="历次版本" note="比较、导出" url={routes.planVersions()} />
        <Cell icon="info" title="怎么写计划" note="每张表怎么填，有例子可以复制" url={routes.planHelp()} />
      </CellGroup>
    </Page>
  )
}
