import { useDidShow, usePageNotFound } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import { goTo } from './components/tap/navigate'
import { fetchPages } from './frame/fetch-pages'
import { startOf } from './frame/nav-items'
import { routes } from './frame/routes'
import { current, lookWhoIAm, subscribe } from './services/session'
import { watchUploads } from './services/uploads/uploads'
import { watchPending } from './services/use-pending'
import './theme/index.less'

export default function App({ children }: PropsWithChildren) {
  useEffect(watchPending, [])
  useEffect(watchUploads, [])
  useEffect(fetchPages, [])
  useEffect(() => subscribe(leaveWhenSignedOut), [])
  // Rights and the school's day may have changed since.
  useDidShow(() => void lookWhoIAm())
  usePageNotFound(() => {
    const me = current()
    void goTo(me ? startOf(me) : routes.login(), 'root')
  })
  return children
}

/** The session has ended here or in another tab: no page of it stays on the screen. */
function leaveWhenSignedOut() {
  if (!current()) void goTo(routes.login(), 'root')
}
