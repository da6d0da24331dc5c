import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Heading2, Section } from '@/components/elements'
import { Empty } from '@/components/states'
import { SUBJECT_UNITS } from '@/frame/amounts'
import { More } from '@/frame/more'
import type { Pages } from '@/services/pages'
import { useWide } from '@/theme/use-wide'
import type { Choice, Subject } from '../hooks/choice'
import { StatusFilter } from './status-filter'
import { SubjectList } from './subject-list'
import { SubjectTable } from './subject-table'
import styles from './subjects.module.less'

interface SubjectsProps {
  detail: Output<'standing.rule'>
  pages: Pages<'standing.rule', Subject>
  shown: readonly Subject[]
  choice: Choice
  onChoose: (change: Partial<Choice>) => void
  onClear: () => void
}

const TITLES = { person: '按人', group: '按组', grade: '按年级', school: '全校' } as const

/** Those who owe the promise, in the order of the roster. */
export function Subjects({ detail, pages, shown, choice, onChoose, onClear }: SubjectsProps) {
  const wide = useWide()
  const { level } = detail.rule
  const counts = detail.groups.find(({ name }) => name === choice.group)?.rollUp ?? detail.rollUp
  const Rows = wide ? SubjectTable : SubjectList
  return (
    <Section className={styles.subjects}>
      <View className={styles.head}>
        <Heading2 className={styles.title}>
          {[TITLES[level], choice.group].filter(Boolean).join(' · ')}
        </Heading2>
        {choice.group && (
          <Button compact look="text" onTap={() => onChoose({ group: null })}>
            看全部组
          </Button>
        )}
      </View>
      {level !== 'school' && (
        <StatusFilter
          counts={counts}
          unit={SUBJECT_UNITS[level]}
          chosen={choice.status}
          onChoose={(status) => onChoose({ status })}
        />
      )}
      {shown.length > 0 && (
        <View className={styles.rows}>
          <Rows detail={detail} rows={shown} />
        </View>
      )}
      {shown.length === 0 && !pages.busy && (
        <Empty
          title={pages.items.length === 0 ? '没有人需要完成这一项' : '没有符合的人'}
          action={
            pages.items.length > 0 && (
              <Button compact onTap={onClear}>
                看全部
              </Button>
            )
          }
        />
      )}
      <More pages={pages} />
    </Section>
  )
}
