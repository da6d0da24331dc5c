import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CivilDate } from '#core/calendar/civil-date'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { KeepersPage } from '../components/keepers-page'
import { TermSheet } from '../components/term-sheet'
import { DaySheet } from './components/day-sheet'
import { Months } from './components/months'
import { Suggested } from './components/suggested'
import { calendarOf } from './hooks/calendar'

/** A term's calendar month by month: what the district says, what the school says over it, and what is suggested. */
export default function RosterTerm() {
  const { id = '' } = useRouter().params
  const list = useQuery('term.list', {})
  const query = useQuery('term.days', { id })
  const [day, open] = useState<CivilDate | null>(null)
  const [changing, change] = useState(false)
  const term = list.data?.terms.find((each) => each.id === id)
  const reload = async () => {
    await Promise.all([list.reload(), query.reload()])
  }
  return (
    <KeepersPage
      title={term?.name ?? '校历'}
      {...(term && { subtitle: `${term.startOn} 至 ${term.endOn}` })}
      home={routes.terms()}
      onRefresh={reload}
      actions={
        term && (
          <Button compact icon="pen-line" label="修改日期和作息" onTap={() => change(true)}>
            修改
          </Button>
        )
      }
    >
      <Answered query={query}>
        {(days) => {
          if (!term) return <Empty icon="calendar" title="没有找到这个学期" />
          const calendar = calendarOf(term, days)
          return (
            <>
              <Suggested days={days} calendar={calendar} onSaved={reload} />
              <Months calendar={calendar} onOpen={open} />
              {days.changes.length > 0 && (
                <CellGroup
                  title="校历的改动"
                  note="改动会影响这些日子的课表、教研和各项要求，所以都留有记录。"
                >
                  {days.changes.map(({ at, by, days: on }) => (
                    <Cell key={at} title={on.join('、')} note={`${by} · ${momentInWords(at)}`} />
                  ))}
                </CellGroup>
              )}
              {day && <DaySheet on={day} calendar={calendar} onSaved={reload} onClose={() => open(null)} />}
              {changing && (
                <TermSheet
                  term={term}
                  terms={list.data?.terms ?? []}
                  onSaved={reload}
                  onClose={() => change(false)}
                />
              )}
            </>
          )
        }}
      </Answered>
    </KeepersPage>
  )
}
