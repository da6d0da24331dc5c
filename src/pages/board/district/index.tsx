import { useState } from 'react'
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
import { RuleList } from './components/rule-list'
import { SchoolTable } from './components/school-table'
import { Schools } from './components/schools'
import { ALL, narrowed } from './narrowed'

/** The district's promises school by school, by name and never ranked. */
export default function DistrictPage() {
  const me = useSession()
  const wide = useWide()
  const [choice, choose] = useState(ALL)
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
        {(district) => {
          const shown = narrowed(district, choice)
          const Rules = wide ? SchoolTable : RuleList
          return (
            <>
              {district.rules.length > 0 && <Filters district={district} choice={choice} onChoose={choose} />}
              {district.rules.length === 0 && (
                <Empty title="学区还没有发布计划" text="发布以后，各校的达成情况会列在这里。" />
              )}
              {district.rules.length > 0 && shown.rules.length === 0 && <Empty title="没有符合的承诺" />}
              {shown.rules.length > 0 && <Rules shown={shown} />}
              <Schools schools={shown.schools} clusters={district.clusters} />
              <CellGroup>
                <Cell icon="file-text" title="学区的工作计划" url={routes.plan()} />
              </CellGroup>
              <DistrictAsOf asOf={district.asOf} />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
