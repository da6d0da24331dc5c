import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { OwedCell } from '@/frame/owed-cell'
import { Page } from '@/frame/page'
import { StaffPage } from '@/frame/staff-page'
import { UnsentList } from '@/frame/unsent-list'
import { useWhenSent } from '@/frame/use-when-sent'
import { useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { groupedByDue } from '../hooks/owed-groups'

const TITLE = '上报与填报'

/** What the plans ask the person to hand in and to declare: for themselves, for their unit, for the school. */
export default function OwedPage() {
  const me = useSession()
  const query = useQuery('agenda.owed', {})
  useWhenSent(query.reload)
  if (!me?.may.logObservation) return <StaffPage title={TITLE} />
  return (
    <Page title={TITLE} narrow onRefresh={query.reload}>
      <UnsentList />
      <Answered query={query} loadingRows={6}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Empty
                icon="inbox"
                title="没有要您上报或填报的"
                text="计划里写了由您的岗位上报的材料或填报的数字，就会出现在这里。"
              />
            )}
            {groupedByDue(items, schoolToday()).map(({ title, items: some }) => (
              <CellGroup key={title} title={title}>
                {some.map((each) => (
                  <OwedCell key={`${each.kind} ${each.title} ${each.unitId} ${each.level}`} owed={each} />
                ))}
              </CellGroup>
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}
