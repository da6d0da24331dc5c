import type { Builtin } from './builtin'
import { reflect } from './builtin'

export const scrollView: Builtin = {
  tag: 'scroll-view',
  properties: [
    ...[
      'scrollX',
      'scrollY',
      'scrollTop',
      'scrollLeft',
      'scrollIntoView',
      'upperThreshold',
      'lowerThreshold',
    ],
    ...['refresherEnabled', 'refresherTriggered', 'enhanced', 'showScrollbar'],
  ],
  attach(node) {
    const { element } = node
    let last = { top: 0, left: 0, target: '' }
    let wasAtEnd = false
    element.addEventListener(
      'scroll',
      (event) => {
        event.stopImmediatePropagation()
        const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element
        node.trigger('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
        const atEnd =
          scrollTop + clientHeight >= scrollHeight - Number(node.properties().lowerThreshold ?? 50)
        if (atEnd && !wasAtEnd) node.trigger('scrolltolower', { direction: 'bottom' })
        wasAtEnd = atEnd
      },
      { capture: true },
    )
    return {
      update({ scrollX, scrollY, scrollTop, scrollLeft, scrollIntoView }) {
        element.toggleAttribute('scroll-x', Boolean(scrollX))
        element.toggleAttribute('scroll-y', Boolean(scrollY))
        const next = {
          top: Number(scrollTop ?? 0),
          left: Number(scrollLeft ?? 0),
          target: String(scrollIntoView ?? ''),
        }
        if (next.top !== last.top) element.scrollTop = next.top
        if (next.left !== last.left) element.scrollLeft = next.left
        if (next.target && next.target !== last.target) bringIntoView(element, next.target)
        last = next
      },
    }
  },
}

export const image: Builtin = {
  tag: 'image',
  properties: ['src', 'mode', 'lazyLoad', 'showMenuByLongpress', 'webp', 'svg'],
  attach(node) {
    const picture = node.element.firstElementChild as HTMLImageElement
    picture.addEventListener('load', () => {
      node.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    })
    picture.addEventListener('error', () => node.trigger('error', { errMsg: `fail to load ${picture.src}` }))
    return {
      update({ src, mode, ariaLabel }) {
        reflect(picture, 'src', src)
        reflect(node.element, 'mode', mode ?? 'scaleToFill')
        picture.alt = String(ariaLabel ?? '')
        node.element.removeAttribute('aria-label')
      },
    }
  },
}

export const richText: Builtin = {
  tag: 'rich-text',
  properties: ['nodes', 'space', 'userSelect'],
  attach(node) {
    const body = node.element.firstElementChild as HTMLElement
    return {
      update({ nodes }) {
        const html =
          typeof nodes === 'string' ? nodes : (Array.isArray(nodes) ? nodes : []).map(nodeHtml).join('')
        // An inert document: what <rich-text> does not show in WeChat must not run here either.
        const inert = new DOMParser().parseFromString(html, 'text/html')
        for (const active of inert.querySelectorAll('script, style, iframe, object, link')) active.remove()
        body.replaceChildren(...inert.body.childNodes)
      },
    }
  },
}

interface RichNode {
  type?: string
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

function nodeHtml(node: RichNode): string {
  if (node.type === 'text' || !node.name) return new Option(node.text).innerHTML
  const element = document.createElement(node.name)
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value)
  element.innerHTML = (node.children ?? []).map(nodeHtml).join('')
  return element.outerHTML
}

function bringIntoView(container: HTMLElement, id: string): void {
  const target = container.querySelector(`#${CSS.escape(id)}`)
  if (!target) return
  const shift = target.getBoundingClientRect().top - container.getBoundingClientRect().top
  container.scrollTop += shift
}
