import type { DemoKey } from '../../../local/demo/accounts'

/**
 * What befalls the next request that hands something in: it never leaves, it leaves and the line breaks at once, the
 * server has it and the answer is lost, or no answer ever comes.
 */
export type Accident = 'cutBefore' | 'cutAfter' | 'replyLost' | 'noAnswer'

export const POSTS = {
  teacher: '任课教师',
  groupLead: '教研组长',
  director: '教导主任',
  principal: '校长',
} as const satisfies Partial<Record<DemoKey, string>>

/** A device with the client on it, in somebody's hand: a browser or a launched mini-program. */
export interface Handset {
  signIn(who: keyof typeof POSTS): Promise<void>
  /** Opens a page by its address: in a browser in the running app, on a phone in the app started anew. */
  open(address: string): Promise<void>
  tap(name: string | RegExp): Promise<void>
  /** A place of the navigation, which may carry a count. */
  place(name: '首页' | '记录' | '我的'): Promise<void>
  choosePeriod(period: number): Promise<void>
  /** A tap whose consequences are not waited for. */
  tapAndGo(name: string): Promise<void>
  /** The button in the question that is being asked. */
  answer(button: string): Promise<void>
  fill(field: string, text: string): Promise<void>
  valueOf(field: string): Promise<string>
  /** Waits until it can be read. */
  reads(text: string | RegExp): Promise<void>
  /** Waits until it cannot. */
  readsNoMore(text: string | RegExp): Promise<void>
  /** The lines on show in which this stands, from top to bottom. */
  lines(text: RegExp): Promise<string[]>
  next(accident: Accident): Promise<void>
  network(on: boolean): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export interface HandsetOptions {
  /** How wrong the device's clock is. */
  readonly clockOffset?: number
}

export type NewHandset = (options?: HandsetOptions) => Promise<Handset>
