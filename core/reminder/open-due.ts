import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar } from '../calendar/school-calendar'
import type { OrgTree } from '../org/org-tree'
import type { PersonFacts } from '../org/person'
import type { Plan, Rule } from '../plan/plan'
import type { Audience } from '../plan/predicate'
import { type Asked, askedBy, asks, handedInFor, isFor } from '../record/asked'
import { openDues } from '../record/owed'
import { plainTitle } from '../record/plain-title'
import { isOver, type Speaker } from '../record/serving'
import { hasDayOfItsOwn } from '../standing/period'
import type { RuleSheet } from '../standing/school-sheet'
import { isOnesOwnDoing, PAGES, pageFor } from './pages'

/** Something with a day of its own that is not done yet: to hand in, to declare, or to do so often by then. */
export interface OpenDue {
  readonly what: 'deliverable' | 'declared' | 'occasion'
  readonly name: string
  readonly level: Audience['level']
  /** Who owes it: a person, a unit, the school or the office. */
  readonly subjectId: string
  readonly dueOn: CivilDate
  readonly page: string
}

/** What somebody has handed in, or declared, in a term. */
export interface HandedIn extends Pick<Asked, 'kind' | 'title' | 'level'> {
  readonly unitId: string | null
  readonly authorId: string
  readonly on: CivilDate
}

/** Where and when it is asked what is owed. */
export interface Place {
  readonly calendar: SchoolCalendar
  readonly org: OrgTree
  readonly today: CivilDate
}

/** All that plans ask to have handed in by somebody, and nothing stands for; whatever day it is due. */
export class HandIns {
  private readonly asked: readonly {
    readonly each: Asked
    readonly by: readonly { readonly rule: Rule; readonly plan: Plan }[]
  }[]
  private readonly bySpeaker = new Map<string, CivilDate[]>()

  constructor(
    plans: readonly Plan[],
    handedIn: readonly HandedIn[],
    private readonly place: Place,
    /** What is waived for somebody is not asked of them. */
    private readonly waived: (rule: Rule, subjectId: string) => boolean,
  ) {
    const rules = plans.flatMap((plan) => plan.rules.map((rule) => ({ rule, plan })))
    this.asked = askedBy(plans).map((each) => ({ each, by: rules.filter(({ rule }) => asks(rule, each)) }))
    for (const { on, ...one } of handedIn) {
      const key = keyOf(one, one.level === 'person' ? one.authorId : one.unitId)
      const days = this.bySpeaker.get(key) ?? []
      days.push(on)
      this.bySpeaker.set(key, days)
    }
  }

  /** `person` is who speaks for themselves; a unit or the school is spoken for by several, and owes once. */
  openFor(speaker: Speaker, person: PersonFacts | undefined): OpenDue[] {
    const { calendar, org, today } = this.place
    const ownId = speaker.level === 'person' ? (person?.id ?? null) : speaker.unitId
    const subjectId = ownId ?? org.top.id
    const where = { org, today, termStart: calendar.term.startOn }
    return this.asked.flatMap(({ each, by }): OpenDue[] => {
      if (each.level !== speaker.level) return []
      const on = this.bySpeaker.get(keyOf(each, ownId)) ?? []
      const days = by
        .filter(({ rule }) => isOver(rule, speaker, person, where))
        .filter(({ rule }) => !this.waived(rule, subjectId))
        .flatMap(({ rule, plan }) =>
          handedInFor(rule)
            .filter((measure) => isFor(measure, each))
            .flatMap((measure) => openDues(rule, measure, on, calendar, plan.settings.milestones)),
        )
      const { kind: what, title: name, level } = each
      return [...new Set(days.map(({ dueOn }) => dueOn))].map((dueOn) => {
        return { what, name, level, subjectId, dueOn, page: PAGES.owed }
      })
    })
  }
}

const keyOf = ({ kind, title, level }: Pick<Asked, 'kind' | 'title' | 'level'>, unitId: string | null) =>
  `${kind}/${level}/${unitId ?? ''}/${plainTitle(title)}`

/** What is to be done so often by a day of its own, from today on, as far as the sheets reach. */
export function occasionsIn(sheets: readonly RuleSheet[], today: CivilDate): OpenDue[] {
  return sheets
    .filter(({ rule }) => isOccasion(rule))
    .flatMap(({ rule, standings, slotsOf }) =>
      standings
        .filter(({ soFar }) => soFar !== null)
        .flatMap(({ subjectId }) =>
          slotsOf(subjectId)
            .filter(({ on, state }) => on >= today && (state === 'due' || state === 'coming'))
            .map(({ on }): OpenDue => {
              const { name, measure, audience } = rule
              return {
                what: 'occasion',
                name,
                level: audience.level,
                subjectId,
                dueOn: on,
                page: pageFor(measure),
              }
            }),
        ),
    )
}

export function isOccasion({ cadence, bound, measure, audience }: Rule): boolean {
  if (!hasDayOfItsOwn(cadence) || bound.kind === 'atMost') return false
  if (handedInFor({ cadence, measure }).length > 0) return false
  return audience.level !== 'person' || isOnesOwnDoing(measure)
}
