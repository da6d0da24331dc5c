import { CellGroup } from '@/components/cell/group'
import { ChoiceField } from '@/components/form/choice-field'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { schoolToday, useSession } from '@/services/session'
import { Differences } from './components/differences'
import { useSides } from './hooks/sides'

/** What changes from one plan to another, in words. */
export default function ComparePlans() {
  const me = useSession()
  const { from, to, versions, query, choose } = useSides()
  if (!me?.may.logObservation) return <StaffPage title="比较计划" />
  const published = (versions.data?.items ?? []).map(({ version, effectiveFrom }) => ({
    value: `v${version}`,
    label: `第 ${version} 版（${dateInWords(effectiveFrom, schoolToday())}起）`,
  }))
  const withDraft = (side: string | undefined) =>
    side?.startsWith('d')
      ? [{ value: side, label: query.data?.to.label ?? '这份草稿' }, ...published]
      : published
  return (
    <Page title="比较计划" home={routes.planVersions()} narrow onRefresh={query.reload}>
      <CellGroup>
        <ChoiceField
          label="从"
          value={from ?? ''}
          options={published}
          onChange={(side) => choose({ from: side, ...(to && { to }) })}
        />
        <ChoiceField
          label="到"
          value={to ?? ''}
          options={withDraft(to)}
          onChange={(side) => choose({ ...(from && { from }), to: side })}
        />
      </CellGroup>
      {versions.data && (from === undefined || to === undefined) ? (
        <Empty icon="file-text" title="还不能比较" text="要有两版计划，或一版计划和一份草稿，才能比较。" />
      ) : (
        <Answered query={query} loadingRows={6}>
          {(compared) => <Differences compared={compared} />}
        </Answered>
      )}
    </Page>
  )
}
