import { Component, type GeneralComponent, Element as TreeElement } from 'glass-easel'
import type { Data, PageShape, ToView } from '../protocol'
import { backend } from './backend'
import { sendToLogic } from './channel'
import { definePage } from './components'
import { applyPageMeta } from './page-meta'

interface OpenPage {
  shape: PageShape
  component: GeneralComponent
  element: HTMLElement
  scrollTop: number
  innerScroll: { element: Element; top: number; left: number }[]
}

/**
 * WeChat gives every page of the stack a web view of its own. Here they share a document in which only the page on
 * show hangs; the others keep living beside it and get their scroll positions back when they return.
 */
const pages = new Map<number, OpenPage>()
let current: OpenPage | undefined
let reachedBottom = false

export function openPage(shape: PageShape): void {
  const component = Component.createWithContext('page-root', definePage(shape), backend) as GeneralComponent
  const element = component.getBackendElement() as unknown as HTMLElement
  pages.set(shape.page, { shape, component, element, scrollTop: 0, innerScroll: [] })
  showPage(shape.page)
  sendToLogic({ kind: 'ready', page: shape.page })
}

export function showPage(number: number): void {
  const next = pages.get(number)
  if (!next || next === current) return
  if (current) leave(current)
  current = next
  reachedBottom = false
  style('page', window.weappStyles.pages[next.shape.route] ?? '')
  document.body.dataset.route = next.shape.route
  document.body.dataset.tab = String(next.shape.onTabBar)
  if (TreeElement.isAttached(next.component)) document.body.prepend(next.element)
  else attach(next)
  applyPageMeta()
  for (const { element, top, left } of next.innerScroll) element.scrollTo(left, top)
  window.scrollTo(0, next.scrollTop)
}

export function closePage(number: number): void {
  const page = pages.get(number)
  if (!page) return
  pages.delete(number)
  if (current === page) current = undefined
  page.element.remove()
  TreeElement.pretendDetached(page.component)
}

export function setPageData(number: number, changes: Data): void {
  pages.get(number)?.component.setData(changes)
}

export function scrollPage({
  scrollTop,
  selector,
  offsetTop = 0,
}: Extract<ToView, { kind: 'scroll' }>): void {
  const target = selector ? document.querySelector(selector)?.getBoundingClientRect().top : undefined
  window.scrollTo(0, target === undefined ? (scrollTop ?? 0) : window.scrollY + target + offsetTop)
}

export function watchScroll(): void {
  window.addEventListener('scroll', () => {
    if (!current) return
    const { page, listensToScroll, reachBottomDistance } = current.shape
    const scrollTop = window.scrollY
    if (listensToScroll) sendToLogic({ kind: 'scrolled', page, scrollTop })
    const atBottom = scrollTop + innerHeight >= document.documentElement.scrollHeight - reachBottomDistance
    if (atBottom && !reachedBottom) sendToLogic({ kind: 'bottom', page })
    reachedBottom = atBottom
  })
}

export function style(id: 'app' | 'page', css: string): void {
  const sheet = document.getElementById(`${id}-style`)
  if (sheet && sheet.textContent !== css) sheet.textContent = css
}

function leave(page: OpenPage): void {
  page.scrollTop = window.scrollY
  page.innerScroll = [...page.element.querySelectorAll('*')]
    .filter((element) => element.scrollTop > 0 || element.scrollLeft > 0)
    .map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }))
  page.element.remove()
}

function attach(page: OpenPage): void {
  const place = document.createElement('div')
  document.body.prepend(place)
  const [parent, placeholder] = [document.body, place].map((node) => node as unknown as BackendNode)
  if (parent && placeholder) TreeElement.replaceDocumentElement(page.component, parent, placeholder)
}

type BackendNode = Parameters<typeof TreeElement.replaceDocumentElement>[1]
