import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { NotForYou } from '../components/not-for-you'
import { Tried } from './components/tried'
import { changesInWords, effectInWords } from './in-words'
import styles from './index.module.less'

const PARTS = [
  { key: 'changed', label: '有变化的' },
  { key: 'all', label: '全部' },
] as const

/** How the term's records would stand under a draft, beside how they stand. Nothing is written. */
export default function WhatIf() {
  const { id = '' } = useRouter().params
  const may = useSession()?.may.preparePlan ?? false
  const query = useQuery('plan.whatIf', { draftId: id }, { when: may })
  const [part, setPart] = useState<'changed' | 'all'>('changed')
  if (!may) return <NotForYou title="试算" />
  return (
    <Page title="试算" home={routes.planDraft(id)} onRefresh={query.reload}>
      <Answered query={query} loadingRows={6}>
        {({ summary, rules, before, after, week, asOf, records }) => {
          const shown = rules.filter(
            ({ change, movedInAll }) => part === 'all' || change !== 'same' || movedInAll > 0,
          )
          return (
            <>
              <View className={styles.head}>
                <View className={styles.sentence}>{changesInWords(summary)}</View>
                {before && <View className={styles.effect}>{effectInWords(summary)}</View>}
                <View className={styles.facts}>
                  拿本学期的 {records} 条记录算到第 {week} 周（{dateInWords(asOf, schoolToday())}）。
                  {before
                    ? `前：《${before.title}》第 ${before.version} 版；后：《${after.title}》。`
                    : '学校还没有现行的计划，下面只有改后的情况。'}
                  只是试算，什么都没有改。
                </View>
              </View>
              <Tabs label="看哪些承诺" tabs={PARTS} current={part} onChange={setPart} />
              {shown.length === 0 && (
                <Empty icon="circle-check" title="没有变化" text="每一项承诺、每一个人都和现在一样。" />
              )}
              {shown.length > 0 && (
                <CellGroup>
                  {shown.map((rule) => (
                    <Tried key={`${rule.change} ${rule.id}`} rule={rule} />
                  ))}
                </CellGroup>
              )}
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
