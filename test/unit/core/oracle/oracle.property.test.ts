import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutTerm } from '#core/calendar/school-calendar'
import { talliedOf } from '#core/plan/rules'
import { creditsOf } from '#core/record/credits'
import { formulaInWords } from '#core/standing/formula'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import { rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import { type RuleSheet, standPerson, standSchool } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { TallySheet } from '#core/standing/tally'
import { standingInWords } from '#core/standing/words'
import { SCHOOL } from '../sample/people'
import { arbitraryWorld, type World } from './arbitrary-school'
import { eachDay, lastWeek } from './naive-calendar'
import type { NaiveStanding } from './naive-case'
import { naiveStandings, weekLookedAt } from './naive-standing'

const RUNS = Number(process.env.YOUJU_PROPERTY_RUNS ?? 500)

/** The world through the core: records to credits to tallies to standings. */
function stand(world: World) {
  const calendar = layOutTerm(world.term, world.days)
  const tallied = talliedOf(world.plan)
  const tallies = TallySheet.ofCredits(
    calendar,
    world.records.flatMap((record) => creditsOf(record, tallied, calendar)),
  )
  const { plan, units, people } = world
  const school = units.find(({ id }) => id === SCHOOL.id) ?? SCHOOL
  const state = { plan, calendar, school, units, people, tallies }
  const week = calendar.weeks[weekLookedAt(world) - 1]
  if (!week) throw new Error('no such week')
  return { state, week, calendar, sheets: standSchool(state, week, world.today) }
}

function flat(sheets: readonly RuleSheet[]): NaiveStanding[] {
  return sheets.flatMap(({ standings }) =>
    standings.map(({ period, proration, gaps, ...rest }) => {
      const { ruleId, subjectId, done, target, literal, expected, status, soFar } = rest
      const { from, to } = period
      const prorated = proration !== null
      return {
        ruleId,
        subjectId,
        from,
        to,
        done,
        target,
        literal,
        expected,
        status,
        prorated,
        gaps,
        soFar,
      }
    }),
  )
}

const worlds = arbitraryWorld.filter((world) => lastWeek(eachDay(world)) > 0)
const check = (name: string, predicate: (world: World) => void) =>
  test(name, () => fc.assert(fc.property(worlds, predicate), { numRuns: RUNS }))

check('every standing is what a naive count of the raw records makes it', (world) => {
  expect(flat(stand(world).sheets)).toEqual(naiveStandings(world))
})

check('one person alone stands as in the school’s sheet', (world) => {
  const { state, week, sheets } = stand(world)
  for (const { id } of world.people) {
    const alone = standPerson(state, id, week, world.today).flatMap((sheet) => sheet.standings)
    expect(alone).toEqual(sheets.flatMap((sheet) => sheet.standings).filter((each) => each.subjectId === id))
  }
})

check('no words and no formula ever show a negative number, NaN or nothing at all', (world) => {
  const { week, calendar, sheets } = stand(world)
  const atWeekEnd = paceAt(calendar, { asOf: week.sunday, closed: true })
  for (const { rule, standings } of sheets) {
    const rolled = rollUp(standings, rule.strength)
    const lines = [
      rollUpInWords(rule, rolled, standings),
      ...standings.flatMap((each) => [
        standingInWords(rule, each, atWeekEnd),
        ...formulaInWords(rule, each, paceAt(calendar, momentIn(week, world.today)), new Map()),
      ]),
    ]
    // What the plan itself demands may read 周数-4.
    for (const line of lines.map((each) => each.replace(/^要求：.*/, '要求'))) {
      expect(line).not.toMatch(
        /(?<!\d)-\d|NaN|undefined|null|Infinity|\[object|(?:再听|再完成|还差|本周|超出|要求多) 0 /,
      )
      expect(line).not.toBe('')
    }
  }
})

check(
  'a roll-up adds up: everybody has one status, and owing is met, on track, behind and missed',
  (world) => {
    for (const { rule, standings } of stand(world).sheets) {
      const { owing, byStatus, done, target, rate } = rollUp(standings, rule.strength)
      const { met, onTrack, behind, missed, waived, logOnly } = byStatus
      expect(owing).toBe(met + onTrack + behind + missed)
      expect(owing + waived + logOnly).toBe(standings.length)
      const counted = standings.filter((each) => each.status !== 'waived')
      const sum = (of: (each: Standing) => number) => counted.reduce((all, each) => all + of(each), 0)
      if (rate) {
        expect(rate.numerator).toBe(sum((each) => each.rate?.numerator ?? 0))
        expect(rate.denominator).toBe(sum((each) => each.rate?.denominator ?? 0))
      } else {
        expect(done).toBe(sum((each) => each.done))
        expect(target).toBe(sum((each) => each.target ?? 0))
      }
    }
  },
)

check('a soft rule is never missed, and nothing is missed before its period is over', (world) => {
  for (const { rule, standings } of stand(world).sheets) {
    for (const { status, period } of standings) {
      if (status !== 'missed') continue
      expect(rule.strength).toBe('hard')
      expect(world.today > period.to).toBe(true)
    }
  }
})
