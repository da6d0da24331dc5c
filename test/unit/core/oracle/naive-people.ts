import type { PersonFacts } from '#core/org/person'
import type { PersonPredicate, Rule } from '#core/plan/plan'
import type { World } from './arbitrary-school'
import type { NaiveDay } from './naive-calendar'

/** In which weeks a person stands under which rule of a group, and which of them is shown. */
export interface NaiveService {
  readonly shown: Rule
  readonly weeks: ReadonlyMap<number, Rule>
  readonly gap: boolean
}

export function serviceOf(
  person: PersonFacts,
  group: readonly Rule[],
  days: readonly NaiveDay[],
  world: World,
  asOf: string,
): NaiveService | undefined {
  const weeks = new Map<number, Rule>()
  const taughtWeeks = [...new Set(days.filter((day) => day.taught).map((day) => day.week))]
  for (const week of taughtWeeks) {
    const taught = days.filter((day) => day.taught && day.week === week)
    const middle = taught[Math.ceil(taught.length / 2) - 1]
    const rule = middle && greatest(group, person, middle.date, world)
    if (rule) weeks.set(week, rule)
  }
  const begun = (week: number) => days.some((day) => day.week === week && mondayOf(day) <= asOf)
  const past = [...weeks].filter(([week]) => begun(week)).map(([, rule]) => rule)
  const nobodyYet = !taughtWeeks.some(begun)
  const here = greatest(group, person, asOf, world) !== undefined
  const shown = past.pop() ?? (nobodyYet || here ? [...weeks.values()][0] : undefined)
  if (!shown) return undefined
  const gap = group.some((rule) => askedOf(rule, person, asOf, world) === 'perhaps')
  return { shown, weeks, gap }
}

function mondayOf(day: NaiveDay): string {
  return new Date(Date.parse(day.date) - (day.weekday - 1) * 86_400_000).toISOString().slice(0, 10)
}

function greatest(group: readonly Rule[], person: PersonFacts, date: string, world: World): Rule | undefined {
  const matching = group.filter((rule) => askedOf(rule, person, date, world) !== 'no')
  const most = Math.max(...matching.map(amountOf))
  return matching.find((rule) => amountOf(rule) === most)
}

export function amountOf(rule: Rule): number {
  return 'amount' in rule.bound ? rule.bound.amount : -1
}

type Answer = 'yes' | 'no' | 'perhaps'

/** Tries every age somebody may have when the birth date is missing. */
function askedOf(rule: Rule, person: PersonFacts, date: string, world: World): Answer {
  if (rule.audience.level !== 'person') return 'no'
  const posts = person.appointments
    .filter((held) => held.from <= date && (held.to ?? '9999-12-31') >= date)
    .map((held) => held.post)
  if (posts.includes('longLeave')) return 'no'
  const { who } = rule.audience
  const ages =
    person.birthDate === null
      ? Array.from({ length: 60 }, (_, index) => 18 + index)
      : [ageAt(person.birthDate, world.term.startOn)]
  const answers = ages.map((age) => holds(who, posts, age))
  if (answers.every(Boolean)) return 'yes'
  return answers.some(Boolean) ? 'perhaps' : 'no'
}

function ageAt(birth: string, date: string): number {
  const [by = 0, bm = 0, bd = 0] = birth.split('-').map(Number)
  const [y = 0, m = 0, d = 0] = date.split('-').map(Number)
  return y - by - (m > bm || (m === bm && d >= bd) ? 0 : 1)
}

function holds(who: PersonPredicate, posts: readonly string[], age: number): boolean {
  switch (who.is) {
    case 'post':
      return posts.includes(who.post)
    case 'not':
      return !holds(who.of, posts, age)
    case 'all':
      return who.of.every((part) => holds(part, posts, age))
    case 'any':
      return who.of.some((part) => holds(part, posts, age))
    case 'age':
      return {
        '<=': age <= who.years,
        '>=': age >= who.years,
        '<': age < who.years,
        '>': age > who.years,
        '=': age === who.years,
      }[who.compare]
    default:
      throw new Error(`nobody counts ${who.is} here`)
  }
}
