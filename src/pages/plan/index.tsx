import { useDeferredValue } from 'react'
import { PrintButton } from '@/components/button/print'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { StaffPage } from '@/frame/staff-page'
import { useSession } from '@/services/session'
import { useLargeType } from '@/theme/large-type'
import { useWide } from '@/theme/use-wide'
import { Filters } from './components/filters'
import { Head } from './components/head'
import { Misfits } from './components/misfits'
import { Reading } from './components/reading'
import { WaysOn } from './components/ways-on'
import { useViewedPlan } from './hooks/viewed'

/** The plan as it was written, and on each clause how its promises stand: the plan is the dashboard. */
export default function PlanPage() {
  const me = useSession()
  const large = useLargeType()
  const wide = useWide() && !large
  const viewed = useViewedPlan()
  const { query, plans, shown, clause, filter, narrow, openClause, openPlan } = viewed
  const found = useDeferredValue(filter)
  if (!me?.may.logObservation) return <StaffPage title="工作计划" />
  return (
    <Page
      title="工作计划"
      subtitle={me.term ? `${me.school.name} · ${me.term.name}` : me.school.name}
      onRefresh={query.reload}
      actions={wide && <PrintButton />}
    >
      <Answered query={query} loadingRows={8}>
        {({ week, asOf }) =>
          shown ? (
            <>
              {plans.length > 1 && (
                <Tabs
                  label="看哪一份计划"
                  tabs={plans.map(({ plan }) => ({ key: plan.id, label: OF_LEVEL[plan.level] }))}
                  current={shown.plan.id}
                  onChange={openPlan}
                />
              )}
              <Misfits />
              <Head shown={shown} week={week} asOf={asOf} />
              <Filters plan={shown} filter={filter} onChange={narrow} />
              <Reading plan={shown} filter={found} clause={clause} wide={wide} onChoose={openClause} />
            </>
          ) : (
            <Empty
              icon="file-text"
              title="还没有发布计划"
              text="请教务员在计划管理里写好、检查，再由学校领导发布。"
            />
          )
        }
      </Answered>
      <WaysOn />
    </Page>
  )
}

const OF_LEVEL = { school: '学校计划', district: '学区计划' } as const
