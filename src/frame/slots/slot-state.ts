import type { Output } from '#core/contract/contract'

export type Slot = Output<'standing.mine'>['promises'][number]['slots'][number]
export type SlotState = Slot['state']

/** A mark, for colour never says it alone, and the word for it. */
export const SLOT_STATES: Readonly<Record<SlotState, { readonly mark: string; readonly words: string }>> = {
  done: { mark: '✓', words: '已完成' },
  late: { mark: '补', words: '补做' },
  missed: { mark: '✕', words: '未做' },
  waived: { mark: '–', words: '免除' },
  due: { mark: '!', words: '待做' },
  coming: { mark: '·', words: '未到期' },
}

export const SLOT_ORDER = Object.keys(SLOT_STATES) as SlotState[]

type SlotCounts = Readonly<Record<SlotState, number>>

export function slotCounts(slots: readonly Pick<Slot, 'state'>[]): SlotCounts {
  const count = (state: SlotState) => slots.filter((slot) => slot.state === state).length
  return Object.fromEntries(SLOT_ORDER.map((state) => [state, count(state)])) as SlotCounts
}

/** `已完成 10 次，补做 1 次，未到期 9 次`; what there is none of is not said. */
export function slotsInWords(counts: SlotCounts, unit = '次'): string {
  return SLOT_ORDER.filter((state) => counts[state] > 0)
    .map((state) => `${SLOT_STATES[state].words} ${counts[state]} ${unit}`)
    .join('，')
}
