import { addDays, type CivilDate, civilDateAt } from '../calendar/civil-date'
import type { PushedKind } from './reminder'

/** A message that could not be sent, as whoever keeps the school sees it. */
export interface GivenUp {
  readonly kind: PushedKind
  readonly madeAt: Date
  readonly dueOn: CivilDate | null
  /** `later`: WeChat was tried again and again; `wrong`: what was sent is not what WeChat has. */
  readonly failure: 'later' | 'wrong'
  /** How many messages of the kind the person still takes. */
  readonly consents: number
}

/** In words, with what can be done. */
export function whyGivenUp(message: GivenUp, today: CivilDate): string {
  const { failure, consents } = message
  const why =
    failure === 'wrong'
      ? '消息模板和微信公众平台上的不一致，请系统管理员核对模板编号和字段'
      : '试了多次，微信那边一直没有成功'
  if (isOver(message, today)) return `${why}。事情已经过期，不必再发；本人在小程序里看得到。`
  if (consents === 0) return `${why}。本人没有剩下的微信许可，只能在小程序里看到。`
  return failure === 'wrong' ? `${why}，改好后可以再发一次。` : `${why}，可以再发一次。`
}

/** Whether trying again can help. */
export function mayHelpAgain(message: GivenUp, today: CivilDate): boolean {
  return message.consents > 0 && !isOver(message, today)
}

const DIGEST_DAYS = 7

function isOver({ dueOn, madeAt }: GivenUp, today: CivilDate): boolean {
  return (dueOn ?? addDays(civilDateAt(madeAt.getTime()), DIGEST_DAYS - 1)) < today
}
