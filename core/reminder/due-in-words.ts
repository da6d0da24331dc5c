import { type CivilDate, daysBetween, mondayOf, weekdayOf } from '../calendar/civil-date'
import { monthAndDay, WEEKDAYS } from '../calendar/in-words'
import type { OpenDue } from './open-due'
import { fitting, lineOf, type Phrase } from './phrase'
import type { ReminderWords } from './reminder'

/** What is due, a phrase a day, the soonest first; null when nothing is. */
export function dueWords(dues: readonly OpenDue[], today: CivilDate): ReminderWords | null {
  const days = byDay(dues)
  const line = lineOf(days.map((ofDay) => dueInWords(ofDay, today)))
  return line && { ...line, dueOn: days[0]?.[0].dueOn ?? null }
}

type OfDay = readonly [OpenDue, ...OpenDue[]]

/** Each thing once, as the plans have it, under the day it is due. */
export function byDay(dues: readonly OpenDue[]): OfDay[] {
  const days = new Map<CivilDate, [OpenDue, ...OpenDue[]]>()
  for (const due of dues) {
    const ofDay = days.get(due.dueOn)
    if (!ofDay) days.set(due.dueOn, [due])
    else if (!ofDay.some(({ name, what }) => name === due.name && what === due.what)) ofDay.push(due)
  }
  return [...days.values()].sort(([a], [b]) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** `周五前交教研总结`, `12 月 20 日前交教研总结等 2 项`; what is overdue can still be made up for. */
export function dueInWords(ofDay: OfDay, today: CivilDate): Phrase {
  const [{ name, what, dueOn, page }] = ofDay
  const verb = dueOn < today ? MADE_UP[what] : DONE[what]
  const by = dueOn < today ? '' : dayInWords(dueOn, today)
  const others = ofDay.length > 1 ? `等 ${ofDay.length} 项` : ''
  const words = fitting(
    name,
    (title) => `${by}${verb}${title}${others}`,
    (title) => `${by}${verb}${title}${others}`.replaceAll(' ', ''),
  )
  return { words, page }
}

const DONE = { deliverable: '交', declared: '填报', occasion: '完成' } as const
const MADE_UP = { deliverable: '补交', declared: '补填', occasion: '补做' } as const

/** Read a day late, `周五` is still the same day, and `明天` would not be. */
function dayInWords(dueOn: CivilDate, today: CivilDate): string {
  if (dueOn === today) return '今天'
  if (mondayOf(dueOn) !== mondayOf(today) || daysBetween(today, dueOn) < 0) return `${monthAndDay(dueOn)}前`
  return `周${WEEKDAYS[weekdayOf(dueOn) - 1]}前`
}
