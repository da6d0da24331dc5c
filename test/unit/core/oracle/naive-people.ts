import type { PersonFacts, UnitFacts } from '#core/org/person'
import type { Adjustment, Rule } from '#core/plan/plan'
import type { PersonPredicate, UnitPredicate } from '#core/plan/predicate'
import type { World } from './arbitrary-school'
import type { NaiveDay } from './naive-calendar'

/** Under which terms a subject stands in a week. */
export interface NaiveTerms {
  readonly rules: readonly Rule[]
  readonly amount: number
  readonly waiver: Adjustment | null
  readonly adjusted: Adjustment | null
}

/** In which teaching weeks a subject stands under which terms, and which of them is shown. */
export interface NaiveService {
  readonly shown: Rule
  readonly now: NaiveTerms
  readonly weeks: ReadonlyMap<number, NaiveTerms>
  readonly gaps: readonly string[]
}

type Subject = { readonly person: PersonFacts } | { readonly unit: UnitFacts }

export function serviceOf(
  subject: Subject,
  group: readonly Rule[],
  days: readonly NaiveDay[],
  world: World,
  asOf: string,
  amountOf: (rule: Rule) => number,
): NaiveService | undefined {
  const weeks = new Map<number, NaiveTerms>()
  const taughtWeeks = [...new Set(days.filter((day) => day.taught).map((day) => day.week))]
  const termsOn = (date: string) => termsFor(group, subject, date, world, amountOf)
  for (const week of taughtWeeks) {
    const taught = days.filter((day) => day.taught && day.week === week)
    const middle = taught[Math.ceil(taught.length / 2) - 1]
    const terms = middle && termsOn(middle.date)
    if (terms) weeks.set(week, terms)
  }
  const begun = (week: number) => days.some((day) => day.week === week && mondayOf(day) <= asOf)
  const past = [...weeks].filter(([week]) => begun(week)).map(([, terms]) => terms)
  const nobodyYet = !taughtWeeks.some(begun)
  const now = past.pop() ?? (nobodyYet || termsOn(asOf) ? [...weeks.values()][0] : undefined)
  const [shown] = now?.rules ?? []
  if (!now || !shown) return undefined
  return { shown, now, weeks, gaps: gapsOf(group, subject, asOf, world) }
}

function mondayOf(day: NaiveDay): string {
  return new Date(Date.parse(day.date) - (day.weekday - 1) * 86_400_000).toISOString().slice(0, 10)
}

function termsFor(
  group: readonly Rule[],
  subject: Subject,
  date: string,
  world: World,
  amountOf: (rule: Rule) => number,
): NaiveTerms | undefined {
  const name = 'person' in subject ? subject.person.name : subject.unit.name
  const each = group
    .filter((rule) => askedOf(rule, subject, date, world) !== 'no')
    .map((rule) => {
      const said = world.plan.adjustments.filter(
        (one) =>
          one.ruleId === rule.id &&
          one.subject === name &&
          (one.from === null || one.from <= date) &&
          (one.to === null || one.to >= date),
      )
      const isSet = rule.bound.kind !== 'none' && rule.bound.kind !== 'undecided'
      const adjusted = (isSet && said.filter((one) => one.change.kind === 'amount').pop()) || null
      const waiver = said.find((one) => one.change.kind === 'waive') ?? null
      const amount = adjusted?.change.kind === 'amount' ? adjusted.change.amount : amountOf(rule)
      return { rules: [rule], amount, adjusted, waiver }
    })
  const mode = world.plan.settings.groups[group[0]?.group ?? ''] ?? 'max'
  if (each.length === 0 || mode === 'first') return each[0]
  if (mode === 'sum' && each.length > 1) {
    const set = each.filter((one) => !one.waiver && one.amount >= 0)
    if (set.length === 0) return each.find((one) => !one.waiver) ?? each[0]
    return {
      rules: set.flatMap((one) => one.rules),
      amount: set.reduce((sum, one) => sum + one.amount, 0),
      adjusted: set.find((one) => one.adjusted)?.adjusted ?? null,
      waiver: null,
    }
  }
  const height = (one: NaiveTerms) => (one.waiver ? -2 : one.amount)
  const most = Math.max(...each.map(height))
  return each.find((one) => height(one) === most)
}

type Answer = 'yes' | 'no' | 'perhaps'

interface Known {
  readonly age: number
  readonly taught: number
}

const AGES = [20, 44, 45, 46, 47, 60]
const YEARS = [0, 2, 3, 4, 20]

