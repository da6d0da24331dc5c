import { useDidShow, usePageNotFound } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import { goTo } from './components/tap/navigate'
import { fetchPages } from './frame/fetch-pages'
import { startOf } from './frame/nav-items'
import { routes } from './frame/routes'
import { isFault } from './services/faults'
import { current, refreshMe, subscribe } from './services/session'
import { watchPending } from './services/use-pending'
import './theme/index.less'

export default function App({ children }: PropsWithChildren) {
  useEffect(watchPending, [])
  useEffect(fetchPages, [])
  useEffect(() => subscribe(leaveWhenSignedOut), [])
  useDidShow(askWhoIAm)
  usePageNotFound(() => {
    const me = current()
    void goTo(me ? startOf(me) : routes.login(), 'root')
  })
  return children
}

/** Rights and the school's day may have changed since; without an answer the last known ones hold. */
function askWhoIAm() {
  if (!current()) return
  refreshMe().catch((fault: unknown) => {
    if (!isFault(fault)) throw fault
  })
}

/** The session has ended here or in another tab: no page of it stays on the screen. */
function leaveWhenSignedOut() {
  if (!current()) void goTo(routes.login(), 'root')
}
