import { STATUSES, type Status } from '../standing/judge'

/** What a report froze of one promise: a line for each who owed it. */
export interface RuleFigures {
  readonly planId: string
  readonly ruleId: string
  readonly ruleName: string
  readonly unit: string
  readonly of: readonly Figure[]
}

export interface Figure {
  readonly subjectId: string
  readonly subjectName: string
  readonly done: number
  readonly status: Status
}

export interface Difference {
  readonly planId: string
  readonly ruleId: string
  readonly ruleName: string
  readonly subjectId: string
  readonly subjectName: string
  readonly unit: string
  readonly was: number
  readonly now: number
  readonly statusWas: Status
  readonly statusNow: Status
  readonly words: string
}

/**
 * What would be another number today. A promise or somebody that only one of the two knows has come or gone with the plan
 * or the roster; nothing arrived late for it.
 */
export function differencesOf(frozen: readonly RuleFigures[], today: readonly RuleFigures[]): Difference[] {
  const key = (...parts: readonly string[]) => parts.join(' ')
  const current = new Map(
    today.flatMap(({ planId, ruleId, of }) => of.map((each) => [key(planId, ruleId, each.subjectId), each])),
  )
  return frozen.flatMap(({ of, ...rule }) =>
    of.flatMap((was) => {
      const now = current.get(key(rule.planId, rule.ruleId, was.subjectId))
      if (!now || (now.done === was.done && now.status === was.status)) return []
      return [
        {
          ...rule,
          subjectId: was.subjectId,
          subjectName: was.subjectName,
          was: was.done,
          now: now.done,
          statusWas: was.status,
          statusNow: now.status,
          words: inWords(rule.unit, was, now),
        },
      ]
    }),
  )
}

function inWords(unit: string, was: Figure, now: Figure): string {
  const change = now.done - was.done
  const amount =
    change === 0
      ? ''
      : `定稿时 ${was.done} ${unit}，现在 ${now.done} ${unit}（${change > 0 ? '已补录' : '撤回或更正'}）`
  const status = was.status === now.status ? '' : `${STATUSES[was.status]}变为${STATUSES[now.status]}`
  return [amount, status].filter(Boolean).join('，')
}
