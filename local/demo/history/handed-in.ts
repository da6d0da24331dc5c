import type { CivilDate } from '#core/calendar/civil-date'
import { holdsOn } from '#core/org/person'
import type { Plan } from '#core/plan/plan'
import { type Asked, askedBy, asks } from '#core/record/asked'
import { periodsOf } from '#core/standing/period'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import { isHereOn } from '../school/teaching'
import { HANDED_IN, RETURNED_MATERIAL, SOURCES } from '../texts/handed-in'
import type { Chronicle } from './chronicle'
import { type Content, type Deed, submission } from './deed'
import { nextDay } from './next-day'

/** What of what is due already was handed in, and of what is due later; the rest is on somebody's list. */
const OF_DUE = 0.8
const OF_LATER = 0.25
/** As many people and units of each level hand something in at most: the demo is to be up soon. */
const MOST_OF_A_LEVEL = 9

interface Speaker {
  /** Who speaks on a day: posts change. */
  readonly on: (day: CivilDate) => Person
  readonly unitId: string | null
}

/** Things handed in and declared under both plans: accepted, waiting, sent back, and not there yet. */
export function handedIn(chronicle: Chronicle, plans: readonly Plan[], random: Random): Deed[] {
  return askedBy(plans).flatMap((asked) => {
    const about = random.branch(`${asked.kind} ${asked.level} ${asked.title}`)
    const share = isDue(asked, plans, chronicle) ? OF_DUE : OF_LATER
    return speakersFor(asked, chronicle, about)
      .filter(() => about.chance(share))
      .flatMap((speaker) => handingIn(asked, speaker, chronicle, about))
  })
}

/** Whether something of it has come due by today. */
function isDue(asked: Asked, plans: readonly Plan[], { school }: Chronicle): boolean {
  return plans.some(({ rules, settings }) =>
    rules.some(
      (rule) =>
        asks(rule, asked) &&
        periodsOf(rule.cadence, school.calendar, settings.milestones).some(
          ({ dueOn }) => dueOn < school.today,
        ),
    ),
  )
}

function speakersFor({ level }: Asked, chronicle: Chronicle, random: Random): Speaker[] {
  const { school } = chronicle
  const { cast, units, staff, today } = school
  const heads = (post: 'gradeLead' | 'classTeacher', some: readonly { readonly id: string }[]) =>
    some.flatMap(({ id }) => {
      const person = staff.find(({ appointments }) =>
        appointments.some((held) => held.post === post && held.unitId === id && holdsOn(held, today)),
      )
      return person ? [{ on: () => person, unitId: id }] : []
    })
  switch (level) {
    case 'school':
      return [{ on: () => cast.clerk, unitId: null }]
    case 'group':
      return units.groups.map(({ id }) => ({ on: (day) => chronicle.leadOf(id, day), unitId: id }))
    case 'grade':
      return heads('gradeLead', units.grades)
    case 'class':
      return random.shuffled(heads('classTeacher', units.classes)).slice(0, MOST_OF_A_LEVEL)
    case 'person': {
      const trained = staff.filter(({ tags = [] }) => tags.some(({ tag }) => tag === '培养对象'))
      return random
        .shuffled(trained)
        .slice(0, MOST_OF_A_LEVEL)
        .map((person) => ({ on: () => person, unitId: null }))
    }
    case 'club':
      return []
  }
}

/** Handed in on a day gone by; what asks for acceptance is accepted the next day, or sent back, or waits. */
function handingIn(asked: Asked, speaker: Speaker, chronicle: Chronicle, random: Random): Deed[] {
  const { on } = chronicle.dayAt(random.between(20, 99) / 100)
  const person = speaker.on(on)
  if (!isHereOn(person, on)) return []
  const at = chronicle.after(random, on, '16:40', 180)
  const entry = submission(
    chronicle.ids.at(at),
    contentOf(asked, speaker.unitId, on, chronicle, random),
    person.id,
    at,
  )
  if (asked.kind === 'declared' || !asked.accepting || random.chance(0.3)) return [[entry]]
  const { cast, officer } = chronicle.school
  const by = asked.level === 'school' ? officer.id : cast.director.id
  if (by === person.id) return [[entry]]
  const decision = random.chance(0.15)
    ? ({ decision: 'return', reason: RETURNED_MATERIAL } as const)
    : ({ decision: 'accept' } as const)
  const input = { id: entry.input.id, revision: 1, ...decision }
  return [[entry, { operation: 'record.decide', input, by, at: nextDay(entry, '09:20', chronicle) }]]
}

function contentOf(
  { kind, title, level }: Asked,
  unitId: string | null,
  on: CivilDate,
  { school: { units } }: Chronicle,
  random: Random,
): Content {
  const from = { on, title, level, unitId }
  if (kind === 'deliverable') return { kind, payload: { ...from, note: random.pick(HANDED_IN) } }
  const children = units.all
    .find(({ id }) => id === (unitId ?? units.school.id))
    ?.facts?.find(({ fact }) => fact === '人数')?.amount
  const amount = title.includes('不一致') ? 0 : Math.round((children ?? 40) * (0.9 + random.next() * 0.1))
  return { kind, payload: { ...from, amount, source: random.pick(SOURCES) } }
}
