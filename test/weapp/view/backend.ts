import { CurrentWindowBackendContext, Event } from 'glass-easel'

const NATIVE = 'native-'

/**
 * Renders <view> as <wx-view>, as WeChat does, so that no template tag meets an HTML element of the same name; the
 * templates of the built-in components reach a real HTML element with the prefix `native-`.
 */
class WeappBackend extends CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) =>
      backendElement(document.createElement(tag.startsWith(NATIVE) ? tag.slice(NATIVE.length) : `wx-${tag}`)),
    createTextNode: (text: string) => backendElement(document.createTextNode(text)),
    createDocumentFragment: () => backendElement(document.createDocumentFragment()),
  }
}

type BackendElement = ReturnType<CurrentWindowBackendContext['document']['createElement']>

function backendElement(node: Node): BackendElement {
  return node as unknown as BackendElement
}

export const backend = new WeappBackend()

backend.onEvent((target, type, detail, options) => {
  const event = new Event(type, detail, options)
  Event.dispatchEvent(target, event)
  return event.defaultPrevented() ? 1 : 0
})
