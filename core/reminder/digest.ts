import type { CivilDate } from '../calendar/civil-date'
import type { Rule } from '../plan/plan'
import { type Ahead, type Behind, behindInWords, severalBehindInWords } from './behind'
import { byDay, dueInWords } from './due-in-words'
import type { OpenDue } from './open-due'
import { PAGES, pageFor } from './pages'
import { fitting, lineOf, type Phrase } from './phrase'
import type { ReminderWords } from './reminder'
import { decisionsInWords, noticesInWords, ownInWords, type Waiting } from './waiting'

/** All that one person has on hand in a week. */
export interface OnHand {
  /** Due by its end, or overdue. */
  readonly dues: readonly OpenDue[]
  readonly behind: readonly Behind[]
  /** Of the units that the person heads, and for leaders of the school. */
  readonly unitsBehind: readonly Behind[]
  readonly unitsPage: string
  /** What the units headed do every week and have not done yet. */
  readonly everyWeek: readonly Rule[]
  readonly waiting: Waiting
  /** Leaders and officers: others wait for what they decide. */
  readonly decides: boolean
  /** How many people of the own group, or school, are behind; and where they are seen. Never who. */
  readonly follow: {
    readonly people: number
    readonly where: 'group' | 'school'
    readonly page: string
  } | null
  /** Dates that numbers hang on and the roster lacks, for who keeps it. */
  readonly datesMissing: number
}

/**
 * What to do next in one line: what is due soonest, what was given back, for those who decide what waits for them, what one
 * is behind with, announcements last. Null when there is nothing to do: then nothing is said.
 */
export function digestWords(hand: OnHand, ahead: Ahead, today: CivilDate): ReminderWords | null {
  const { waiting, decides } = hand
  const decisions = decisionsInWords(waiting)
  const phrases = [
    ...duesInWords(hand.dues, today),
    ...ownInWords(waiting),
    ...(decides ? decisions : []),
    ...ownPaceInWords(hand.behind, ahead),
    ...unitsPaceInWords(hand, ahead),
    ...(decides ? [] : decisions),
    ...followInWords(hand),
    ...gapsInWords(hand),
    ...everyWeekInWords(hand.everyWeek),
    ...noticesInWords(waiting),
  ]
  const line = lineOf(phrases)
  return line && { ...line, dueOn: null }
}

/** What comes next, and what can be made up for; what else is due stands on the page. */
function duesInWords(dues: readonly OpenDue[], today: CivilDate): Phrase[] {
  const days = byDay(dues.filter(({ dueOn }) => dueOn >= today))
  const [late] = byDay(dues.filter(({ dueOn }) => dueOn < today).map((due) => ({ ...due, dueOn: LONG_AGO })))
  return [...days.slice(0, 2), ...(late ? [late] : [])].map((ofDay) => dueInWords(ofDay, today))
}

/** All that is overdue is one phrase, whatever day it was due. */
const LONG_AGO = '0000-01-01'

function ownPaceInWords([first, ...others]: readonly Behind[], ahead: Ahead): Phrase[] {
  if (!first) return []
  const [second] = others
  const rest =
    others.length > 1 ? severalBehindInWords(others, PAGES.home) : second && behindInWords(second, ahead)
  return [behindInWords(first, ahead), ...(rest ? [rest] : [])]
}

function unitsPaceInWords({ unitsBehind, unitsPage }: OnHand, ahead: Ahead): Phrase[] {
  const [first] = unitsBehind
  if (!first) return []
  const several = unitsBehind.length > 1 ? severalBehindInWords(unitsBehind, unitsPage) : null
  return [several ?? behindInWords(first, ahead)]
}

function followInWords({ follow }: OnHand): Phrase[] {
  if (!follow || follow.people === 0) return []
  const whose = follow.where === 'group' ? '组里 ' : ''
  return [{ words: `${whose}${follow.people} 人的进度需要跟进`, page: follow.page }]
}

function gapsInWords({ datesMissing }: OnHand): Phrase[] {
  return datesMissing === 0
    ? []
    : [{ words: `${datesMissing} 人缺出生或从教日期，请补录`, page: PAGES.roster }]
}

function everyWeekInWords(rules: readonly Rule[]): Phrase[] {
  const [first] = rules
  if (!first) return []
  const others = rules.length > 1 ? `等 ${rules.length} 项` : ''
  return [
    { words: fitting(first.name, (name) => `本周要做：${name}${others}`), page: pageFor(first.measure) },
  ]
}
