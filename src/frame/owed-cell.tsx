import { type CivilDate, daysBetween } from '#core/calendar/civil-date'
import { monthAndDay } from '#core/calendar/in-words'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { schoolToday } from '@/services/session'
import { usePending } from '@/services/use-pending'
import { routes } from './routes'

export type Owed = Output<'agenda.owed'>['items'][number]

/** Something to hand in or to declare, and by when; what was sent back leads to itself, to be put right there. */
export function OwedCell({ owed }: { owed: Owed }) {
  const today = schoolToday()
  const { kind, title, level, unitId, unitName, due, last } = owed
  const waits = usePending().rows.some(
    ({ item: { content } }) =>
      content.kind === kind && content.payload.title === title && content.payload.unitId === unitId,
  )
  const returned = last?.state === 'returned'
  const done = due === null && last !== null
  const overdue = due !== null && due.on < today
  const words = [
    unitName,
    due && dueInWords(due.on, today),
    returned ? '被退回，改好再交' : lastInWords(owed),
  ]
  return (
    <Cell
      icon={
        overdue || returned
          ? 'circle-alert'
          : done
            ? 'circle-check'
            : kind === 'declared'
              ? 'pen-line'
              : 'inbox'
      }
      title={title}
      note={words.filter(Boolean).join(' · ') || undefined}
      value={waits ? '等待提交' : done ? '已交' : kind === 'declared' ? '去填报' : '去上报'}
      url={
        last && (returned || (done && kind === 'deliverable'))
          ? routes.record(last.recordId)
          : routes.register({ kind, title, level, unit: unitId ?? undefined })
      }
    />
  )
}

export function dueInWords(on: CivilDate, today: CivilDate): string {
  const left = daysBetween(today, on)
  if (left < 0) return `${monthAndDay(on)}到期，已过 ${-left} 天`
  if (left === 0) return '今天截止'
  return left <= 14 ? `${monthAndDay(on)}截止，还有 ${left} 天` : `${monthAndDay(on)}截止`
}

/** What became of what was handed in last. */
function lastInWords({ kind, last, accepting, unit }: Owed): string {
  if (!last) return ''
  const day = monthAndDay(last.on)
  if (kind === 'declared') return `${day}填的是 ${last.amount ?? 0} ${unit}`
  if (last.state === 'awaiting') return `${day}补交，等待核准`
  if (last.acceptedOn) return `${day}已交，${monthAndDay(last.acceptedOn)}受理`
  return accepting ? `${day}已交，等待受理` : `${day}已交`
}
