import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/as-of'
import { ClauseQuote } from '@/frame/clause-quote'
import { weekInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes, weekIn } from '@/frame/routes'
import { Groups } from './components/groups'
import { RollUp } from './components/roll-up'
import { Subjects } from './components/subjects'
import { type Detail, useChoice } from './hooks/choice'
import styles from './index.module.less'

/** One promise: the plan's words, how it stands as a whole, and the groups and people behind that. */
export default function RulePage() {
  const { params } = useRouter()
  const week = weekIn(params)
  const chosen = useChoice({ ruleId: params.rule ?? '', ...(week === undefined ? {} : { week }) })
  const { pages, detail, choice, choose, clear } = chosen
  const whole = (shown: Detail) => (
    <>
      <ClauseQuote rule={shown.rule} clauseText={shown.clauseText} />
      <RollUp detail={shown} />
      <View className={shown.groups.length > 0 ? styles.columns : undefined}>
        {shown.groups.length > 0 && (
          <Groups detail={shown} chosen={choice.group} onChoose={(group) => choose({ group })} />
        )}
        <Subjects detail={shown} pages={pages} choice={choice} onChoose={choose} onClear={clear} />
      </View>
      <AsOf asOf={shown.asOf} />
    </>
  )
  return (
    <Page
      title={detail?.rule.name ?? '承诺'}
      subtitle={
        detail && `第 ${detail.week.number} 周 · ${weekInWords(detail.week.monday, detail.week.sunday)}`
      }
      home={routes.week(week)}
      onRefresh={pages.query.reload}
    >
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
