import type { CivilDate } from '#core/calendar/civil-date'
import { isDueSoon } from '#core/record/due-soon'
import type { Owed } from '@/frame/owed-cell'

export interface GroupOfOwed {
  readonly title: string
  readonly items: readonly Owed[]
}

/** What presses first. */
export function groupedByDue(items: readonly Owed[], today: CivilDate): GroupOfOwed[] {
  const groups: Record<string, Owed[]> = {
    已过期限: [],
    两周以内: [],
    以后: [],
    没有定日子: [],
    已经交了: [],
  }
  for (const each of items) groups[placeOf(each, today)]?.push(each)
  return Object.entries(groups).flatMap(([title, some]) => (some.length > 0 ? [{ title, items: some }] : []))
}

function placeOf({ due, last }: Owed, today: CivilDate): string {
  if (due === null) return last && last.state !== 'returned' ? '已经交了' : '没有定日子'
  if (due.on < today) return '已过期限'
  return isDueSoon(due.on, today) ? '两周以内' : '以后'
}
