import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import type { IconName } from '@/components/icon'
import { dayInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import type { Query } from '@/services/query'
import { schoolToday } from '@/services/session'

type Item = Output<'agenda.today'>['items'][number]

const ICONS: Readonly<Record<Item['what'], IconName>> = {
  research: 'messages-square',
  club: 'palette',
  form: 'clipboard-list',
}

/** What today holds besides lessons, and what of this week is still to be written down; nothing when there is nothing. */
export function Today({ query }: { query: Query<'agenda.today'> }) {
  const { data } = query
  // An answer of yesterday, kept for want of a network, says nothing of today.
  if (!data || data.on !== schoolToday() || data.items.length === 0) return null
  return (
    <CellGroup title="今天">
      {data.items.map((item) => (
        <Cell
          key={`${item.what} ${item.form} ${item.unitId} ${item.on}`}
          icon={ICONS[item.what]}
          title={item.title}
          note={noteOf(item)}
          value={item.recordId ? '已记录' : item.mayLog ? '去记录' : undefined}
          url={urlOf(item)}
        />
      ))}
    </CellGroup>
  )
}

function noteOf({ heldOn, note }: Item): string {
  const today = schoolToday()
  const left = heldOn < today ? `${dayInWords(heldOn, today)}，还没有记` : ''
  return [left, note].filter(Boolean).join(' · ')
}

function urlOf({ what, form, unitId, on, mayLog, recordId }: Item): string | undefined {
  if (recordId) return routes.record(recordId)
  const unit = unitId ?? undefined
  if (!mayLog) return routes.research()
  switch (what) {
    case 'research':
      return routes.researchSession({ group: unit, slot: on })
    case 'club':
      return routes.clubSession({ club: unit, on })
    case 'form':
      return routes.register({ form, unit })
  }
}
