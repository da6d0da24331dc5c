import { useDidShow, usePageNotFound } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import { goTo } from './components/tap/navigate'
import { forgetAsked } from './frame/asked-page'
import { fetchPages } from './frame/fetch-pages'
import { makeFirstFields } from './frame/first-fields'
import { startOf } from './frame/nav-items'
import { liveOnWechat } from './frame/on-wechat'
import { pageNow } from './frame/page-now'
import { routes } from './frame/routes'
import { current, lookWhoIAm, subscribe } from './services/session'
import { onTooOld } from './services/too-old'
import { watchUploads } from './services/uploads/uploads'
import { watchPending } from './services/use-pending'
import { watchErrors } from './services/watch-errors'
import './theme/index.less'

export default function App({ children }: PropsWithChildren) {
  useEffect(watchErrors, [])
  useEffect(process.env.TARO_ENV === 'weapp' ? liveOnWechat : nothing, [])
  useEffect(watchPending, [])
  useEffect(watchUploads, [])
  useEffect(fetchPages, [])
  useEffect(makeFirstFields, [])
  useEffect(() => subscribe(leaveWhenSignedOut), [])
  useEffect(() => onTooOld(showTooOld), [])
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
  if (current()) return
  forgetAsked()
  void goTo(routes.login(), 'root')
}

function showTooOld() {
  if (pageNow() !== routes.update()) void goTo(routes.update(), 'root')
}

function nothing() {
  // A browser has none of it.
}
