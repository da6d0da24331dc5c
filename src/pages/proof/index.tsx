import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answered } from '@/frame/answered'
import { ClauseQuote } from '@/frame/clause-quote'
import { weekInWords } from '@/frame/in-words'
import { AsOf } from '@/frame/known/as-of'
import { KnownBanner } from '@/frame/known/known-banner'
import { useSeen, viewOf } from '@/frame/known/use-seen'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { Counted } from './components/counted'
import { Formula } from './components/formula'
import { LeftOut } from './components/left-out'
import { MakeUp } from './components/make-up'
import { Slots } from './components/slots'
import { Standing } from './components/standing'
import { TermLink } from './components/term-link'
import styles from './index.module.less'
import type { Part, Proof } from './proof'

/** What a number is made of. Anybody may open their own; leads and leaders those they see in the week. */
export default function ProofPage() {
  const { params } = useRouter()
  const me = useSession()
  const { rule = '', subject = '', plan } = params
  const { seen, showKnown } = useSeen((next) => routes.proof(rule, subject, { plan, ...next }))
  const [part, choosePart] = useState<Part>()
  const input = {
    ruleId: rule,
    subjectId: subject,
    ...(plan && { planId: plan }),
    ...(part && { part }),
    ...viewOf(seen),
  }
  const pages = usePages('standing.proof', input, (answer) => answer.counted)
  const { data, reload } = pages.query
  const own = subject === me?.person.id
  return (
    <Page
      title={data ? titleOf(data, own) : '数字的来历'}
      subtitle={data && `第 ${data.week.number} 周 · ${weekInWords(data.week.monday, data.week.sunday)}`}
      home={own ? routes.home() : routes.rule(rule, { plan, ...seen })}
      onRefresh={reload}
    >
      <KnownBanner known={seen.known} onKnown={showKnown} />
      <Answered query={pages.query} loadingRows={6}>
        {(proof) => (
          <>
            <Standing proof={proof} />
            <View className={styles.columns}>
              <View className={styles.formula}>
                <Slots slots={proof.slots} />
                <MakeUp proof={proof} seen={seen} />
                <Formula lines={proof.formula} />
              </View>
              <View className={styles.records}>
                <Counted pages={pages} proof={proof} part={part} onPart={choosePart} />
                <LeftOut proof={proof} />
              </View>
              <View className={styles.clause}>
                <ClauseQuote rule={proof.rule} clauseText={proof.clauseText} />
                <TermLink proof={proof} seen={seen} />
              </View>
            </View>
            <AsOf asOf={proof.asOf} onKnown={showKnown} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function titleOf({ rule, standing }: Proof, own: boolean): string {
  return own || rule.level === 'school' ? rule.name : `${standing.subjectName} · ${rule.name}`
}
