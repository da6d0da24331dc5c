import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { PrintButton } from '@/components/button/print'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/known/as-of'
import { KnownBanner } from '@/frame/known/known-banner'
import { Page } from '@/frame/page'
import { Happened } from '@/frame/promises/happened'
import { NeedHelp } from '@/frame/promises/need-help'
import { Promises } from '@/frame/promises/promises'
import { ExportButton } from '@/frame/workbook/export-button'
import { useSession } from '@/services/session'
import { useLargeType } from '@/theme/large-type'
import { useWide } from '@/theme/use-wide'
import { Deadlines } from './components/deadlines'
import { Due } from './components/due'
import { FrozenBanner } from './components/frozen'
import { MoreViews } from './components/more-views'
import { OpenItems } from './components/open-items'
import { Summary } from './components/summary'
import { WeekStepper } from './components/week-stepper'
import { isToCome, useViewedWeek, type Week } from './hooks/viewed-week'
import styles from './index.module.less'

/** The week's compliance: of the school for its leaders, of the group for who leads one. */
export default function WeekPage() {
  const me = useSession()
  const wide = useWide()
  const large = useLargeType()
  const { query, seen, week, isWrongWeek, show, showKnown } = useViewedWeek()
  const ofSchool = me?.may.seeWeek === 'school'
  return (
    <Page
      place="week"
      title={titleOf(me?.may.seeWeek === 'group', week)}
      subtitle={me?.term ? `${me.school.name} · ${me.term.name}` : undefined}
      onRefresh={query.reload}
      actions={
        wide && (
          <>
            <ExportButton of={{ what: 'week', ...(seen.week !== undefined && { week: seen.week }) }} />
            <PrintButton />
          </>
        )
      }
    >
      {week && <WeekStepper week={week} onShow={show} />}
      <KnownBanner known={seen.known} onKnown={showKnown} />
      {ofSchool && seen.known === undefined && <FrozenBanner monday={week?.monday} />}
      <Answered query={query} loadingRows={6}>
        {(sheet) => {
          const shown = { ...seen, week: sheet.week.number }
          return (
            <>
              <Summary sheet={sheet} />
              <View className={large ? undefined : styles.columns}>
                <View className={styles.due}>
                  <Due sheet={sheet} title={isNow(sheet.week) ? '本周到期' : '这一周到期'} seen={shown} />
                </View>
                <View className={styles.side}>
                  <OpenItems open={sheet.open} />
                  <Deadlines sheet={sheet} seen={shown} />
                  <NeedHelp sheet={sheet} seen={shown} />
                </View>
                <View className={styles.promises}>
                  <Promises promises={sheet.promises} asOf={sheet.asOf} seen={shown} />
                </View>
                <View className={styles.happened}>
                  {!isToCome(sheet.week) && (
                    <Happened
                      title={isNow(sheet.week) ? '本周发生了什么' : '这一周发生了什么'}
                      happened={sheet.happened}
                    />
                  )}
                  <MoreViews seen={seen} />
                </View>
              </View>
              <AsOf asOf={sheet.asOf} onKnown={showKnown} />
            </>
          )
        }}
      </Answered>
      {isWrongWeek && (
        <Button look="primary" onTap={() => show(undefined)}>
          回到本周
        </Button>
      )}
    </Page>
  )
}

const isNow = (week: Week) => week.number === week.current

function titleOf(ofGroup: boolean, week: Week | undefined): string {
  if (ofGroup) return !week || isNow(week) ? '本组' : `本组 · 第 ${week.number} 周`
  return !week || isNow(week) ? '本周' : `第 ${week.number} 周`
}
