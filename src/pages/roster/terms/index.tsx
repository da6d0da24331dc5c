import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'
import { KeepersPage } from '../components/keepers-page'
import { TermSheet } from '../components/term-sheet'

type Term = Output<'term.list'>['terms'][number]

/** The school's terms, the latest first. */
export default function RosterTerms() {
  const query = useQuery('term.list', {})
  const [adding, add] = useState(false)
  return (
    <KeepersPage
      title="学期和校历"
      home={routes.roster()}
      narrow
      onRefresh={query.reload}
      actions={
        <Button compact icon="plus" onTap={() => add(true)}>
          新学期
        </Button>
      }
    >
      <Answered query={query}>
        {({ terms }) => (
          <>
            {terms.length === 0 && (
              <Empty icon="calendar" title="还没有学期" text="先建一个学期，才能发布计划和写记录。" />
            )}
            <CellGroup>
              {terms.map((term) => (
                <Cell key={term.id} title={term.name} note={noteOf(term)} url={routes.term(term.id)} />
              ))}
            </CellGroup>
            {adding && (
              <TermSheet term={null} terms={terms} onSaved={query.reload} onClose={() => add(false)} />
            )}
          </>
        )}
      </Answered>
    </KeepersPage>
  )
}

function noteOf({ startOn, endOn, lessons }: Term): string {
  const today = schoolToday()
  const state = today < startOn ? '还没开始' : today > endOn ? '已结束' : '进行中'
  return `${startOn} 至 ${endOn} · ${state} · ${lessons > 0 ? `课表每周 ${lessons} 节` : '还没有课表'}`
}
