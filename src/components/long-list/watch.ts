import Taro from '@tarojs/taro'

export interface Rect {
  readonly top: number
  readonly bottom: number
  readonly height: number
}

/** Tells where an element stands each time it comes near the screen, or leaves it; answers how to stop. */
type Watch = (
  ids: readonly string[],
  margin: number,
  tell: (id: string, near: boolean, rect: Rect) => void,
) => () => void

// What is not a target's own stays out of its build only where the target is asked for by this name.
/** Browsers of before 2019 and unusual phones cannot say what is on the screen; there a list is drawn whole. */
export const mayWatch =
  process.env.TARO_ENV === 'h5'
    ? typeof IntersectionObserver === 'function'
    : typeof Taro.createIntersectionObserver === 'function'
export const watchNear: Watch = process.env.TARO_ENV === 'h5' ? watchElements : watchNodes
/** How high elements have become, by their ids. */
export const measured = process.env.TARO_ENV === 'h5' ? measuredElements : measuredNodes
export const screenHeight = (): number =>
  process.env.TARO_ENV === 'h5' ? window.innerHeight : Taro.getWindowInfo().windowHeight

function watchElements(...[ids, margin, tell]: Parameters<Watch>): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        tell(target.id, isIntersecting, target.getBoundingClientRect())
    },
    // A margin holds for what scrolls only.
    { root: scrollingAround(ids[0]), rootMargin: `${Math.round(margin)}px 0px` },
  )
  for (const id of ids) {
    const element = document.getElementById(id)
    if (element) observer.observe(element)
  }
  return () => observer.disconnect()
}

function scrollingAround(id = ''): Element | null {
  let around = document.getElementById(id)?.parentElement ?? null
  while (around && !scrollsDown(around)) around = around.parentElement
  return around === document.body || around === document.documentElement ? null : around
}

/** A box that scrolls to its side only calls itself one that scrolls both ways. */
const scrollsDown = (element: Element) =>
  /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1

// https://developers.weixin.qq.com/miniprogram/dev/api/wxml/wx.createIntersectionObserver.html
function watchNodes(...[ids, margin, tell]: Parameters<Watch>): () => void {
  const { page } = Taro.getCurrentInstance()
  if (!page) return () => undefined
  const observers = ids.map((id) => {
    const observer = Taro.createIntersectionObserver(page)
    observer
      .relativeToViewport({ top: margin, bottom: margin })
      .observe(`#${id}`, ({ intersectionRatio = 0, intersectionRect, boundingClientRect }) => {
        const near = intersectionRatio > 0 || (intersectionRect?.height ?? 0) > 0
        if (boundingClientRect) tell(id, near, boundingClientRect)
      })
    return observer
  })
  return () => {
    for (const observer of observers) observer.disconnect()
  }
}

function measuredElements(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return Promise.resolve(new Map(ids.map((id) => [id, document.getElementById(id)?.offsetHeight ?? 0])))
}

function measuredNodes(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Promise((resolve) => {
    const query = Taro.createSelectorQuery()
    for (const id of ids) query.select(`#${id}`).boundingClientRect()
    query.exec((rects: (Rect | null)[]) => {
      resolve(new Map(ids.map((id, index) => [id, rects[index]?.height ?? 0])))
    })
  })
}
