import { useCallback, useMemo } from 'react'
import { PrintButton } from '@/components/button/print'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/known/as-of'
import { KnownBanner } from '@/frame/known/known-banner'
import { viewOf } from '@/frame/known/use-seen'
import { Page } from '@/frame/page'
import { isLogOnly } from '@/frame/promises/promised'
import { type HeatOf, routes, type Seen, seenIn } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useInAddress } from '@/frame/use-in-address'
import { ExportButton } from '@/frame/workbook/export-button'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import { Choice } from './components/choice'
import { Grid } from './components/grid'
import { Legend } from './components/legend'
import { WeekByWeek } from './components/week-by-week'
import type { HeatRow } from './heat-in-words'
import { askedFor, heatOfIn, isChosen, NOTHING, proofOf, workbookOf } from './subject'

interface Looked {
  readonly of: HeatOf
  readonly seen: Seen
}

/** The term week by week: a promise by its people or units, or a person's or unit's promises. Every cell opens to its proof. */
export default function HeatPage() {
  const me = useSession()
  const wide = useWide()
  const [{ of: chosen, seen }, look] = useInAddress<Looked>(
    (params) => ({ of: heatOfIn(params), seen: seenIn(params) }),
    (next) => routes.heat(next.of, next.seen),
  )
  const leads = me?.may.seeWeek !== null
  const sheet = useQuery('standing.school', viewOf(seen), { when: leads })
  const first = sheet.data?.promises.find((each) => !isLogOnly(each) && each.rollUp.owing > 1)?.rule
  const of = useMemo(
    () => (isChosen(chosen) || !first ? chosen : { rule: first.id, plan: first.planId }),
    [chosen, first],
  )
  const asked = useMemo(() => askedFor(of, me), [of, me])
  const query = useQuery('standing.heat', { ...(asked ?? NOTHING), ...viewOf(seen) }, { when: !!asked })
  const workbook = asked && seen.known === undefined ? workbookOf(asked, seen) : undefined

  const showKnown = (known: string | undefined) => look({ of, seen: { week: seen.week, known } })
  const urlOf = useCallback(
    (row: HeatRow, week: number) => proofOf(asked ?? NOTHING, row, { week, known: seen.known }),
    [asked, seen.known],
  )
  if (me && !me.may.logObservation) return <StaffPage title="学期热力图" />
  return (
    <Page
      title={query.data ? `${query.data.title} · 整学期` : '学期热力图'}
      subtitle={me?.term ? `${me.school.name} · ${me.term.name}` : undefined}
      home={leads ? routes.week() : routes.home()}
      onRefresh={query.reload}
      actions={
        wide && (
          <>
            {workbook && <ExportButton of={workbook} />}
            <PrintButton />
          </>
        )
      }
    >
      <KnownBanner known={seen.known} onKnown={showKnown} />
      {me && sheet.data && (
        <Choice
          sheet={sheet.data}
          of={of}
          school={me.school}
          shownTitle={query.data?.title}
          onChoose={(next) => look({ of: next, seen })}
        />
      )}
      {!asked && <Answered query={sheet}>{() => <Empty title="计划里还没有要数的承诺" />}</Answered>}
      {asked && (
        <Answered query={query} loadingRows={8}>
          {(heat) => (
            <>
              <CellGroup bare note="格子里是当周完成的数量，颜色和记号是到那一周为止的状态；点开看来历。">
                {heat.rows.length === 0 ? (
                  <Empty title={leads ? '这一项现在没有人需要完成' : '这一项里没有您的指标'} />
                ) : (
                  <Grid heat={heat} urlOf={urlOf} />
                )}
                <Legend rows={heat.rows} />
              </CellGroup>
              <WeekByWeek heat={heat} />
              <AsOf asOf={heat.asOf} onKnown={showKnown} />
            </>
          )}
        </Answered>
      )}
    </Page>
  )
}
