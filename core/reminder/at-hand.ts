import { addDays, type CivilDate } from '../calendar/civil-date'
import type { Week } from '../calendar/school-calendar'
import type { HeldIn } from '../form/due'
import { OrgTree } from '../org/org-tree'
import type { PersonFacts } from '../org/person'
import type { Plan, Rule } from '../plan/plan'
import { planFor } from '../plan/rules'
import { unitsSpokenFor } from '../record/asked'
import { type Speaker, speakersOf } from '../record/serving'
import { isMemberOn } from '../research/expected'
import type { Role } from '../rights/role'
import { isCount } from '../standing/fill'
import { paceAt } from '../standing/pace'
import { type RuleSheet, standSchool } from '../standing/school-sheet'
import type { SchoolState } from '../standing/school-state'
import { type Ahead, type Behind, behindBySubject } from './behind'
import type { OnHand } from './digest'
import { type HandedIn, HandIns, isOccasion, type OpenDue, occasionsIn } from './open-due'
import { groupPage, PAGES } from './pages'
import type { Waiting } from './waiting'

/** A school as it stands on a day, loaded once for all that is said to its people. */
export interface SchoolAtHand {
  readonly state: SchoolState
  /** The school's own plan and the district's, each judged by itself. */
  readonly plans: readonly Plan[]
  readonly week: Week
  readonly today: CivilDate
  readonly handedIn: readonly HandedIn[]
}

/** Somebody who is reminded, with the posts of the day, also those of others that they act in. */
export interface Reminded {
  readonly personId: string
  readonly posts: readonly HeldIn[]
  readonly roles: readonly Role[]
}

/** What is overdue longer than this stays on the lists, and is not brought up every week. */
const OVERDUE_DAYS = 14

/** Who has what on hand; standings are worked out once, whoever asks. */
export class AtHand {
  readonly ahead: Ahead
  private readonly plans: readonly Plan[]
  private readonly sheets: readonly RuleSheet[]
  private readonly org: OrgTree
  private readonly people: ReadonlyMap<string, PersonFacts>
  private readonly behind: ReadonlyMap<string, Behind[]>
  private readonly handIns: HandIns
  private readonly handInsOfUnits = new Map<string, OpenDue[]>()
  private readonly occasionsThrough = new Map<number, ReadonlyMap<string, OpenDue[]>>()

  constructor(private readonly school: SchoolAtHand) {
    const { state, plans, week, today, handedIn } = school
    const { calendar } = state
    this.org = new OrgTree(state.school, state.units)
    this.people = new Map(state.people.map((person) => [person.id, person]))
    this.ahead = {
      paceAtWeekEnd: paceAt(calendar, { asOf: week.sunday, closed: true }),
      weeksLeft: calendar.teachingWeeks.filter(({ sunday }) => sunday >= today).length,
    }
    this.plans = plans.map((plan) => theirs(plan, state.school.kind === 'district'))
    this.sheets = this.plans.flatMap((plan) => standSchool({ ...state, plan }, week, today))
    this.behind = behindBySubject(this.sheets)
    const waived = this.waivedFor()
    this.handIns = new HandIns(
      this.plans,
      handedIn,
      { calendar, org: this.org, today },
      (rule, subjectId) => waived.get(rule)?.has(subjectId) ?? false,
    )
  }

  /** Open and due on these days, by the latest of which the sheets have to reach. */
  dueOn(person: Reminded, days: ReadonlySet<CivilDate>): OpenDue[] {
    const last = [...days].sort().at(-1)
    return last === undefined ? [] : this.duesThrough(person, last).filter(({ dueOn }) => days.has(dueOn))
  }

  onHand(person: Reminded, waiting: Waiting): OnHand {
    const { week, today, state } = this.school
    const { personId, posts, roles } = person
    const decides = roles.includes('leader') || roles.includes('officer')
    const units = [
      ...unitsSpokenFor(posts).map(({ unitId }) => unitId),
      ...(decides ? [state.school.id] : []),
    ]
    const led = posts.filter(({ post }) => post === 'groupLead' || post === 'gradeLead')
    const [group] = led
    return {
      dues: this.duesThrough(person, week.sunday).filter(
        ({ dueOn }) => dueOn >= addDays(today, -OVERDUE_DAYS),
      ),
      behind: this.people.has(personId) ? (this.behind.get(personId) ?? []) : [],
      unitsBehind: units.flatMap((id) => this.behind.get(id) ?? []),
      unitsPage: decides ? PAGES.week : group ? groupPage(group.unitId) : PAGES.home,
      everyWeek: this.everyWeek(units.filter((id) => id !== state.school.id)),
      waiting,
      decides,
      follow: decides
        ? { people: this.peopleBehind(personId, null), where: 'school', page: PAGES.week }
        : group
          ? {
              people: this.peopleBehind(
                personId,
                led.map(({ unitId }) => unitId),
              ),
              where: 'group',
              page: groupPage(group.unitId),
            }
          : null,
      datesMissing: roles.includes('clerk') ? this.datesMissing() : 0,
    }
  }

