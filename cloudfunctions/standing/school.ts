import { sql } from 'kysely'
import type { Week } from '#core/calendar/school-calendar'
import type { Output } from '#core/contract/contract'
import { misfitsOf } from '#core/plan/fit'
import { RECORD_KINDS } from '#core/record/record'
import { reaches } from '#core/rights/reach'
import type { Gap } from '#core/standing/gaps'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import { standingInWords } from '#core/standing/words'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadRecordsKnownAt } from '../_shared/store/records-known'
import type { LoadedSchool } from '../_shared/store/school-state'
import { objections } from '../_shared/store/statement'
import { toAccept } from '../_shared/store/to-accept'
import { awaiting } from '../_shared/store/waiting'
import { deadlinesOf, dueInWeek } from './due'
import { type Look, type Looks, looksAt, momentOf, onItsDay, type View } from './look'
import { asOfShape, promiseShape, SubjectNames, weekShape } from './shapes'
import { onceFor } from './standings-at-hand'
import { seesEach } from './visible'

type Sheet = Output<'standing.school'>

export const school = operationAtHand('standing.school', (view, context) => schoolWeek(view, context))

/** The principal's week; a report freezes what this says. */
export async function schoolWeek(view: View, given: SignedInContext): Promise<Sheet> {
  const context = onItsDay(view, given)
  const { today } = context
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  const { happened, ...open } = await countsOf(loaded, given, context, momentOf(view))
  const { due, promises, needHelp, ...gaps } = saidOf(looks, context)
  const { elapsed, total } = paceAt(loaded.state.calendar, momentIn(loaded.week, today))
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    pace: { elapsed, total, words: `本学期 ${total} 个教学日，已过 ${elapsed} 个` },
    due,
    promises,
    happened: happenedShape(happened),
    needHelp,
    open: { ...open, ...gaps },
  }
}

type Said = Pick<Sheet, 'due' | 'promises' | 'needHelp'> & Omit<Sheet['open'], keyof Counts>

/** What the standings say; leaders who look at the same ones are told it once worked out. */
function saidOf(looks: Looks, context: SignedInContext): Said {
  const { rights } = context.caller
  if (rights.seeWeek !== 'school') return say(looks, context)
  const [first, ...beside] = looks
  const audience = rights.checkRecords ? 'leaders' : 'clerk'
  return onceFor([first.sheets, ...beside.map(({ sheets }) => sheets)], `week of ${audience}`, () =>
    say(looks, context),
  )
}

function say(looks: Looks, context: SignedInContext): Said {
  const [{ loaded }] = looks
  const names = new SubjectNames(loaded, context.today)
  const seesSchool = reaches('standing.school', context.caller.roles, 'school')
  return {
    due: looks.flatMap((look) => dueInWeek(look, names, context)),
    promises: looks.flatMap((look) => look.sheets.map((sheet) => promiseShape(sheet, look.loaded))),
    needHelp: looks.flatMap((look) => needHelpOf(look, names, context)),
    deadlines: looks
      .flatMap((look) => deadlinesOf(look, names, context))
      .sort((a, b) => a.daysLeft - b.daysLeft),
    ...gapsOf(looks, names),
    misfits: seesSchool
      ? looks.flatMap((look) => misfitsOf(look.loaded.state.plan, loaded.state.calendar))
      : [],
  }
}

function needHelpOf(
  { plan, loaded, sheets }: Look,
  names: SubjectNames,
  { caller }: SignedInContext,
): Sheet['needHelp'] {
  const atWeekEnd = paceAt(loaded.state.calendar, { asOf: loaded.week.sunday, closed: true })
  return sheets
    .filter(({ rule }) => seesEach(rule, caller))
    .flatMap(({ rule, standings }) =>
      standings
        .filter(({ status }) => status === 'behind' || status === 'missed')
        .map((standing) => ({
          planId: plan.id,
          ruleId: rule.id,
          ruleName: rule.name,
          subjectId: standing.subjectId,
          subjectName: names.nameOf(standing.subjectId),
          groupName: names.groupOf(standing.subjectId)?.name ?? '',
          words: standingInWords(rule, standing, atWeekEnd),
        })),
    )
}

type Counts = Pick<Sheet['open'], 'awaiting' | 'toAccept' | 'objections'> & {
  readonly happened: Readonly<Record<string, number>>
}

/** What is open now, and the counted records of the week by kind; row security narrows them to what the caller may see. */
async function countsOf(
  { week, state }: LoadedSchool,
  now: SignedInContext,
  { tx, caller }: SignedInContext,
  at: Date | undefined,
): Promise<Counts> {
  const { id: termId } = state.calendar.term
  const happened = at
    ? sql`${await happenedBy(at, termId, week, { tx, caller })}::jsonb`
    : sql`youju.happened(${termId}::uuid, ${Object.keys(RECORD_KINDS)}::text[], ${week.monday}::date, ${week.sunday}::date)`
  const { rows } = await sql<Counts>`
    select ${happened} as happened, ${awaiting(caller)} as awaiting, ${await toAccept(now)} as "toAccept",
           ${objections(null)} as objections`.execute(tx)
  return rows[0] as Counts
}

async function happenedBy(
  at: Date,
  termId: string,
  week: Week,
  { tx, caller }: Pick<SignedInContext, 'tx' | 'caller'>,
): Promise<string> {
  const counts: Record<string, number> = {}
  for (const row of await loadRecordsKnownAt(tx, caller, termId, at)) {
    const isOfWeek = week.monday <= row.happenedOn && row.happenedOn <= week.sunday
    if (isOfWeek && row.state === 'counted') counts[row.kind] = (counts[row.kind] ?? 0) + 1
  }
  return JSON.stringify(counts)
}

function happenedShape(counts: Readonly<Record<string, number>>): Sheet['happened'] {
  return (Object.keys(RECORD_KINDS) as (keyof typeof RECORD_KINDS)[]).map((kind) => ({
    kind,
    label: RECORD_KINDS[kind],
    count: counts[kind] ?? 0,
  }))
}

type Gaps = Pick<Sheet['open'], 'missingBirthDates' | 'missingTeachingSince' | 'unsetCadence' | 'undecided'>

/** What nobody has said yet and numbers hang on: nobody else's birth date is asked for. */
function gapsOf(looks: readonly Look[], names: SubjectNames): Gaps {
  const standings = looks.flatMap(({ sheets }) => sheets.flatMap((sheet) => sheet.standings))
  const without = (gap: Gap) => [
    ...new Set(
      standings.filter(({ gaps }) => gaps.includes(gap)).map(({ subjectId }) => names.nameOf(subjectId)),
    ),
  ]
  const rules = looks.flatMap(({ plan, sheets }) =>
    sheets.map(({ rule }) => ({ planId: plan.id, ruleId: rule.id, ruleName: rule.name, rule })),
  )
  const named = (wanted: (each: (typeof rules)[number]) => boolean) =>
    rules.filter(wanted).map(({ rule: _, ...ref }) => ref)
  return {
    missingBirthDates: without('birthDate'),
    missingTeachingSince: without('teachingSince'),
    unsetCadence: named(({ rule }) => rule.cadence.every === 'unset'),
    undecided: named(({ rule }) => rule.bound.kind === 'undecided'),
  }
}
