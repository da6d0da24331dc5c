import type { Messages, Sent } from '../endpoint/platform'
import { dataFor } from './fields'
import type { MiniProgramState, Templates } from './settings'
import { asTrouble, type TroubleKind } from './trouble'
import type { WayToWechat } from './way'

const PATH = '/cgi-bin/message/subscribe/send'

/**
 * What is wrong with one message is said of it; what is wrong with the whole system can be mended, and the message goes
 * out afterwards.
 */
const OUTCOMES: Readonly<Partial<Record<TroubleKind, Sent>>> = {
  consent: 'noConsent',
  user: 'unknownUser',
  wrong: 'wrong',
}

/** WeChat's one-time subscribe messages. */
export function messagesBy(
  way: WayToWechat,
  { ids, fields }: Templates,
  state: MiniProgramState,
  report: (error: unknown) => void,
): Messages {
  return {
    templates: ids,
    async send({ kind, openId, words }) {
      const data = dataFor(fields[kind], { kind, words })
      if (data === undefined) return 'wrong'
      const message = {
        touser: openId,
        template_id: ids[kind],
        page: words.page.replace(/^\/+/, ''),
        miniprogram_state: state,
        lang: 'zh_CN',
        data,
      }
      return way.ask(PATH, message).then(
        () => 'sent' as const,
        (error: unknown) => {
          const trouble = asTrouble(error)
          const outcome = OUTCOMES[trouble.kind] ?? 'later'
          if (outcome === 'later' || outcome === 'wrong') report(trouble)
          return outcome
        },
      )
    },
  }
}
