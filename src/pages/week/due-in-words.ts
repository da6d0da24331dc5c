import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import type { IconName } from '@/components/icon'
import { SLOT_STATES, type SlotState } from '@/frame/slots/slot-state'

type Due = Output<'standing.school'>['due'][number]

interface DueChip {
  readonly tone: Status
  readonly icon: IconName
  readonly words: string
}

/** The one state of a week's slots that asks for attention first. */
export function chipOf({ done, late, missed, waived, due, coming }: Due['counts']): DueChip {
  if (missed > 0) return { tone: 'missed', icon: 'circle-x', words: `未做 ${missed}` }
  if (due > 0) return { tone: 'behind', icon: 'clock', words: `待做 ${due}` }
  if (coming > 0) return { tone: 'onTrack', icon: 'calendar', words: `未到 ${coming}` }
  if (done + late > 0) return { tone: 'met', icon: 'circle-check', words: '都已完成' }
  return { tone: 'waived', icon: 'circle-minus', words: waived > 0 ? '免除' : '没有' }
}

const TOLD: readonly SlotState[] = ['missed', 'due']
const NAMED = 6

/** Whose slots are open, by name in the order of the roster: `未做：美术组；待做：语文组、数学组`. */
export function openInWords({ open, more }: Pick<Due, 'open' | 'more'>, schoolId?: string): string {
  // Of what the school owes as a whole, its name says nothing.
  if (open.every(({ subjectId }) => subjectId === schoolId)) return ''
  const parts = TOLD.flatMap((state) => {
    const names = [
      ...new Set(open.filter((slot) => slot.state === state).map(({ subjectName }) => subjectName)),
    ]
    if (names.length === 0) return []
    const rest = names.length > NAMED ? `等 ${names.length} 个` : ''
    return `${SLOT_STATES[state].words}：${names.slice(0, NAMED).join('、')}${rest}`
  })
  return [...parts, more > 0 && `另有 ${more} 个没有列出`].filter(Boolean).join('；')
}
