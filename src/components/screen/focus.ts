import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'

export function focusOn(id: string) {
  const element = document.getElementById(id)
  element?.setAttribute('tabindex', '-1')
  element?.focus({ preventScroll: true })
}

let arrivals = 0

/** A page change inside one document goes unnoticed by screen readers unless the focus moves along. */
export function useFocusOnArrival(id: string) {
  useDidShow(() => {
    if (process.env.TARO_ENV !== 'h5') return
    if (arrivals > 0) focusOn(id)
    arrivals += 1
  })
  // One page may take the place of another without going anywhere: a form that was handed in becomes its receipt.
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5' && arrivals > 0) focusOn(id)
  }, [id])
}

/** Takes up the focus that fell to the document because what had it is gone; `when` tells that something changed. */
export function useFocusCaught(id: string, when: unknown) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something changed
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5' && document.activeElement === document.body && arrivals > 0) focusOn(id)
  }, [id, when])
}
