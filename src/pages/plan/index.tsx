import { View } from '@tarojs/components'
import { Empty } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Clause } from './components/clause'
import styles from './index.module.less'

/** The plan as it was written, each promise under the clause it comes from. */
export default function PlanPage() {
  const me = useSession()
  const query = useQuery('plan.show', {})
  return (
    <Page title="工作计划" subtitle={me?.school.name} narrow onRefresh={query.reload}>
      <Answered query={query} loadingRows={8}>
        {({ title, version, effectiveFrom, clauses, rules, misfits }) => (
          <>
            {misfits.map((misfit) => (
              <Banner key={misfit} tone="warn">
                {misfit}
              </Banner>
            ))}
            <View className={styles.head}>
              <View className={styles.title}>{title}</View>
              <View className={styles.facts}>
                第 {version} 版，{dateInWords(effectiveFrom, me?.today ?? effectiveFrom)}起施行；
                {rules.length} 项可以数的承诺
              </View>
            </View>
            {clauses.length === 0 && <Empty title="计划里还没有条款" text="请教务员导入工作计划。" />}
            {clauses.map((clause) => (
              <Clause
                key={clause.number}
                clause={clause}
                rules={rules.filter((rule) => rule.clause === clause.number)}
                opensRules={me?.may.seeWeek !== null}
              />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}
