import type { Edges, Watched } from '../protocol'
import { sendToLogic } from './channel'

const observers = new Map<number, IntersectionObserver>()

/** Chromium's own observer over the viewport; a node that is not there is never told of, as in WeChat. */
export function watch({ watch: number, selector, margins: { top, bottom } }: Watched): void {
  const node = document.querySelector(selector)
  if (!node) return
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry) return
      const { target, intersectionRatio, intersectionRect, boundingClientRect } = entry
      const seen = {
        ...{ id: target.id, intersectionRatio },
        intersectionRect: edgesOf(intersectionRect),
        boundingClientRect: edgesOf(boundingClientRect),
      }
      sendToLogic({ kind: 'intersected', watch: number, seen })
    },
    { rootMargin: `${top}px 0px ${bottom}px 0px` },
  )
  observer.observe(node)
  observers.set(number, observer)
}

export function unwatch(number: number): void {
  observers.get(number)?.disconnect()
  observers.delete(number)
}

function edgesOf({ top, bottom, left, right, width, height }: DOMRectReadOnly): Edges {
  return { top, bottom, left, right, width, height }
}
