import { useState } from 'react'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Input } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { dateInWords, weekInWords } from '@/frame/in-words'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { usePages } from '@/services/pages'
import { schoolToday, useSession } from '@/services/session'

type Kind = NonNullable<Input<'report.list'>['kind']>

const KINDS: readonly { readonly key: Kind; readonly label: string; readonly due: string }[] = [
  { key: 'week', label: '周报', due: '每周一早上定稿上一周的，之后不再变。' },
  { key: 'month', label: '月报', due: '每月最后一周过完后的周一定稿，之后不再变。' },
  { key: 'term', label: '学期报告', due: '学期最后一周过完后的周一定稿，之后不再变。' },
]

/** The school's reports, the newest first: each says what was known when it was frozen. */
export default function Reports() {
  const me = useSession()
  const [kind, choose] = useState<Kind>('week')
  const pages = usePages('report.list', { kind }, (data) => data)
  const due = KINDS.find(({ key }) => key === kind)?.due
  if (me && me.may.seeWeek !== 'school') return <StaffPage title="报告" />
  return (
    <Page title="报告" subtitle={me?.school.name} home={routes.week()} onRefresh={pages.query.reload} narrow>
      <Tabs label="哪一种报告" tabs={KINDS} current={kind} onChange={choose} />
      <Listed pages={pages} empty={<Empty icon="file-text" title="还没有定稿的报告" text={due} />}>
        {(reports) => (
          <CellGroup note={due}>
            {reports.map(({ id, title, from, to, frozenAt }) => (
              <Cell
                key={id}
                icon="file-text"
                title={title}
                note={`${weekInWords(from, to)} · ${dateInWords(civilDateAt(Date.parse(frozenAt)), schoolToday())}定稿`}
                url={routes.report(id)}
              />
            ))}
          </CellGroup>
        )}
      </Listed>
    </Page>
  )
}
