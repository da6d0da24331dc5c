import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { PrintButton } from '@/components/button/print'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/as-of'
import { Page } from '@/frame/page'
import { useSession } from '@/services/session'
import { useLargeType } from '@/theme/large-type'
import { useWide } from '@/theme/use-wide'
import { Happened } from './components/happened'
import { LogOnly } from './components/log-only'
import { NeedHelp } from './components/need-help'
import { Observed } from './components/observed'
import { OpenItems } from './components/open-items'
import { PromiseList } from './components/promise-list'
import { PromiseTable } from './components/promise-table'
import { Summary } from './components/summary'
import { WeekStepper } from './components/week-stepper'
import { isToCome, useViewedWeek, type Week } from './hooks/viewed-week'
import styles from './index.module.less'

/** The week's compliance: of the school for its leaders, of the group for who leads one. */
export default function WeekPage() {
  const me = useSession()
  const wide = useWide()
  const large = useLargeType()
  const { query, week, isWrongWeek, show } = useViewedWeek()
  const Promises = wide ? PromiseTable : PromiseList
  return (
    <Page
      place="week"
      title={titleOf(me?.may.seeWeek === 'group', week)}
      subtitle={me?.term ? `${me.school.name} · ${me.term.name}` : undefined}
      onRefresh={query.reload}
      actions={wide && <PrintButton />}
    >
      {week && <WeekStepper week={week} onShow={show} />}
      <Answered query={query} loadingRows={6}>
        {(sheet) => (
          <>
            <Summary sheet={sheet} />
            <View className={large ? undefined : styles.columns}>
              <View className={styles.promises}>
                <Promises sheet={sheet} />
                <LogOnly sheet={sheet} />
              </View>
              <View className={styles.side}>
                <OpenItems open={sheet.open} />
                <NeedHelp sheet={sheet} />
                <Observed />
              </View>
              <View className={styles.happened}>
                {!isToCome(sheet.week) && <Happened week={sheet.week} happened={sheet.happened} />}
              </View>
            </View>
            <AsOf asOf={sheet.asOf} />
          </>
        )}
      </Answered>
      {isWrongWeek && (
        <Button look="primary" onTap={() => show(undefined)}>
          回到本周
        </Button>
      )}
    </Page>
  )
}

function titleOf(ofGroup: boolean, week: Week | undefined): string {
  const isNow = !week || week.number === week.current
  if (ofGroup) return isNow ? '本组' : `本组 · 第 ${week.number} 周`
  return isNow ? '本周' : `第 ${week.number} 周`
}
