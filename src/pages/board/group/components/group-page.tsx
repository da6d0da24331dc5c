import { PrintButton } from '@/components/button/print'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/known/as-of'
import { KnownBanner } from '@/frame/known/known-banner'
import { useSeen, viewOf } from '@/frame/known/use-seen'
import { Page } from '@/frame/page'
import { Promises } from '@/frame/promises/promises'
import { routes } from '@/frame/routes'
import { ExportButton } from '@/frame/workbook/export-button'
import { useQuery } from '@/services/query'
import { useWide } from '@/theme/use-wide'
import { Members } from './members'
import { OwnPromises } from './own-promises'

export function GroupPage({ id }: { id: string }) {
  const wide = useWide()
  const { seen, showKnown } = useSeen((next) => routes.group(id, next))
  const query = useQuery('standing.group', { groupId: id, ...viewOf(seen) })
  const { data } = query
  const week = data && { week: data.week.number }
  return (
    <Page
      title={data?.group.name ?? '组'}
      subtitle={data && subtitleOf(data)}
      home={routes.group()}
      onRefresh={query.reload}
      actions={
        wide &&
        data && (
          <>
            {seen.known === undefined && <ExportButton of={{ what: 'group', groupId: id, ...week }} />}
            <PrintButton />
          </>
        )
      }
    >
      <KnownBanner known={seen.known} onKnown={showKnown} />
      <Answered query={query} loadingRows={6}>
        {(page) => (
          <>
            <OwnPromises page={page} seen={seen} />
            <Members page={page} seen={seen} />
            <Promises promises={page.together} asOf={page.asOf} seen={seen} />
            <CellGroup>
              <Cell icon="calendar" title="整学期热力图" url={routes.heat({ unit: id }, seen)} />
            </CellGroup>
            <AsOf asOf={page.asOf} onKnown={showKnown} />
          </>
        )}
      </Answered>
    </Page>
  )
}

type GroupOf = Parameters<typeof OwnPromises>[0]['page']

function subtitleOf({ group, members, week }: GroupOf): string {
  const leads = group.leads.length > 0 ? `组长 ${group.leads.join('、')}` : ''
  return [group.kind, leads, `${members.length} 人`, `第 ${week.number} 周`].filter(Boolean).join(' · ')
}
