import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answered } from '@/frame/answered'
import { ClauseQuote } from '@/frame/clause-quote'
import { weekInWords } from '@/frame/in-words'
import { AsOf } from '@/frame/known/as-of'
import { KnownBanner } from '@/frame/known/known-banner'
import { useSeen, viewOf } from '@/frame/known/use-seen'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { ExportButton } from '@/frame/workbook/export-button'
import { useWide } from '@/theme/use-wide'
import { Groups } from './components/groups'
import { RollUp } from './components/roll-up'
import { Subjects } from './components/subjects'
import { TermLink } from './components/term-link'
import { type Detail, useChoice } from './hooks/choice'
import styles from './index.module.less'

/** One promise: the plan's words, how it stands as a whole, and the groups and people behind that. */
export default function RulePage() {
  const { params } = useRouter()
  const { rule: ruleId = '', plan } = params
  const { seen, showKnown } = useSeen((next) => routes.rule(ruleId, { plan, ...next }))
  const wide = useWide()
  const chosen = useChoice({ ruleId, ...(plan && { planId: plan }), ...viewOf(seen) })
  const { pages, detail, choice, choose, clear } = chosen
  const whole = (shown: Detail) => (
    <>
      <ClauseQuote rule={shown.rule} clauseText={shown.clauseText} />
      <RollUp detail={shown} />
      <View className={shown.groups.length > 0 ? styles.columns : undefined}>
        {shown.groups.length > 0 && (
          <Groups detail={shown} chosen={choice.group} onChoose={(group) => choose({ group })} />
        )}
        <Subjects
          detail={shown}
          seen={seen}
          pages={pages}
          choice={choice}
          onChoose={choose}
          onClear={clear}
        />
      </View>
      <TermLink detail={shown} seen={seen} />
      <AsOf asOf={shown.asOf} onKnown={showKnown} />
    </>
  )
  return (
    <Page
      title={detail?.rule.name ?? '承诺'}
      subtitle={
        detail && `第 ${detail.week.number} 周 · ${weekInWords(detail.week.monday, detail.week.sunday)}`
      }
      home={routes.week(seen)}
      onRefresh={pages.query.reload}
      actions={wide && detail && seen.known === undefined && <ExportButton of={exportOf(detail)} />}
    >
      <KnownBanner known={seen.known} onKnown={showKnown} />
      {detail && !pages.query.data ? (
        whole(detail)
      ) : (
        <Answered query={pages.query} loadingRows={6}>
          {whole}
        </Answered>
      )}
    </Page>
  )
}

function exportOf({ rule, week }: Detail) {
  return { what: 'rule', ruleId: rule.id, planId: rule.planId, week: week.number } as const
}
