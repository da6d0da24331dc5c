import Taro from '@tarojs/taro'
import { useState } from 'react'

/** What every faulty field carries, whatever its control: `className={fault && FAULTY}` on one of its own. */
export const FAULTY = 'youju-faulty'

const CONTROL = 'input, select, textarea, button, a[href], [tabindex]'
const ROOM_ABOVE = 16

/**
 * Draws the eye to the first faulty field when a form is refused, here or by the server:
 *
 *     const { attention, drawAttention } = useAttention()
 *     const submit = () => (complete() ? send() : drawAttention())
 *     <Form label="…" attention={attention}>…</Form>
 *
 * Call it together with setting the faults; Form looks for them once they are on the screen.
 */
export function useAttention() {
  const [attention, setAttention] = useState(0)
  return { attention, drawAttention: () => setAttention((refusals) => refusals + 1) }
}

export function showFirstFault(form: HTMLElement | null): void {
  if (process.env.TARO_ENV !== 'h5') {
    Taro.nextTick(scrollToFault)
    return
  }
  const field = form?.querySelector(`.${FAULTY}`)
  field?.scrollIntoView({ block: 'center' })
  field?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true })
}

/** WeChat knows no focus but the keyboard's, so there the field is only brought into view. */
function scrollToFault(): void {
  const selector = `.${FAULTY}`
  Taro.createSelectorQuery()
    .select(selector)
    .boundingClientRect((found) => {
      if (found) void Taro.pageScrollTo({ selector, offsetTop: -ROOM_ABOVE, duration: 200 })
    })
    .exec()
}
