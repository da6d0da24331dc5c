import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/as-of'
import { ClauseQuote } from '@/frame/clause-quote'
import { weekInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes, weekIn } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { Groups } from './components/groups'
import { RollUp } from './components/roll-up'
import { Subjects } from './components/subjects'
import { useChoice } from './hooks/choice'
import styles from './index.module.less'

/** One promise: the plan's words, how it stands as a whole, and the groups and people behind that. */
export default function RulePage() {
  const { params } = useRouter()
  const week = weekIn(params)
  const input = { ruleId: params.rule ?? '', ...(week === undefined ? {} : { week }) }
  const pages = usePages('standing.rule', input, (answer) => answer.subjects)
  const { choice, choose, clear, chosen } = useChoice(pages)
  const { data, reload } = pages.query
  return (
    <Page
      title={data?.rule.name ?? '承诺'}
      subtitle={data && `第 ${data.week.number} 周 · ${weekInWords(data.week.monday, data.week.sunday)}`}
      home={routes.week(week)}
      onRefresh={reload}
    >
      <Answered query={pages.query} loadingRows={6}>
        {(detail) => (
          <>
            <ClauseQuote rule={detail.rule} clauseText={detail.clauseText} />
            <RollUp detail={detail} />
            <View className={detail.groups.length > 0 ? styles.columns : undefined}>
              {detail.groups.length > 0 && (
                <Groups detail={detail} chosen={choice.group} onChoose={(group) => choose({ group })} />
              )}
              <Subjects
                detail={detail}
                pages={pages}
                shown={chosen}
                choice={choice}
                onChoose={choose}
                onClear={clear}
              />
            </View>
            <AsOf asOf={detail.asOf} />
          </>
        )}
      </Answered>
    </Page>
  )
}
