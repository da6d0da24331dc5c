import type { GeneralComponent, ShadowedEvent, Element as TreeElement } from 'glass-easel'
import type { EventNode, Touch as TouchPoint, ViewEvent } from '../protocol'
import { sendToLogic } from './channel'

type Handler = (event: ShadowedEvent<unknown>) => void

/** For every method name of a page or component: a listener that carries the event over to the logic layer. */
export function forwarding(
  names: string[],
  where: (component: GeneralComponent) => { page: number; component?: number },
): Record<string, Handler> {
  const forward = (name: string) =>
    function (this: GeneralComponent, event: ShadowedEvent<unknown>) {
      sendToLogic({ kind: 'event', ...where(this), handler: name, event: viewEvent(event) })
    }
  return Object.fromEntries(names.map((name) => [name, forward(name)]))
}

function viewEvent(event: ShadowedEvent<unknown>): ViewEvent {
  const touch = event.getOriginalEvent()
  const touches = touch instanceof TouchEvent ? touch : undefined
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: eventNode(event.target),
    currentTarget: eventNode(event.currentTarget),
    mark: event.mark ?? {},
    mut: false,
    detail: touches && event.type.startsWith('touch') ? {} : event.detail,
    ...(touches && { touches: points(touches.touches), changedTouches: points(touches.changedTouches) }),
  }
}

function eventNode(element: TreeElement): EventNode {
  const dom = element.getBackendElement() as unknown
  const offset = dom instanceof HTMLElement ? dom : undefined
  return {
    id: element.id,
    dataset: { ...element.dataset },
    offsetLeft: offset?.offsetLeft ?? 0,
    offsetTop: offset?.offsetTop ?? 0,
  }
}

function points(list: TouchList): TouchPoint[] {
  return Array.from(list, ({ identifier, pageX, pageY, clientX, clientY }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
  }))
}
