import { publicFigure, type Tellable } from '#core/notice/figure'
import type { Figure, FigureRef } from '#core/notice/notice'
import type { Rule } from '#core/plan/plan'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { momentIn } from '#core/standing/moment'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { type Look, looksAt } from '../standing/look'
import { clauseTitle } from '../standing/shapes'
import type { NoticeRow } from './notice-row'

/** A promise of a plan in force with what the school may tell of it today. */
export interface Publishable extends FigureRef {
  readonly clause: string
  readonly words: string
  readonly tellable: Tellable
}

/** All promises of the school's plan and the district's beside it, by the same standings as every page. */
export async function publishable(context: SignedInContext): Promise<Publishable[]> {
  const looks = await looksAt({}, context)
  const forms = looks.flatMap(({ loaded }) => loaded.state.plan.forms)
  return looks.flatMap((look) =>
    look.loaded.state.plan.rules.map((rule) => ({
      planId: look.loaded.planId,
      ruleId: rule.id,
      clause: clauseOf(rule, look),
      words: rule.name,
      tellable: publicFigure({
        rule,
        standings: look.sheets.find((sheet) => sheet.rule.id === rule.id)?.standings ?? [],
        clause: clauseOf(rule, look),
        rules: look.loaded.state.plan.rules,
        forms,
        asOf: momentIn(look.loaded.week, context.today).asOf,
      }),
    })),
  )
}

const clauseOf = (rule: Rule, { loaded }: Look) => `${rule.clause} ${clauseTitle(rule, loaded)}`.trim()

/** What is told of the promises chosen, in their order; one that can no longer be told is refused. */
export async function figuresToTell(
  chosen: readonly FigureRef[],
  context: SignedInContext,
): Promise<Figure[]> {
  if (chosen.length === 0) return []
  const all = await publishable(context)
  return chosen.map(({ planId, ruleId }) => {
    const found = all.find((each) => each.planId === planId && each.ruleId === ruleId)
    if (!found?.tellable.figure) throw problem('figureNotTellable', { clause: found?.clause ?? '' })
    return found.tellable.figure
  })
}

/** As they were told when it was issued; before that, for who writes or approves it, as they would be today. */
export async function figuresShown(
  { state, figures, told }: Pick<NoticeRow, 'state' | 'figures' | 'told'>,
  context: SignedInContext,
): Promise<Figure[]> {
  const isIssued = state === 'issued' || state === 'withdrawn'
  if (isIssued || figures.length === 0 || !reaches('notice.figures', context.caller.roles, 'school'))
    return told.map((figure) => ({ ...figure }))
  const all = await publishable(context)
  return figures.flatMap(({ planId, ruleId }) => {
    const found = all.find((each) => each.planId === planId && each.ruleId === ruleId)
    return found?.tellable.figure ?? []
  })
}
