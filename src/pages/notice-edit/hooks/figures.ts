import type { Output } from '#core/contract/contract'
import type { FigureRef } from './content'

export type Promised = Output<'notice.figures'>['figures'][number]

export const sameFigure = (one: FigureRef, other: FigureRef) =>
  one.planId === other.planId && one.ruleId === other.ruleId

/** The choice after a tap, in the order of the plan. */
export function withFigure(
  chosen: readonly FigureRef[],
  { planId, ruleId }: FigureRef,
  all: readonly Promised[],
): FigureRef[] {
  const tapped = { planId, ruleId }
  const isOn = chosen.some((each) => sameFigure(each, tapped))
  const some = isOn ? chosen.filter((each) => !sameFigure(each, tapped)) : [...chosen, tapped]
  const place = (one: FigureRef) => all.findIndex((each) => sameFigure(each, one))
  return [...some].sort((a, b) => place(a) - place(b))
}

/** Those that can be told and have the words in them, and those that cannot be, with the reason. */
export function matching(all: readonly Promised[], words: string) {
  const found = all.filter(({ clause, words: name }) => `${clause}${name}`.includes(words.trim()))
  return {
    tellable: found.filter(({ figure }) => figure !== null),
    others: found.filter(({ figure }) => figure === null),
  }
}