/** Tries every age and every length of service that somebody may have when the roster does not say. */
function askedOf(rule: Rule, subject: Subject, date: string, world: World): Answer {
  const { audience } = rule
  if ('unit' in subject) {
    if (audience.level === 'person') return 'no'
    const { unit } = subject
    const there =
      audience.level === 'group' ? unit.groupKind === audience.groupKind : unit.kind === audience.level
    if (!there) return 'no'
    if (!audience.where) return 'yes'
    const numbers = factAt(unit, '人数', world.term.startOn) === undefined ? [0, 19, 20, 21, 90] : [0]
    return verdict(
      numbers.map((number) => unitHolds(audience.where as UnitPredicate, unit, date, number, world)),
    )
  }
  if (audience.level !== 'person') return 'no'
  const { person } = subject
  const here = person.appointments.filter((held) => held.from <= date && (held.to ?? '9999-12-31') >= date)
  const away = here.filter(({ post }) => ['longLeave', 'maternityLeave', 'secondment'].includes(post))
  if (away.some(({ post }) => !JSON.stringify(audience.who).includes(`"absence":"${post}"`))) return 'no'
  const ages = person.birthDate === null ? AGES : [fullYears(person.birthDate, world.term.startOn)]
  const since = person.teachingSince ?? null
  const served = since === null ? YEARS : [Math.max(0, fullYears(since, world.term.startOn))]
  return verdict(
    ages.flatMap((age) => served.map((taught) => holds(audience.who, person, date, { age, taught }, world))),
  )
}

function verdict(answers: readonly boolean[]): Answer {
  if (answers.every(Boolean)) return 'yes'
  return answers.some(Boolean) ? 'perhaps' : 'no'
}

export function isOf(rule: Pick<Rule, 'audience'>, subject: Subject, date: string, world: World): boolean {
  return askedOf(rule as Rule, subject, date, world) !== 'no'
}

function gapsOf(group: readonly Rule[], subject: Subject, date: string, world: World): string[] {
  const unsure = group.filter((rule) => askedOf(rule, subject, date, world) === 'perhaps')
  if ('unit' in subject) return unsure.length > 0 ? ['fact'] : []
  const asks = (word: string) => unsure.some((rule) => JSON.stringify(rule.audience).includes(word))
  const { birthDate, teachingSince = null } = subject.person
  return [
    ...(birthDate === null && asks('"age"') ? ['birthDate'] : []),
    ...(teachingSince === null && asks('"teaching"') ? ['teachingSince'] : []),
  ]
}

function fullYears(from: string, date: string): number {
  const [by = 0, bm = 0, bd = 0] = from.split('-').map(Number)
  const [y = 0, m = 0, d = 0] = date.split('-').map(Number)
  return y - by - (m > bm || (m === bm && d >= bd) ? 0 : 1)
}

function matches(left: number, compare: string, right: number): boolean {
  if (compare === '<=') return left <= right
  if (compare === '>=') return left >= right
  if (compare === '<') return left < right
  return compare === '>' ? left > right : left === right
}

function holds(who: PersonPredicate, person: PersonFacts, date: string, known: Known, world: World): boolean {
  const here = person.appointments.filter((held) => held.from <= date && (held.to ?? '9999-12-31') >= date)
  const again = (part: PersonPredicate) => holds(part, person, date, known, world)
  switch (who.is) {
    case 'post':
      return here.some((held) => held.post === who.post)
    case 'away':
      return here.some((held) => held.post === who.absence)
    case 'not':
      return !again(who.of)
    case 'all':
      return who.of.every(again)
    case 'any':
      return who.of.some(again)
    case 'age':
      return matches(known.age, who.compare, who.years)
    case 'years':
      return matches(known.taught, who.compare, who.years)
    case 'tag':
      return (person.tags ?? []).some(
        ({ tag, from, to }) => tag === who.tag && from <= date && (to ?? '9999') >= date,
      )
    case 'subject':
      return who.subjects.includes(person.subject ?? '')
    case 'member':
      return here.some(({ unitId }) =>
        world.units.some((unit) => unit.id === unitId && unit.groupKind === who.groupKind),
      )
    default:
      throw new Error(`nobody asks for ${who.is} here`)
  }
}

function unitHolds(
  where: UnitPredicate,
  unit: UnitFacts,
  date: string,
  unknown: number,
  world: World,
): boolean {
  switch (where.is) {
    case 'fact':
      return matches(factAt(unit, where.fact, world.term.startOn) ?? unknown, where.compare, where.amount)
    case 'tag':
      return (unit.tags ?? []).some(
        ({ tag, from, to }) => tag === where.tag && from <= date && (to ?? '9999') >= date,
      )
    case 'named':
      return where.names.includes(unit.name)
    case 'not':
      return !unitHolds(where.of, unit, date, unknown, world)
    default:
      throw new Error(`nobody asks for ${where.is} here`)
  }
}

/** The number that held on the day; else the first that was entered at all. */
export function factAt({ facts = [] }: UnitFacts, name: string, date: string): number | undefined {
  const sorted = facts.filter(({ fact }) => fact === name).sort((a, b) => (a.from < b.from ? -1 : 1))
  return (sorted.filter(({ from }) => from <= date).pop() ?? sorted[0])?.amount
}
