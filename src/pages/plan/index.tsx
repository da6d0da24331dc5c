import { PrintButton } from '@/components/button/print'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { StaffPage } from '@/frame/staff-page'
import { useSession } from '@/services/session'
import { useLargeType } from '@/theme/large-type'
import { useWide } from '@/theme/use-wide'
import { Chapters } from './components/chapters'
import { Filters } from './components/filters'
import { Head } from './components/head'
import { Misfits } from './components/misfits'
import { SideBySide } from './components/side-by-side'
import { WaysOn } from './components/ways-on'
import { useViewedPlan } from './hooks/viewed'
import { chaptersOf, isNarrowed } from './matching'

/** The plan as it was written, and on each clause how its promises stand: the plan is the dashboard. */
export default function PlanPage() {
  const me = useSession()
  const large = useLargeType()
  const wide = useWide() && !large
  const viewed = useViewedPlan()
  const { query, plans, shown, clause, filter, narrow, openClause, openPlan } = viewed
  const narrowed = isNarrowed(filter)
  const chapters = shown ? chaptersOf(shown, filter) : []
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
              {shown.clauses.length === 0 && (
                <Empty icon="file-text" title="计划里还没有条款" text="请教务员在计划管理里补上。" />
              )}
              {shown.clauses.length > 0 && chapters.length === 0 && (
                <Empty icon="search" title="没有找到" text="换一个词，或去掉筛选再看。" />
              )}
              {wide ? (
                <SideBySide chapters={chapters} clause={clause} narrowed={narrowed} onChoose={openClause} />
              ) : (
                <Chapters chapters={chapters} clause={clause} narrowed={narrowed} />
              )}
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
