import { addDays, type CivilDate, civilDateAt } from '../calendar/civil-date'
import type { PushedKind } from './reminder'

/** A message that could not be sent, as whoever keeps the school sees it. */
export interface GivenUp {
  readonly kind: PushedKind
  readonly madeAt: Date
  readonly dueOn: CivilDate | null
  /**
   * `later`: WeChat was tried again and again; `wrong`: what was sent is not what WeChat has; `unheard`: the host died while it asked,
   * and it may have been sent.
   */
  readonly failure: 'later' | 'wrong' | 'unheard'
  /** How many messages of the kind the person still takes. */
  readonly consents: number
}

/** In words, with what can be done. */
export function whyGivenUp(message: GivenUp, today: CivilDate): string {
  const { failure, consents } = message
  const why = WHY[failure]
  if (isOver(message, today)) return `${why}。事情已经过期，不必再发；本人在小程序里看得到。`
  if (consents === 0) return `${why}。本人没有剩下的微信许可，只能在小程序里看到。`
  return `${why}，${AGAIN[failure]}。`
}

const WHY: Readonly<Record<GivenUp['failure'], string>> = {
  later: '试了多次，微信那边一直没有成功',
  wrong: '消息模板和微信公众平台上的不一致，请系统管理员核对模板编号和字段',
  unheard: '发送时服务器中断，不清楚微信有没有送到；为免重复打扰，没有自动再发',
}
const AGAIN: Readonly<Record<GivenUp['failure'], string>> = {
  later: '可以再发一次',
  wrong: '改好后可以再发一次',
  unheard: '确有需要可以再发一次',
}

/** Whether trying again can help. */
export function mayHelpAgain(message: GivenUp, today: CivilDate): boolean {
  return message.consents > 0 && !isOver(message, today)
}

const DIGEST_DAYS = 7

function isOver({ dueOn, madeAt }: GivenUp, today: CivilDate): boolean {
  return (dueOn ?? addDays(civilDateAt(madeAt.getTime()), DIGEST_DAYS - 1)) < today
}
