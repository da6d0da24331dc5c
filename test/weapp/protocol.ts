/** What passes between the logic layer (a vm context) and the view layer (Chromium): JSON and nothing else. */

export type Data = Record<string, unknown>

export interface ComponentShape {
  path: string
  using: Record<string, string>
  properties: Record<string, PropertyShape>
  data: Data
  methods: string[]
  virtualHost: boolean
}

export interface PropertyShape {
  type: 'String' | 'Number' | 'Boolean' | 'Object' | 'Array' | 'Any'
  value?: unknown
}

export interface PageShape {
  page: number
  route: string
  using: Record<string, string>
  data: Data
  methods: string[]
  listensToScroll: boolean
  reachBottomDistance: number
  onTabBar: boolean
}

export type ToView =
  | { kind: 'define'; components: ComponentShape[] }
  | ({ kind: 'open' } & PageShape)
  | { kind: 'show'; page: number }
  | { kind: 'close'; page: number }
  | { kind: 'data'; page: number; component?: number; changes: Data }
  | {
      kind: 'trigger'
      component: number
      event: string
      detail: unknown
      bubbles: boolean
      composed: boolean
    }
  | { kind: 'scroll'; scrollTop?: number; selector?: string; offsetTop?: number }
  | { kind: 'overlay'; overlay: Overlay | null }
  | ({ kind: 'watch' } & Watched)
  | { kind: 'unwatch'; watch: number }

/** The parts of WeChat that are drawn over a page; here they are drawn so that screenshots show what a user sees. */
export interface Overlay {
  look: 'toast' | 'modal' | 'sheet'
  title: string
  content: string
  buttons: string[]
}

export type FromView =
  | { kind: 'ready'; page: number }
  | { kind: 'event'; page: number; component?: number; handler: string; event: ViewEvent }
  | { kind: 'attached'; page: number; component: number; path: string; properties: Data }
  | { kind: 'property'; component: number; changes: Data }
  | { kind: 'detached'; component: number }
  | { kind: 'scrolled'; page: number; scrollTop: number }
  | { kind: 'bottom'; page: number }
  | { kind: 'intersected'; watch: number; seen: Seen }
  | { kind: 'error' | 'warning'; message: string }

export interface ViewEvent {
  type: string
  timeStamp: number
  target: EventNode
  currentTarget: EventNode
  detail: unknown
  mark: Data
  mut: boolean
  touches?: Touch[]
  changedTouches?: Touch[]
}

export interface EventNode {
  id: string
  dataset: Data
  offsetLeft: number
  offsetTop: number
}

export interface Touch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

/** A node whose coming and going wx.createIntersectionObserver tells of. */
export interface Watched {
  watch: number
  selector: string
  /** What the viewport is taken larger for, in px. */
  margins: { top: number; bottom: number }
}

/** Of an IntersectionObserverEntry what WeChat hands on. */
export interface Seen {
  id: string
  intersectionRatio: number
  intersectionRect: Edges
  boundingClientRect: Edges
}

export interface Edges {
  top: number
  bottom: number
  left: number
  right: number
  width: number
  height: number
}

export interface NodeQuery {
  /** null stands for the viewport. */
  selector: string | null
  component?: number
  single: boolean
  fields: NodeField[]
}

export type NodeField = 'id' | 'dataset' | 'rect' | 'size' | 'scrollOffset'

/** What a tap on a <picker> opened and waits for. */
export interface OpenPicker {
  mode: string
  /** One list of labels a column; none for dates and times. */
  columns: string[][]
  value: unknown
  start: string
  end: string
  fields: string
  disabled: boolean
}

export type PickerAnswer = { value: unknown; moved: { column: number; value: number }[] } | 'cancel'
