import { useDeferredValue, useState } from 'react'
import { PrintButton } from '@/components/button/print'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { ExportButton } from '@/frame/workbook/export-button'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import { DistrictAsOf } from './components/as-of'
import { Filters } from './components/filters'
import { Found } from './components/found'
import { ALL } from './narrowed'

/** The district's promises school by school, by name and never ranked. */
export default function DistrictPage() {
  const me = useSession()
  const wide = useWide()
  const [choice, choose] = useState(ALL)
  const found = useDeferredValue(choice)
  const query = useQuery('standing.district', {})
  const { data } = query
  return (
    <Page
      place="district"
      title="学区"
      subtitle={me?.school.name}
      onRefresh={query.reload}
      actions={
        wide &&
        data && (
          <>
            <ExportButton of={{ what: 'district' }} />
            <PrintButton />
          </>
        )
      }
    >
      <Answered query={query} loadingRows={8}>
        {(district) => (
          <>
            {district.rules.length > 0 && <Filters district={district} choice={choice} onChoose={choose} />}
            {district.rules.length === 0 && (
              <Empty title="学区还没有发布计划" text="发布以后，各校的达成情况会列在这里。" />
            )}
            <Found district={district} choice={found} wide={wide} />
            <CellGroup>
              <Cell icon="file-text" title="学区的工作计划" url={routes.plan()} />
            </CellGroup>
            <DistrictAsOf asOf={district.asOf} />
          </>
        )}
      </Answered>
    </Page>
  )
}