  private duesThrough({ personId, posts, roles }: Reminded, last: CivilDate): OpenDue[] {
    const person = this.people.get(personId)
    const occasions = this.occasionsBySubject(last)
    const ofSchool = roles.includes('leader') || roles.includes('officer')
    const subjects = [
      personId,
      ...unitsSpokenFor(posts).map(({ unitId }) => unitId),
      ...(ofSchool ? [OF_ALL] : []),
    ]
    const all = [
      ...speakersOf(posts).flatMap((speaker) => this.handInsOf(speaker, person)),
      ...subjects.flatMap((id) => occasions.get(id) ?? []),
    ]
    return all.filter(({ dueOn }) => dueOn <= last)
  }

  private handInsOf(speaker: Speaker, person: PersonFacts | undefined): OpenDue[] {
    if (speaker.level === 'person') return this.handIns.openFor(speaker, person)
    const key = speaker.unitId ?? OF_ALL
    const known = this.handInsOfUnits.get(key)
    if (known) return known
    const open = this.handIns.openFor(speaker, undefined)
    this.handInsOfUnits.set(key, open)
    return open
  }

  /** Slots reach to the week that is looked at: what lies ahead is seen from there, on the same day. */
  private occasionsBySubject(last: CivilDate): ReadonlyMap<string, OpenDue[]> {
    const { state, week, today } = this.school
    const { weeks } = state.calendar
    const ahead = weeks.find(({ sunday }) => sunday >= last) ?? weeks.at(-1) ?? week
    const known = this.occasionsThrough.get(ahead.number)
    if (known) return known
    const sheets =
      ahead.number === week.number
        ? this.sheets
        : this.plans.flatMap((plan) => {
            const ids = plan.rules.filter(isOccasion).map(({ id }) => id)
            if (ids.length === 0) return []
            const some = standSchool({ ...state, plan: planFor(ids, plan) }, ahead, today)
            return some.filter(({ rule }) => ids.includes(rule.id))
          })
    const bySubject = new Map<string, OpenDue[]>()
    for (const due of occasionsIn(sheets, today)) {
      const key = ['school', 'office', 'cluster'].includes(due.level) ? OF_ALL : due.subjectId
      bySubject.set(key, [...(bySubject.get(key) ?? []), due])
    }
    this.occasionsThrough.set(ahead.number, bySubject)
    return bySubject
  }

  private everyWeek(unitIds: readonly string[]): Rule[] {
    const { week } = this.school
    return this.sheets
      .filter(({ rule }) => isWeekly(rule) && isCount(rule.measure) && rule.bound.kind !== 'atMost')
      .filter(({ standings }) =>
        standings.some(
          ({ subjectId, status, period, target, done }) =>
            unitIds.includes(subjectId) &&
            (status === 'onTrack' || status === 'behind') &&
            period.fromWeek === week.number &&
            done < (target ?? 0),
        ),
      )
      .map(({ rule }) => rule)
  }

  /** Those who can catch up, without the one who is told; null for all of the school. */
  private peopleBehind(personId: string, groupIds: readonly string[] | null): number {
    const { state, today } = this.school
    return state.people.filter(
      (person) =>
        person.id !== personId &&
        this.behind.has(person.id) &&
        (groupIds === null || groupIds.some((id) => isMemberOn(person, id, today))),
    ).length
  }

  private datesMissing(): number {
    const without = this.sheets.flatMap(({ standings }) =>
      standings.filter(({ gaps }) => gaps.includes('birthDate') || gaps.includes('teachingSince')),
    )
    return new Set(without.map(({ subjectId }) => subjectId)).size
  }

  private waivedFor(): ReadonlyMap<Rule, ReadonlySet<string>> {
    return new Map(
      this.sheets.map(({ rule, standings }) => {
        const exempt = standings.filter(({ because }) => because !== null && EXEMPT.includes(because))
        return [rule, new Set(exempt.map(({ subjectId }) => subjectId))]
      }),
    )
  }
}

/** The subject under which what the school or the office owes is found. */
const OF_ALL = ''

/** Reasons that hold for the whole of a promise, and not for one of its periods. */
const EXEMPT: readonly string[] = ['adjusted', 'absent', 'short', 'otherMet']

const isWeekly = ({ cadence: { every } }: Rule) =>
  every === 'week' || every === 'weekday' || every === 'weekdays'

/** What an office or a cluster owes is for the district's office, all else for its schools. */
function theirs(plan: Plan, isOffice: boolean): Plan {
  const rules = plan.rules.filter(
    ({ audience: { level } }) => (level === 'office' || level === 'cluster') === isOffice,
  )
  return { ...plan, rules }
}
