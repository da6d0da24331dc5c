import { useDidShow } from '@tarojs/taro'

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
}
