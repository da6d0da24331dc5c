import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answered } from '@/frame/answered'
import { AsOf } from '@/frame/as-of'
import { ClauseQuote } from '@/frame/clause-quote'
import { weekInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes, weekIn } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { Counted } from './components/counted'
import { Formula } from './components/formula'
import { LeftOut } from './components/left-out'
import { Standing } from './components/standing'
import styles from './index.module.less'

/** What a number is made of. Anybody may open their own; leads and leaders those they see in the week. */
export default function ProofPage() {
  const { params } = useRouter()
  const me = useSession()
  const week = weekIn(params)
  const subjectId = params.subject ?? ''
  const input = { ruleId: params.rule ?? '', subjectId, ...(week === undefined ? {} : { week }) }
  const pages = usePages('standing.proof', input, (answer) => answer.counted)
  const { data, reload } = pages.query
  const own = subjectId === me?.person.id
  return (
    <Page
      title={data ? titleOf(data, own) : '数字的来历'}
      subtitle={data && `第 ${data.week.number} 周 · ${weekInWords(data.week.monday, data.week.sunday)}`}
      home={own ? routes.home() : routes.rule(input.ruleId, week)}
      onRefresh={reload}
    >
      <Answered query={pages.query} loadingRows={6}>
        {(proof) => (
          <>
            <Standing proof={proof} />
            <View className={styles.columns}>
              <View className={styles.formula}>
                <Formula lines={proof.formula} />
              </View>
              <View className={styles.records}>
                <Counted pages={pages} proof={proof} />
                <LeftOut proof={proof} />
              </View>
              <View className={styles.clause}>
                <ClauseQuote rule={proof.rule} clauseText={proof.clauseText} />
              </View>
            </View>
            <AsOf asOf={proof.asOf} />
          </>
        )}
      </Answered>
    </Page>
  )
}

type Proof = Parameters<typeof Standing>[0]['proof']

function titleOf({ rule, standing }: Proof, own: boolean): string {
  return own || rule.level === 'school' ? rule.name : `${standing.subjectName} · ${rule.name}`
}
