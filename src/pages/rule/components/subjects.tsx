import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { StatusFilter } from '@/components/status/filter'
import { SUBJECT_UNITS } from '@/frame/amounts'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import type { Seen } from '@/frame/routes'
import type { Pages } from '@/services/pages'
import { useWide } from '@/theme/use-wide'
import type { Choice, Subject } from '../hooks/choice'
import { keyOf } from './groups'
import { SubjectList } from './subject-list'
import { SubjectTable } from './subject-table'
import styles from './subjects.module.less'

interface SubjectsProps {
  detail: Output<'standing.rule'>
  seen: Seen
  pages: Pages<'standing.rule', Subject>
  choice: Choice
  onChoose: (change: Partial<Choice>) => void
  onClear: () => void
}

const TITLES = {
  person: '按人',
  group: '按组',
  grade: '按年级',
  class: '按班',
  club: '按社团',
  school: '全校',
  cluster: '按片区',
  office: '本机构',
} as const

/** Those who owe the promise, in the order of the roster. */
export function Subjects({ detail, seen, pages, choice, onChoose, onClear }: SubjectsProps) {
  const wide = useWide()
  const { level } = detail.rule
  const group = choice.group === null ? undefined : detail.groups.find((each) => keyOf(each) === choice.group)
  const counts = group?.rollUp ?? detail.rollUp
  const narrowed = choice.group !== null || choice.status !== null
  const Rows = wide ? SubjectTable : SubjectList
  return (
    <CellGroup
      bare
      title={[TITLES[level], group?.name].filter(Boolean).join(' · ')}
      action={
        group && (
          <Button compact look="text" onTap={() => onChoose({ group: null })}>
            看全部组
          </Button>
        )
      }
    >
      {level !== 'school' && (
        <StatusFilter
          counts={counts}
          unit={SUBJECT_UNITS[level]}
          chosen={choice.status}
          onChoose={(status) => onChoose({ status })}
        />
      )}
      {pages.query.data ? (
        <>
          {pages.items.length > 0 && (
            <View className={styles.rows}>
              <Rows detail={detail} rows={pages.items} seen={seen} />
            </View>
          )}
          {pages.items.length === 0 && (
            <Empty
              title={narrowed ? '没有符合的人' : '没有人需要完成这一项'}
              action={
                narrowed && (
                  <Button compact onTap={onClear}>
                    看全部
                  </Button>
                )
              }
            />
          )}
          <More pages={pages} />
        </>
      ) : (
        <Answered query={pages.query}>{() => null}</Answered>
      )}
    </CellGroup>
  )
}
