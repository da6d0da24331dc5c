import type { Slot, SlotState } from './slot-state'
import { SLOT_STATES, slotCounts, slotsInWords } from './slot-state'

/** More than these are drawn week by week: a daily duty has a hundred in a term. */
const MOST_BOXES = 30

export interface Box {
  readonly key: string
  readonly state: SlotState
  /** In the box: the state's mark, or `4/5` of a week. */
  readonly mark: string
  readonly week: number
  readonly words: string
}

/** What of several slots is told first: what was missed, then what is to be done. */
const WEIGHT: readonly SlotState[] = ['missed', 'due', 'coming', 'late', 'done', 'waived']

/** The slots of a promise as they are drawn, one box each or one a week. */
export function boxesOf(slots: readonly Slot[], dayInWords: (date: string) => string): Box[] {
  if (slots.length > MOST_BOXES) return byWeek(slots)
  return slots.map(({ on, week, label, state }) => ({
    key: `${on} ${label}`,
    state,
    mark: SLOT_STATES[state].mark,
    week,
    words: `${label}（${dayInWords(on)}）：${SLOT_STATES[state].words}`,
  }))
}

function byWeek(slots: readonly Slot[]): Box[] {
  const weeks = [...new Set(slots.map(({ week }) => week))]
  return weeks.map((week) => {
    const own = slots.filter((slot) => slot.week === week)
    const counts = slotCounts(own)
    const state = WEIGHT.find((each) => counts[each] > 0) ?? 'coming'
    const owed = own.length - counts.waived
    const done = counts.done + counts.late
    return {
      key: String(week),
      state,
      mark: state === 'coming' && done === 0 ? SLOT_STATES.coming.mark : owed === 0 ? '–' : `${done}/${owed}`,
      week,
      words: `第 ${week} 周：${slotsInWords(counts)}`,
    }
  })
}
