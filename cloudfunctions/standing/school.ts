import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { misfitsOf } from '#core/plan/fit'
import { RECORD_KINDS } from '#core/record/record'
import { reaches } from '#core/rights/scope'
import type { Gap } from '#core/standing/gaps'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import { standingInWords } from '#core/standing/words'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadRecordsKnownAt } from '../_shared/store/records-known'
import type { LoadedSchool } from '../_shared/store/school-state'
import { countObjections } from '../_shared/store/statement'
import { countToAccept } from '../_shared/store/to-accept'
import { countAwaiting } from '../_shared/store/waiting'
import { deadlinesOf, dueInWeek } from './due'
import { type Look, looksAt, momentOf, onItsDay, type View } from './look'
import { asOfShape, promiseShape, SubjectNames, weekShape } from './shapes'
import { seesEach } from './visible'

type Sheet = Output<'standing.school'>

export const school = operationAtHand('standing.school', (view, context) => schoolWeek(view, context))

/** The principal's week; a report freezes what this says. */
export async function schoolWeek(view: View, given: SignedInContext): Promise<Sheet> {
  const context = onItsDay(view, given)
  const { tx, caller, today } = context
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  const names = new SubjectNames(loaded, today)
  const seesSchool = reaches('standing.school', caller.roles, 'school')
  const { elapsed, total } = paceAt(loaded.state.calendar, momentIn(loaded.week, today))
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    pace: { elapsed, total, words: `本学期 ${total} 个教学日，已过 ${elapsed} 个` },
    due: looks.flatMap((look) => dueInWeek(look, names, context)),
    promises: looks.flatMap((look) => look.sheets.map((sheet) => promiseShape(sheet, look.loaded))),
    happened: happenedShape(await happenedIn(loaded, context, momentOf(view))),
    needHelp: looks.flatMap((look) => needHelp(look, names, context)),
    open: {
      awaiting: await countAwaiting(tx, caller),
      toAccept: await countToAccept(given),
      objections: await countObjections(tx, caller),
      deadlines: looks
        .flatMap((look) => deadlinesOf(look, names, context))
        .sort((a, b) => a.daysLeft - b.daysLeft),
      ...gapsOf(looks, names),
      misfits: seesSchool
        ? looks.flatMap((look) => misfitsOf(look.loaded.state.plan, loaded.state.calendar))
        : [],
    },
  }
}

function needHelp(
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

/** Counted records of the week by kind; row security narrows them to what the caller may see. */
async function happenedIn(
  { week, state }: LoadedSchool,
  { tx, caller }: SignedInContext,
  at: Date | undefined,
): Promise<ReadonlyMap<string, number>> {
  const { id: termId } = state.calendar.term
  if (at) {
    const counts = new Map<string, number>()
    for (const row of await loadRecordsKnownAt(tx, caller, termId, at)) {
      const isOfWeek = week.monday <= row.happenedOn && row.happenedOn <= week.sunday
      if (isOfWeek && row.state === 'counted') counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1)
    }
    return counts
  }
  const rows = await tx
    .selectFrom('record')
    .select(['kind', sql<number>`count(*)`.as('count')])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('termId', '=', termId)
    .where('happenedOn', '>=', week.monday)
    .where('happenedOn', '<=', week.sunday)
    .where('state', '=', 'counted')
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

function happenedShape(counts: ReadonlyMap<string, number>): Sheet['happened'] {
  return (Object.keys(RECORD_KINDS) as (keyof typeof RECORD_KINDS)[]).map((kind) => ({
    kind,
    label: RECORD_KINDS[kind],
    count: counts.get(kind) ?? 0,
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
