import Taro, { useDidShow, usePageNotFound } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import { goTo } from './components/tap/navigate'
import { toast } from './components/toast/store'
import { forgetAsked } from './frame/asked-page'
import { fetchPages } from './frame/fetch-pages'
import { isRestPage, startOf } from './frame/nav-items'
import { routes } from './frame/routes'
import { watchErrors } from './services/error-report'
import { onPrivacyDeclined, watchPrivacy } from './services/privacy'
import { current, lookWhoIAm, subscribe } from './services/session'
import { signInSilently } from './services/silent-login'
import { onTooOld } from './services/too-old'
import { watchUpdates } from './services/updates'
import { watchUploads } from './services/uploads/uploads'
import { watchPending } from './services/use-pending'
import './theme/index.less'

export default function App({ children }: PropsWithChildren) {
  useEffect(watchErrors, [])
  useEffect(signInSilently, [])
  useEffect(watchPending, [])
  useEffect(watchUploads, [])
  useEffect(fetchPages, [])
  useEffect(() => watchUpdates(isAtRest), [])
  useEffect(() => subscribe(leaveWhenSignedOut), [])
  useEffect(() => onTooOld(showTooOld), [])
  useEffect(watchPrivacy, [])
  useEffect(() => onPrivacyDeclined(sayDeclined), [])
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

const pageNow = () => `/${(Taro.getCurrentPages().at(-1)?.route ?? '').replace(/^\//, '').split('?')[0]}`

/** One of the places of the navigation, with nothing under it that is being written. */
const isAtRest = () => Taro.getCurrentPages().length === 1 && isRestPage(pageNow())

function showTooOld() {
  if (pageNow() !== routes.update()) void goTo(routes.update(), 'root')
}

function sayDeclined() {
  toast('没有同意，所以这一项没有做。其他功能照常，需要时再点一次。', 'info')
}
